import type { Family } from '../family.ts'

/** Azure Machine Learning workspaces, which hubs of the studio are as well. */
export const MACHINE_LEARNING: readonly Family[] = [
  {
    id: 'ml-identity-lacks-permissions',
    cause: 'missing-role',
    service: 'by-operation',
    plane: 'control',
    says: [
      'Identity(object id: {objectId} does not have permission(s|) for {operation}',
      '(Identity|User|Principal) does not have permission(s|) for {operation}',
    ],
    alongside: ['UserError'],
    samples: [
      '(UserError) Identity(object id: 0f1e2d3c-4b5a-4678-9abc-def012345678) does not have permissions for Microsoft.MachineLearningServices/workspaces/agents/action actions. Please refer to https://aka.ms/azureml-auth-troubleshooting to fix the permissions issue.',
    ],
  },
  {
    id: 'ml-private-link',
    cause: 'network',
    service: 'ml-workspace',
    plane: 'data',
    says: [
      'accessible from outside of the designated private link',
      'workspace is not accessible from public network',
    ],
    alongside: ['UserError'],
    samples: [
      '(UserError) User is not authorized to access provided resources due to none of the workspaces/registries are accessible from outside of the designated private link.',
    ],
  },
  {
    id: 'ml-workspace-secret',
    cause: 'missing-role',
    service: 'ml-workspace',
    plane: 'data',
    says: [
      'Access denied to list workspace secret',
      "assign RBAC role 'AzureML Data Scientist'",
      'workspaces .. connections/secrets/listsecrets ... Identity(object id',
    ],
    alongside: ['UserError'],
    samples: [
      "(UserError) Access denied to list workspace secret due to invalid authentication. Please assign RBAC role 'AzureML Data Scientist' to the endpoint for current workspace.",
    ],
  },
  {
    id: 'ml-datastore-identity',
    cause: 'missing-role',
    service: 'storage-blob',
    plane: 'data',
    says: [
      'workspace msi failed to authenticate storage account',
      'grant .. role to workspace (msi|identity)',
    ],
    samples: [
      'Datastore has no credentials, and workspace msi failed to authenticate storage account. Please grant Storage Account Contributor role to workspace msi.',
    ],
  },
  {
    id: 'ml-quota',
    cause: 'quota',
    service: 'ml-workspace',
    plane: 'control',
    says: [
      'subscription has a total vCPU quota of',
      'Not enough quota available for .. in SubscriptionId',
      'exceeds the quota limit of .. cores',
      'Not enough cluster CPU quota',
    ],
    samples: [
      '{"errors":{"VmSize":["Not enough quota available for Standard_DS3_v2 in SubscriptionId 11111111-2222-4333-8444-555555555555. Current usage/limit: 0/6. Additional needed: 8"]}}',
    ],
  },
  {
    id: 'ml-endpoint-key',
    cause: 'bad-key',
    service: 'ml-workspace',
    plane: 'data',
    says: ['key_auth_access_denied', 'ScoreRequestUnauthorized ... Invalid credentials provided'],
    codes: ['ScoreRequestUnauthorized'],
    samples: [
      'key_auth_access_denied',
      '{"error":{"code":"Unauthorized","message":"Request is unauthorized to access resource.","details":[{"code":"ScoreRequestUnauthorized","message":"Invalid credentials provided."}]}}',
    ],
  },
  {
    id: 'ml-endpoint-token',
    cause: 'token',
    service: 'ml-workspace',
    plane: 'data',
    says: [
      'Jwt issuer is not configured',
      'Jwt (is expired|verification fails|is missing)',
      'Entra Token denied by policy',
      'token_auth_access_denied',
      'Bearer token not provided',
      'AzureMLUnauthorizedError',
    ],
    amid: ['machine-learning', 'azureml', 'ml.azure.com', 'mlexception', 'inference', 'azure', 'mlflow'],
    samples: [
      '(401) Jwt issuer is not configured\nSee https://learn.microsoft.com/azure/machine-learning/how-to-troubleshoot-online-endpoints',
    ],
  },
  {
    id: 'ml-compute-assigned',
    cause: 'other',
    service: 'ml-workspace',
    plane: 'data',
    says: [
      'User with objectId({objectId} is not authorized to invoke this runtime',
      'runtime compute instance ... is assigned to',
      'User {name} does not have access to compute instance',
      'Only the creator can access a compute instance',
      'is not an owner or assigned user to the Compute Instance',
      'compute instance is assigned to another user',
    ],
    alongside: ['UserError'],
    samples: [
      'Flow Runtime operation failed with Forbidden: User with objectId(0f1e2d3c-4b5a-4678-9abc-def012345678) is not authorized to invoke this runtime as the runtime compute instance ci-demo is assigned to 1f1e2d3c-4b5a-4678-9abc-def012345678.',
    ],
  },
  {
    id: 'ml-studio-denied',
    cause: 'missing-role',
    service: 'ml-workspace',
    plane: 'control',
    certainty: 'suggested',
    says: [
      'You are not authorized to access this resource',
      'You do not have permission to run cells',
      'may not have permission to Connect to the Compute Instance',
      'is not allowed to access registry',
      'do not have (permission|access) to (access |)(this|the) workspace',
      "don't have (permission|access) to (access |)(this|the) workspace",
      'user does not have (permission|access) to (access |)(this|the) workspace',
    ],
    amid: [
      'azureml',
      'machine learning',
      'ml studio',
      'ml.azure.com',
      'ai studio',
      'azure ai',
      'run cells',
      'compute instance',
      'registry',
    ],
    samples: ['ml.azure.com: You are not authorized to access this resource.'],
  },
  {
    id: 'ml-sdk-forbidden',
    cause: 'missing-role',
    service: 'ml-workspace',
    plane: 'control',
    certainty: 'bare',
    says: [
      "ErrorResponseWrapperException: Operation returned an invalid status code 'Forbidden'",
      'AzureMLTreeDataProvider ... Error type: 403 Error Message: Forbidden',
      'azureml ... Error type: 403 Error Message: Forbidden',
      'Received bad response from Model Management Service: Response Code: 403',
      'API request to endpoint /api/2.0/mlflow .. failed with error code 403',
    ],
    samples: [
      "azureml._base_sdk_common.workspace.models.error_response_wrapper.ErrorResponseWrapperException: Operation returned an invalid status code 'Forbidden'",
    ],
  },
]
