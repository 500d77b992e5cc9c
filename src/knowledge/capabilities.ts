import type { Operation } from '../rbac/operation.ts'
import { ASSIGN_ROLES, control, READ_WORKSPACE, WRITE_WORKSPACE } from './operation-names.ts'

/** Something that the article's tables of roles let somebody do on a hub or a project. */
export interface Capability {
  readonly id: string
  readonly operation: Operation
  /** `change the settings of hub-contoso`, for a name or for `the hub` */
  readonly titleAt: (workspace: string) => string
}

const WORKSPACES = 'Microsoft.MachineLearningServices/workspaces'

export const WORKSPACE_CAPABILITIES: readonly Capability[] = [
  { id: 'see', operation: READ_WORKSPACE, titleAt: (workspace) => `see ${workspace}` },
  {
    id: 'manage',
    operation: WRITE_WORKSPACE,
    titleAt: (workspace) => `change the settings of ${workspace}`,
  },
  {
    id: 'create-compute',
    operation: control(`${WORKSPACES}/computes/write`),
    titleAt: () => 'create compute',
  },
  {
    id: 'create-connections',
    operation: control(`${WORKSPACES}/connections/write`),
    titleAt: () => 'create connections',
  },
  {
    id: 'create-deployments',
    operation: control(`${WORKSPACES}/onlineEndpoints/write`),
    titleAt: () => 'create deployments',
  },
  { id: 'assign-roles', operation: ASSIGN_ROLES, titleAt: () => 'assign roles' },
]
