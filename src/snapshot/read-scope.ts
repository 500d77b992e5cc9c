import type { DenyAssignment, EligibleAssignment, RoleAssignment } from '../rbac/assignment.ts'
import { managementGroupName, subscriptionIdOf } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import { valueOf } from './reading-value.ts'
import type { BlindSpot } from './snapshot.ts'
import { unique } from './unique.ts'
import { withSchedules } from './with-schedules.ts'

/** All assignments at and above one scope. */
export interface ScopeFacts {
  readonly scope: string
  readonly roleAssignments: readonly RoleAssignment[]
  readonly eligibleAssignments: readonly EligibleAssignment[]
  readonly denyAssignments: readonly DenyAssignment[]
  /** principal ids of the assignments that ARM counts as a principal's own, by that principal's object id */
  readonly assignedTo: ReadonlyMap<string, readonly string[]>
  /** names of the management groups that ARM named as above the scope */
  readonly managementGroups: readonly string[]
  readonly blindSpots: readonly BlindSpot[]
}

export async function readScope(
  scope: string,
  /** object ids of those who are asked about */
  people: readonly string[],
  reader: AzureReader,
): Promise<ScopeFacts> {
  const [everyone, own, everyoneEligible, ownEligible, scheduled, denials] = await Promise.all([
    reader.roleAssignments(scope, { of: 'everyone' }),
    Promise.all(people.map((id) => reader.roleAssignments(scope, { of: 'principal', id }))),
    reader.eligibleAssignments(scope, { of: 'everyone' }),
    Promise.all(people.map((id) => reader.eligibleAssignments(scope, { of: 'principal', id }))),
    reader.scheduledAssignments(scope),
    reader.denyAssignments(scope),
  ])
  const assignedTo = new Map(
    people.map((id, index) => [
      id,
      [...valueOf(own[index], []), ...valueOf(ownEligible[index], [])].map(({ principalId }) => principalId),
    ]),
  )
  return {
    scope,
    roleAssignments: withSchedules(
      [...valueOf(everyone, []), ...own.flatMap((read) => valueOf(read, []))],
      valueOf(scheduled, []),
    ),
    eligibleAssignments: [
      ...valueOf(everyoneEligible, []),
      ...ownEligible.flatMap((read) => valueOf(read, [])),
    ],
    denyAssignments: valueOf(denials, []),
    assignedTo,
    // one principal's own assignments may be below, where no subscription has management groups
    managementGroups: managementGroupsAbove(scope, [
      ...[everyone, everyoneEligible, denials].flatMap((read) => valueOf<readonly Scoped[]>(read, [])),
      ...(subscriptionIdOf(scope) === null
        ? []
        : [...own, ...ownEligible].flatMap((read) => valueOf(read, []))),
    ]),
    blindSpots: [
      ...blindSpotsOf('role-assignments-unread', 'role assignments', scope, [everyone, ...own]),
      ...blindSpotsOf(
        'eligible-assignments-unread',
        'eligible (PIM) assignments',
        scope,
        [everyoneEligible, ...ownEligible],
        'a role that could be activated instead would go unseen',
      ),
      ...blindSpotsOf('deny-assignments-unread', 'deny assignments', scope, [denials]),
    ],
  }
}

interface Scoped {
  readonly scope: string
}

/** A list of what is at a scope or above it names no management group but that scope and those above. */
function managementGroupsAbove(scope: string, assigned: readonly Scoped[]): readonly string[] {
  return unique(assigned.flatMap((each) => managementGroupName(each.scope) ?? [])).filter(
    (name) => name !== managementGroupName(scope),
  )
}
