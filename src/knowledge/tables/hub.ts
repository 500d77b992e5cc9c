import {
  control,
  data,
  FINE_TUNE,
  JOIN_HUB,
  MODEL_USE,
  READ_WORKSPACE,
  WRITE_WORKSPACE,
} from '../operation-names.ts'
import type { AssigneeKind, Requirement, ResourceKind, RoleName, Table } from '../requirement.ts'
import { ROLES } from '../role-names.ts'

interface PermissionRow {
  readonly id: string
  readonly operation: string
  readonly purpose: string
}

/** Rows of the tables that name a permission and no role; the prose may say which roles do. */
function permissionRows(
  table: Table,
  assignee: AssigneeKind,
  resource: ResourceKind,
  rows: readonly PermissionRow[],
  otherRoles: readonly RoleName[] = [],
): Requirement[] {
  return rows.map(({ id, operation, purpose }) => ({
    id: `${table}/${id}`,
    table,
    role: null,
    ...(otherRoles.length === 0 ? {} : { otherRoles }),
    operations: [control(operation)],
    assignee,
    resource,
    purpose,
  }))
}

/** What the person who creates a hub needs for the services behind it. */
export const hubCreation: readonly Requirement[] = permissionRows(
  'hub-creation',
  'caller',
  'creation-scope',
  [
    {
      id: 'storage',
      operation: 'Microsoft.Storage/storageAccounts/write',
      purpose: 'create the storage account',
    },
    { id: 'key-vault', operation: 'Microsoft.KeyVault/vaults/write', purpose: 'create the key vault' },
    {
      id: 'cognitive-services',
      operation: 'Microsoft.CognitiveServices/accounts/write',
      purpose: 'create the AI services account',
    },
    { id: 'workspace', operation: WRITE_WORKSPACE.name, purpose: 'create the hub itself' },
  ],
  [ROLES.contributor, ROLES.owner],
)

/** What the person who creates a hub with Application Insights needs besides. */
export const appInsights: readonly Requirement[] = permissionRows(
  'app-insights',
  'caller',
  'creation-scope',
  [
    {
      id: 'component',
      operation: 'Microsoft.Insights/Components/Write',
      purpose: 'create the Application Insights component',
    },
    {
      id: 'workspace',
      operation: 'Microsoft.OperationalInsights/workspaces/write',
      purpose: 'create or link the Log Analytics workspace',
    },
  ],
)

export const projectCreation: readonly Requirement[] = permissionRows(
  'project-creation',
  'caller',
  'hub',
  [{ id: 'join', operation: JOIN_HUB.name, purpose: 'create a project in the hub' }],
  [ROLES.aiDeveloper],
)

/** What end-to-end work on a project takes. */
export const projectMember: readonly Requirement[] = [
  {
    id: 'project-member/hub-reader',
    table: 'project-member',
    role: ROLES.reader,
    operations: [READ_WORKSPACE],
    assignee: 'caller',
    resource: 'hub',
    purpose:
      'see the hub; the studio assigns this when it shares a project, a role assigned by hand does not',
  },
  {
    id: 'project-member/deployment-operator',
    table: 'project-member',
    role: ROLES.inferenceDeploymentOperator,
    operations: [control('Microsoft.Authorization/*/read'), control('Microsoft.Resources/deployments/*')],
    assignee: 'caller',
    resource: 'resource-group',
    purpose:
      'create deployments; the studio assigns this when it shares a project, a role assigned by hand does not',
  },
  {
    id: 'project-member/developer',
    table: 'project-member',
    role: ROLES.aiDeveloper,
    otherRoles: [ROLES.contributor],
    operations: [
      READ_WORKSPACE,
      control('Microsoft.MachineLearningServices/workspaces/connections/read'),
      control('Microsoft.MachineLearningServices/workspaces/onlineEndpoints/write'),
    ],
    assignee: 'caller',
    resource: 'project',
    purpose: 'build and deploy in the project',
  },
]

/** Connecting an Azure OpenAI resource that was there before: one of the two, by what the person does with it. */
export const openaiExisting: readonly Requirement[] = [
  {
    id: 'openai-existing/user',
    table: 'openai-existing',
    role: ROLES.openaiUser,
    operations: MODEL_USE,
    assignee: 'caller',
    resource: 'openai',
    purpose: 'use the models that are deployed',
  },
  {
    id: 'openai-existing/contributor',
    table: 'openai-existing',
    role: ROLES.openaiContributor,
    operations: [...MODEL_USE, control('Microsoft.CognitiveServices/accounts/deployments/write'), FINE_TUNE],
    assignee: 'caller',
    resource: 'openai',
    purpose: 'deploy and fine-tune models, and use them',
  },
]

/** What a hub's own identity needs on resources that were not made with the hub. */
export const outsideResource: readonly Requirement[] = [
  {
    id: 'outside-resource/blob',
    table: 'outside-resource',
    role: ROLES.storageBlobDataReader,
    operations: [data('Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read')],
    assignee: 'hub-identity',
    resource: 'blob-storage',
    purpose: 'read blobs of a storage account that was not made with the hub',
  },
  {
    id: 'outside-resource/search',
    table: 'outside-resource',
    role: ROLES.searchIndexDataReader,
    operations: [data('Microsoft.Search/searchServices/indexes/documents/read')],
    assignee: 'hub-identity',
    resource: 'search',
    purpose: 'query a search service that was not made with the hub',
  },
]
