import {
  ASSIGN_ROLES,
  control,
  JOIN_HUB,
  MODEL_USE,
  READ_WORKSPACE,
  WRITE_WORKSPACE,
} from '../operation-names.ts'
import type { Operation } from '../../rbac/operation.ts'
import type { Requirement, RoleName, Table } from '../requirement.ts'
import { ROLES } from '../role-names.ts'

const BUILD: readonly Operation[] = [
  READ_WORKSPACE,
  control('Microsoft.MachineLearningServices/workspaces/computes/write'),
  control('Microsoft.MachineLearningServices/workspaces/connections/write'),
  control('Microsoft.MachineLearningServices/workspaces/onlineEndpoints/write'),
]
const DEPLOY_RESOURCES: readonly Operation[] = [
  control('Microsoft.Authorization/*/read'),
  control('Microsoft.Resources/deployments/*'),
]

interface RoleRow {
  readonly id: string
  readonly role: RoleName
  readonly hub: readonly Operation[]
  readonly hubPurpose: string
  readonly project: readonly Operation[]
  readonly projectPurpose: string
}

/**
 * The built-in roles of hubs and projects, told by what their definitions grant. The article says that
 * Azure AI Developer may assign permissions within a project; its definition holds no such operation.
 */
const roleRows: readonly RoleRow[] = [
  {
    id: 'owner',
    role: ROLES.owner,
    hub: [...BUILD, JOIN_HUB, WRITE_WORKSPACE, ASSIGN_ROLES],
    hubPurpose: 'manage the hub, create hubs and assign roles',
    project: [...BUILD, WRITE_WORKSPACE, ASSIGN_ROLES],
    projectPurpose: 'manage the project and assign roles in it',
  },
  {
    id: 'contributor',
    role: ROLES.contributor,
    hub: [...BUILD, JOIN_HUB, WRITE_WORKSPACE],
    hubPurpose: 'manage the hub and create hubs, without assigning roles',
    project: [...BUILD, WRITE_WORKSPACE],
    projectPurpose: 'manage the project, without assigning roles',
  },
  {
    id: 'ai-developer',
    role: ROLES.aiDeveloper,
    hub: [...BUILD, JOIN_HUB, ...MODEL_USE],
    hubPurpose:
      'create projects, compute, connections and deployments, and use models, without creating hubs',
    project: [...BUILD, ...MODEL_USE],
    projectPurpose: 'create compute, connections and deployments, and use models',
  },
  {
    id: 'inference-deployment-operator',
    role: ROLES.inferenceDeploymentOperator,
    hub: DEPLOY_RESOURCES,
    hubPurpose: 'deploy resources within the resource group',
    project: DEPLOY_RESOURCES,
    projectPurpose: 'deploy resources within the resource group',
  },
  {
    id: 'reader',
    role: ROLES.reader,
    hub: [READ_WORKSPACE],
    hubPurpose: 'see the hub',
    project: [READ_WORKSPACE],
    projectPurpose: 'see the project',
  },
]

function rowsOf(table: Table & ('hub-role' | 'project-role')): Requirement[] {
  return roleRows.map((row) => ({
    id: `${table}/${row.id}`,
    table,
    role: row.role,
    operations: table === 'hub-role' ? row.hub : row.project,
    assignee: 'caller',
    resource: table === 'hub-role' ? 'hub' : 'project',
    purpose: table === 'hub-role' ? row.hubPurpose : row.projectPurpose,
  }))
}

export const hubRole: readonly Requirement[] = rowsOf('hub-role')
export const projectRole: readonly Requirement[] = rowsOf('project-role')

/** The enterprise example: who works at which level. */
export const persona: readonly Requirement[] = [
  {
    id: 'persona/it-admin',
    table: 'persona',
    role: ROLES.owner,
    operations: [...BUILD, JOIN_HUB, WRITE_WORKSPACE, ASSIGN_ROLES],
    assignee: 'caller',
    resource: 'hub',
    purpose: 'set the hub up to the enterprise standard and assign the managers their role (IT admin)',
  },
  {
    id: 'persona/manager',
    table: 'persona',
    role: ROLES.contributor,
    otherRoles: [ROLES.aiDeveloper],
    operations: [...BUILD, JOIN_HUB],
    assignee: 'caller',
    resource: 'hub',
    purpose: 'manage the hub, audit compute and connections, share connections (manager)',
  },
  {
    id: 'persona/lead-developer',
    table: 'persona',
    role: ROLES.aiDeveloper,
    operations: [
      JOIN_HUB,
      control('Microsoft.MachineLearningServices/workspaces/computes/write'),
      control('Microsoft.MachineLearningServices/workspaces/connections/write'),
    ],
    assignee: 'caller',
    resource: 'hub',
    purpose: 'create projects for the team and shared compute and connections (lead developer)',
  },
  {
    id: 'persona/developer',
    table: 'persona',
    role: ROLES.aiDeveloper,
    otherRoles: [ROLES.contributor],
    operations: BUILD,
    assignee: 'caller',
    resource: 'project',
    purpose: 'build and deploy models within a project (developer)',
  },
]
