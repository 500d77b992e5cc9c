import type { Resource } from '../../question/question.ts'
import type { Principal } from '../../rbac/principal.ts'
import { resourceTypeOf, scopeLevel } from '../../rbac/scope.ts'
import type { AzureReader, ReadName, Reading } from '../../snapshot/azure-reader.ts'
import type { TokenIdentity } from '../token-identity.ts'
import { actionNamed } from './needed-actions.ts'
import { READER_ROLE } from './reader-role.ts'
import type { ReadCheckId } from './read-checks.ts'

/** What the reads are tried on: whatever the tenant has of each kind. */
export interface Trial {
  readonly reader: AzureReader
  readonly identity: TokenIdentity
  /** at least one */
  readonly scopes: readonly string[]
  /** of each type that is read one by one, one resource where Resource Graph shows any */
  readonly samples: readonly Resource[]
  readonly user: Principal
  readonly group: Principal
}

/** One read at one place. */
export interface Try {
  readonly scope: string
  /** the action that it takes, where that is not the one of the check */
  readonly action?: string
  readonly read: () => Promise<Reading<unknown>>
}

interface Tried {
  readonly of: ReadCheckId
  readonly tries: (trial: Trial) => readonly Try[]
}

const EVERYONE = { of: 'everyone' } as const

/** How each read of the port is tried, so that none is added without a check. */
const TRIES: Readonly<Record<ReadName, readonly Tried[]>> = {
  roleAssignments: atEachScope('role-assignments', (reader, scope, { identity }) => [
    () => reader.roleAssignments(scope, EVERYONE),
    () => reader.roleAssignments(scope, { of: 'principal', id: identity.objectId }),
  ]),
  roleDefinition: atEachScope('role-definitions', (reader, scope) => [
    () => reader.roleDefinition(scope, READER_ROLE),
  ]),
  customRoles: atEachScope('role-definitions', (reader, scope) => [() => reader.customRoles(scope)]),
  // hundreds, the same everywhere
  builtInRoles: [
    {
      of: 'role-definitions',
      tries: ({ reader, scopes }) =>
        scopes.slice(0, 1).map((scope) => ({ scope, read: () => reader.builtInRoles(scope) })),
    },
  ],
  denyAssignments: atEachScope('deny-assignments', (reader, scope) => [() => reader.denyAssignments(scope)]),
  eligibleAssignments: atEachScope('eligible-assignments', (reader, scope) => [
    () => reader.eligibleAssignments(scope, EVERYONE),
  ]),
  activationPolicy: atEachScope('activation-policies', (reader, scope) => [
    () => policyOrNone(reader, scope),
  ]),
  scheduledAssignments: atEachScope('scheduled-assignments', (reader, scope) => [
    () => reader.scheduledAssignments(scope),
  ]),
  locks: atEachScope('locks', (reader, scope) => [() => reader.locks(scope)]),
  resource: [
    {
      of: 'containers',
      tries: ({ reader, scopes }) =>
        scopes.map((scope) => ({ scope, action: readOf(scope), read: () => reader.resource(scope) })),
    },
    {
      of: 'resources',
      tries: ({ reader, samples }) =>
        samples.map(({ id, type }) => ({
          scope: id,
          action: actionNamed(`${type}/read`),
          read: () => reader.resource(id),
        })),
    },
  ],
  children: [
    {
      of: 'child-resources',
      tries: ({ reader, samples }) =>
        samples.flatMap(({ id, type }) =>
          (CHILDREN[type.toLowerCase()] ?? []).map((child) => ({
            scope: id,
            action: actionNamed(`${type}/${child}/read`),
            read: () => reader.children(id, child),
          })),
        ),
    },
  ],
  findResources: once('resource-graph', ({ reader }) => reader.findResources({ among: 'containers' })),
  likelyGrantors: once('resource-graph', ({ reader }) => reader.likelyGrantors()),
  findPrincipals: [
    ...once('directory-objects', ({ reader, user }) =>
      reader.findPrincipals({ by: 'object-id', id: user.id }),
    ),
    ...once('users', ({ reader }) => reader.findPrincipals({ by: 'name', name: 'nobody@rolecall.invalid' })),
    ...once('service-principals', ({ reader, identity }) =>
      reader.findPrincipals({ by: 'app-id', id: identity.clientId ?? identity.objectId }),
    ),
    ...once('service-principals', ({ reader }) => reader.findPrincipals({ by: 'name', name: 'Rolecall' })),
  ],
  describePrincipals: once('directory-objects', ({ reader, user, group }) =>
    reader.describePrincipals([user.id, group.id]),
  ),
  groupsOf: once('groups-of-people', ({ reader, user }) => reader.groupsOf(user)),
  directGroupsOf: once('groups-of-people', ({ reader, user }) => reader.directGroupsOf(user)),
  parentsOfGroups: once('group-members', ({ reader, group }) => reader.parentsOfGroups([group.id])),
  groupMembers: once('group-members', ({ reader, group }) => reader.groupMembers(group.id)),
}

const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  'microsoft.machinelearningservices/workspaces': ['connections'],
  'microsoft.cognitiveservices/accounts': ['deployments'],
  'microsoft.documentdb/databaseaccounts': ['sqlRoleAssignments', 'sqlRoleDefinitions'],
}

/** Every read that a check is made of. */
export function triesOf(check: ReadCheckId, trial: Trial): readonly Try[] {
  return Object.values(TRIES)
    .flat()
    .filter(({ of }) => of === check)
    .flatMap(({ tries }) => tries(trial))
}

function atEachScope(
  of: ReadCheckId,
  reads: (reader: AzureReader, scope: string, trial: Trial) => readonly Try['read'][],
): readonly Tried[] {
  return [
    {
      of,
      tries: (trial) =>
        trial.scopes.flatMap((scope) => reads(trial.reader, scope, trial).map((read) => ({ scope, read }))),
    },
  ]
}

function readOf(scope: string): string {
  const level = scopeLevel(scope)
  switch (level) {
    case 'root':
    case 'management-group':
      return 'Microsoft.Management/managementGroups/read'
    case 'subscription':
      return 'Microsoft.Resources/subscriptions/read'
    case 'resource-group':
      return 'Microsoft.Resources/subscriptions/resourceGroups/read'
    case 'resource':
      return actionNamed(`${resourceTypeOf(scope) ?? ''}/read`)
    default:
      return level satisfies never
  }
}

function once(of: ReadCheckId, read: (trial: Trial) => Promise<Reading<unknown>>): readonly Tried[] {
  return [{ of, tries: (trial) => [{ scope: '/', read: () => read(trial) }] }]
}

/** A scope without a policy for the role was read all the same. */
async function policyOrNone(reader: AzureReader, scope: string): Promise<Reading<unknown>> {
  const place = scope === '/' ? '' : scope
  const id = `${place}/providers/Microsoft.Authorization/roleDefinitions/${READER_ROLE}`
  const read = await reader.activationPolicy(scope, id)
  return read.kind === 'refused' && read.answer === undefined ? { kind: 'read', value: null } : read
}
