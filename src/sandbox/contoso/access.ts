import { v5 as uuid5 } from 'uuid'
import { builtInRoleNamed } from '../../knowledge/catalogue/roles.ts'
import { EVERYONE } from '../../rbac/principal.ts'
import { extensionId } from '../extension-resource.ts'
import type {
  TenantDenyAssignment,
  TenantLock,
  TenantRoleAssignment,
  TenantRoleDefinition,
  TenantScheduleInstance,
} from '../tenant.ts'
import * as people from './people.ts'
import * as places from './places.ts'
import { IDENTITIES } from './resources.ts'

const ASSIGNED_ON = '2026-03-02T09:00:00.0000000Z'
const NAMES = '3cd48ea2-c540-4632-86ae-fe0eb509b358'
const HUB_BUILDER = '42834654-4e3e-410d-8555-4da0af0a9ee0'

/** All that hub creation takes; yet Azure lets only Owner and Contributor make hubs. */
export const ROLE_DEFINITIONS: readonly TenantRoleDefinition[] = [
  {
    id: extensionId(places.AI_SCOPE, 'roleDefinitions', HUB_BUILDER),
    name: HUB_BUILDER,
    properties: {
      roleName: 'Contoso Hub Builder',
      type: 'CustomRole',
      description: 'Creates AI hubs and what they are made of.',
      assignableScopes: [places.AI_SCOPE],
      permissions: [
        {
          actions: [
            'Microsoft.MachineLearningServices/workspaces/write',
            'Microsoft.Storage/storageAccounts/write',
            'Microsoft.KeyVault/vaults/write',
            'Microsoft.CognitiveServices/accounts/write',
            'Microsoft.Resources/deployments/*',
            '*/read',
          ],
          notActions: [],
          dataActions: [],
          notDataActions: [],
        },
      ],
    },
  },
]

/** Lets Ravi give two roles, to people only, and no others. */
const DELEGATION = delegation([roleId('Cognitive Services OpenAI User'), roleId('Search Index Data Reader')])

export const ROLE_ASSIGNMENTS: readonly TenantRoleAssignment[] = [
  assigned(people.OLIVIA, 'User', 'Owner', places.AI_SCOPE),
  assigned(people.ACCESS_ADMINISTRATORS, 'Group', 'User Access Administrator', places.ROOT_MANAGEMENT_GROUP),
  assigned(people.SAM, 'User', 'Reader', places.AI_SCOPE),
  assigned(people.DANA, 'User', 'Reader', places.resourceGroup('rg-ai')),
  assigned(people.SEARCH_USERS, 'Group', 'Search Index Data Reader', places.SEARCH),
  assigned(people.PRIYA, 'User', 'Reader', places.resourceGroup('rg-ai')),
  assigned(people.LENA, 'User', 'Reader', places.resourceGroup('rg-ai')),
  assigned(people.LENA, 'User', 'Azure AI Developer', places.HUB),
  assigned(people.LENA, 'User', 'Azure AI Developer', places.PROJECT),
  assigned(people.LENA, 'User', 'Cognitive Services OpenAI User', places.OPENAI),
  assigned(people.HUGO, 'User', HUB_BUILDER, places.AI_SCOPE),
  assigned(
    people.RAVI,
    'User',
    'Role Based Access Control Administrator',
    places.resourceGroup('rg-ai'),
    DELEGATION,
  ),
  assigned(people.CARLA, 'User', 'Contributor', places.resourceGroup('rg-ai-locked')),
  assigned(people.CARLA, 'User', 'Contributor', places.resourceGroup('rg-foundry')),
  assigned(people.DELETED_PRINCIPAL, 'User', 'Contributor', places.resourceGroup('rg-ai')),

  assigned(people.ROLECALL_APP, 'ServicePrincipal', 'Reader', places.ROOT_MANAGEMENT_GROUP),
  assigned(people.WEB_APP, 'ServicePrincipal', 'Cognitive Services OpenAI User', places.OPENAI),
  assigned(people.DEPLOY_APP, 'ServicePrincipal', 'Contributor', places.resourceGroup('rg-ai')),

  assigned(IDENTITIES.openai, 'ServicePrincipal', 'Search Index Data Reader', places.SEARCH),
  assigned(IDENTITIES.openai, 'ServicePrincipal', 'Storage Blob Data Contributor', places.STORAGE),
  assigned(IDENTITIES.search, 'ServicePrincipal', 'Storage Blob Data Reader', places.STORAGE),
  assigned(IDENTITIES.hub, 'ServicePrincipal', 'Storage Blob Data Contributor', places.STORAGE),
  assigned(IDENTITIES.hub, 'ServicePrincipal', 'Key Vault Administrator', places.KEY_VAULT),
  assigned(IDENTITIES.secureHub, 'ServicePrincipal', 'AcrPull', places.SECURE_REGISTRY),
  assigned(IDENTITIES.foundryProject, 'ServicePrincipal', 'Foundry User', places.FOUNDRY),
]

/** Priya may activate a role that would let her call the model. */
export const ELIGIBLE_ASSIGNMENTS: readonly TenantScheduleInstance[] = [
  eligible(people.PRIYA, 'Cognitive Services OpenAI Contributor', places.OPENAI),
]

/** Whoever may do anything cannot delete the data lake. */
export const LOCKS: readonly TenantLock[] = [
  {
    id: extensionId(places.LAKE, 'locks', 'keep-the-lake'),
    name: 'keep-the-lake',
    properties: { level: 'CanNotDelete', notes: 'Holds the training data of 2025.' },
  },
]

const LOCKED = places.resourceGroup('rg-ai-locked')
const LOCK_NAME = 'f944e29b-b79f-448c-a21c-15211ca3521f'

/** A deployment stack keeps everyone but Olivia from changing what it deployed. */
export const DENY_ASSIGNMENTS: readonly TenantDenyAssignment[] = [
  {
    id: extensionId(LOCKED, 'denyAssignments', LOCK_NAME),
    name: LOCK_NAME,
    properties: {
      denyAssignmentName: `Deny assignment '${LOCK_NAME}' created by Deployment Stack '${LOCKED}/providers/Microsoft.Resources/deploymentStacks/stack-ai-locked'.`,
      scope: LOCKED,
      permissions: [
        {
          actions: ['*/write', '*/delete'],
          notActions: ['Microsoft.Authorization/locks/delete'],
          dataActions: [],
          notDataActions: [],
        },
      ],
      principals: [{ id: EVERYONE, type: 'SystemDefined' }],
      excludePrincipals: [{ id: people.OLIVIA, type: 'User' }],
      doNotApplyToChildScopes: false,
      isSystemProtected: true,
    },
  },
]

function assigned(
  principalId: string,
  principalType: 'User' | 'Group' | 'ServicePrincipal',
  role: string,
  scope: string,
  condition: string | null = null,
): TenantRoleAssignment {
  const name = uuid5(`${principalId} ${role} ${scope}`, NAMES)
  return {
    id: extensionId(scope, 'roleAssignments', name),
    name,
    properties: {
      roleDefinitionId: roleDefinitionId(role),
      principalId,
      principalType,
      scope,
      condition,
      conditionVersion: condition === null ? null : '2.0',
      createdOn: ASSIGNED_ON,
      updatedOn: ASSIGNED_ON,
      createdBy: people.OLIVIA,
      updatedBy: people.OLIVIA,
    },
  }
}

function eligible(principalId: string, role: string, scope: string): TenantScheduleInstance {
  const name = uuid5(`eligible ${principalId} ${role} ${scope}`, NAMES)
  const schedule = uuid5(`schedule ${principalId} ${role} ${scope}`, NAMES)
  const properties = {
    scope,
    roleDefinitionId: roleDefinitionId(role),
    principalId,
    principalType: 'User',
    status: 'Provisioned',
    memberType: 'Direct',
    roleEligibilityScheduleId: extensionId(scope, 'RoleEligibilitySchedules', schedule),
    startDateTime: ASSIGNED_ON,
    endDateTime: '2027-03-02T09:00:00.0000000Z',
    createdOn: ASSIGNED_ON,
  }
  return { id: extensionId(scope, 'RoleEligibilityScheduleInstances', name), name, properties }
}

/** Of a built-in role by its name, or of a custom role by its GUID. */
function roleDefinitionId(role: string): string {
  return extensionId(places.AI_SCOPE, 'roleDefinitions', role === HUB_BUILDER ? role : roleId(role))
}

function roleId(name: string): string {
  const role = builtInRoleNamed(name)
  if (role === undefined)
    throw new Error(`Contoso needs the built-in role \`${name}\`, which the catalogue lacks`)
  return role.id
}

function delegation(roleIds: readonly string[]): string {
  const attributes = (source: 'Request' | 'Resource') => {
    const prefix = `@${source}[Microsoft.Authorization/roleAssignments`
    return `${prefix}:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${roleIds.join(', ')}} AND ${prefix}:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'User'}`
  }
  const rule = (right: 'write' | 'delete', source: 'Request' | 'Resource') =>
    `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${right}'})) OR (${attributes(source)}))`
  return `${rule('write', 'Request')} AND ${rule('delete', 'Resource')}`
}
