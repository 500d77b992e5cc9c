import type { Family } from '../family.ts'

/** Foundry projects, agents and the hubs of the older studio. */
export const FOUNDRY: readonly Family[] = [
  {
    id: 'foundry-user-needs-action',
    cause: 'missing-role',
    service: 'foundry-project',
    plane: 'data',
    says: [
      'ensure that the (user|principal|identity|caller) has {operation} action on the project',
      'ensure that the (user|principal|identity|caller) with objectId {objectId} has {operation} action on the project',
      'Authorization error encountered when processing your request',
      'have permission to build agents in this project',
      'permission to write role assignments on Foundry Project',
      'The action can(n|)not be finished with reason Forbidden',
    ],
    codes: ['UnauthorizedUserAction'],
    samples: [
      'Authorization error encountered when processing your request. Please ensure that the user has Microsoft.CognitiveServices/accounts/AIServices/agents/write action on the project.',
    ],
  },
  {
    id: 'foundry-workspace-identity',
    cause: 'missing-role',
    service: null,
    plane: 'control',
    says: ['workspace MSI does not have ... permission(s|) to the underlying resource'],
    samples: [
      'Validation error: The workspace MSI does not have deployment/write permissions to the underlying resource.',
    ],
  },
  {
    id: 'foundry-vscode-403',
    cause: 'missing-role',
    service: 'foundry-project',
    plane: 'data',
    certainty: 'bare',
    says: ['Error Message: 403: Forbidden'],
    amid: ['Product: Visual Studio Code'],
    samples: [
      'Action: AgentRootTreeNode.getChildren\nError type: c\nError Message: 403: Forbidden\n\nVersion: 0.5.1\nProduct: Visual Studio Code',
    ],
  },
  {
    id: 'foundry-vscode-401',
    cause: 'token',
    service: 'foundry-project',
    plane: 'data',
    certainty: 'bare',
    says: ['Error Message: 401: Unauthorized'],
    amid: ['Product: Visual Studio Code'],
    samples: [
      'Action: AgentRootTreeNode.getChildren\nError type: c\nError Message: 401: Unauthorized\n\nVersion: 0.5.1\nProduct: Visual Studio Code',
    ],
  },
  {
    id: 'hub-network-service',
    cause: 'missing-role',
    service: 'by-hints',
    plane: 'control',
    says: [
      'Network Service does not have permission to check resource ... grant {name} (appId: {appId} read or contributor access',
      'Network Service does not have permission to check resource',
    ],
    samples: [
      "error: 'Network Service does not have permission to check resource ${searchServices_srch_externalid} details. Please consider grant Azure Machine Learning (appId: 0736f41a-0425-4b46-bdb5-1563eff02385) read or contributor access to connected resource.'",
    ],
  },
]
