import { builtInRoles } from '../../src/knowledge/catalogue/roles.ts'
import type { Resource } from '../../src/question/question.ts'
import type { Principal } from '../../src/rbac/principal.ts'
import type { RoleDefinition } from '../../src/rbac/role-definition.ts'
import { subscriptionIdOf } from '../../src/rbac/scope.ts'
import type { AccessSnapshot, BlindSpot, BlindSpotCode, GroupFacts } from '../../src/snapshot/snapshot.ts'
import { PEOPLE } from './people.ts'
import { SUBSCRIPTION } from './places.ts'

export const TAKEN_AT = '2026-11-22T10:00:00.000Z'

type Read = Pick<
  AccessSnapshot,
  | 'portal'
  | 'roleAssignments'
  | 'eligibleAssignments'
  | 'activationPolicies'
  | 'denyAssignments'
  | 'locks'
  | 'cosmosRoles'
  | 'blindSpots'
>

export interface Tenant extends Partial<Read> {
  readonly people?: readonly Principal[]
  readonly groups?: readonly GroupFacts[]
  /** ids of the groups that a person or group is directly in, by object id in lower case */
  readonly directGroups?: Readonly<Record<string, readonly string[]>>
  /** people whose groups could not be read */
  readonly groupsUnread?: readonly Principal[]
  /** beside the built-in ones */
  readonly customRoles?: readonly RoleDefinition[]
  /** instead of the built-in ones */
  readonly builtInRoles?: readonly RoleDefinition[]
  /** what the snapshot read beside the resources of the requirements */
  readonly resources?: readonly Resource[]
  /** names of those above the subscription */
  readonly managementGroups?: readonly string[]
}

/** A snapshot of a small tenant: everything could be read, and nobody holds anything, unless it says so. */
export function snapshotOf(tenant: Tenant = {}): AccessSnapshot {
  const { people = PEOPLE, groups = [], groupsUnread = [], managementGroups = [] } = tenant
  const roles = [...(tenant.builtInRoles ?? builtInRoles()), ...(tenant.customRoles ?? [])]
  return {
    takenAt: TAKEN_AT,
    portal: tenant.portal ?? 'https://portal.azure.com',
    principals: new Map(
      people.map((principal) => [
        principal.id.toLowerCase(),
        {
          principal,
          groupIds: groups
            .filter(({ members }) => members?.some(({ id }) => id === principal.id))
            .map(({ id }) => id),
          groupsComplete: !groupsUnread.includes(principal),
        },
      ]),
    ),
    groups: new Map(groups.map((each) => [each.id.toLowerCase(), each])),
    directGroups: new Map(Object.entries(tenant.directGroups ?? {})),
    resources: new Map((tenant.resources ?? []).map((each) => [each.id.toLowerCase(), each])),
    roleDefinitions: new Map(roles.map((role) => [role.id, role])),
    roleAssignments: tenant.roleAssignments ?? [],
    eligibleAssignments: tenant.eligibleAssignments ?? [],
    activationPolicies: tenant.activationPolicies ?? [],
    denyAssignments: tenant.denyAssignments ?? [],
    locks: tenant.locks ?? [],
    cosmosRoles: tenant.cosmosRoles ?? new Map(),
    managementGroups: new Map([[subscriptionIdOf(SUBSCRIPTION) ?? '', managementGroups]]),
    blindSpots: tenant.blindSpots ?? [],
  }
}

export function unread(code: BlindSpotCode, scope: string = SUBSCRIPTION): BlindSpot {
  return { code, scope, text: `The ${code.replace('-unread', '')} could not be read: AuthorizationFailed.` }
}
