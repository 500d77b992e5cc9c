import { type Grant } from '../rbac/access.ts'
import type { RoleAssignment } from '../rbac/assignment.ts'
import { sameId, type Principal } from '../rbac/principal.ts'
import { managementGroupName } from '../rbac/scope.ts'
import { describeScope } from './describe-assignment.ts'
import type { OperationState } from './operation-state.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import type { Reason } from './verdict.ts'

/** Azure may take this long to act on a new role assignment (Azure documentation, "Troubleshoot Azure RBAC"). */
export const PROPAGATION_MINUTES = 10

/**
 * A built-in role with data actions, assigned at a management group, may reach the data plane hours later
 * (same page); it names no number, and "several" is taken for this many.
 */
const DATA_BELOW_MANAGEMENT_GROUP_MINUTES = 6 * 60

/** What is granted and may all the same not be in force yet. */
export function recencyReasons(
  states: readonly OperationState[],
  assignee: Principal,
  snapshot: AccessSnapshot,
): readonly Reason[] {
  return [...recentReasons(states, snapshot), ...groupReasons(states, assignee, snapshot)]
}

interface Arrival {
  readonly assignment: RoleAssignment
  readonly minutesAgo: number
  readonly takesMinutes: number
}

/** An operation is as old as the assignment that brings it first; the requirement as new as its newest operation. */
function recentReasons(states: readonly OperationState[], { takenAt, resources }: AccessSnapshot): Reason[] {
  const arrivals = states.flatMap(
    ({ active, operation }) =>
      active.grants
        .map((grant) => arrivalOf(grant, operation.isDataAction, takenAt))
        .toSorted((left, right) => minutesLeft(left) - minutesLeft(right))[0] ?? [],
  )
  const [last] = arrivals.toSorted((left, right) => minutesLeft(right) - minutesLeft(left))
  if (last === undefined || minutesLeft(last) <= 0) return []
  const { assignment, minutesAgo, takesMinutes } = last
  const isSlow = takesMinutes > PROPAGATION_MINUTES
  const where = isSlow ? ` at ${describeScope(assignment.scope, { resources })}` : ''
  const deed = assignment.schedule?.isActivated === true ? 'activated' : 'assigned'
  const limit = isSlow
    ? 'from there it can take Azure several hours to reach the data'
    : `Azure can take ${PROPAGATION_MINUTES} minutes to act on it`
  return [
    {
      code: 'recently-assigned',
      text: `The role was ${deed}${where} ${ageText(minutesAgo)} ago; ${limit}.`,
      roleAssignmentId: assignment.id,
    },
  ]
}

function arrivalOf({ assignment, role }: Grant, isDataAction: boolean, takenAt: string): Arrival {
  const isSlow = isDataAction && !role.isCustom && managementGroupName(assignment.scope) !== null
  return {
    assignment,
    minutesAgo: minutesSince(newest(assignment), takenAt),
    takesMinutes: isSlow ? DATA_BELOW_MANAGEMENT_GROUP_MINUTES : PROPAGATION_MINUTES,
  }
}

function minutesLeft({ minutesAgo, takesMinutes }: Arrival): number {
  return takesMinutes - minutesAgo
}

/**
 * A change to an assignment, such as a new condition, takes as long as a new one. An activated role holds from
 * its activation on, whenever its assignment was made.
 */
function newest({ createdOn, updatedOn, schedule }: RoleAssignment): string | null {
  if (schedule?.isActivated === true) return schedule.startDateTime ?? createdOn
  if (createdOn === null || updatedOn == null) return createdOn
  return Date.parse(updatedOn) > Date.parse(createdOn) ? updatedOn : createdOn
}

function minutesSince(date: string | null, now: string): number {
  const minutes = date === null ? Number.NaN : (Date.parse(now) - Date.parse(date)) / 60_000
  return Number.isNaN(minutes) ? Infinity : Math.max(0, minutes)
}

function ageText(minutes: number): string {
  const whole = Math.floor(minutes)
  if (whole === 0) return 'less than a minute'
  if (whole === 1) return 'a minute'
  if (whole < 60) return `${whole} minutes`
  return whole < 120 ? 'an hour' : `${Math.floor(whole / 60)} hours`
}

/** When somebody joined a group is not to be read, and managed identities carry their groups in cached tokens. */
function groupReasons(
  states: readonly OperationState[],
  assignee: Principal,
  { groups }: AccessSnapshot,
): Reason[] {
  if (assignee.type !== 'ServicePrincipal') return []
  const throughGroup = states.find(
    ({ active }) =>
      active.grants.length > 0 &&
      active.grants.every(({ assignment }) => !sameId(assignment.principalId, assignee.id)),
  )
  const assignment = throughGroup?.active.grants[0]?.assignment
  if (assignment === undefined) return []
  const group = groups.get(assignment.principalId.toLowerCase())?.name ?? assignment.principalId
  return [
    {
      code: 'group-may-lag',
      text: `${assignee.name ?? assignee.id} has this through group ${group}. Azure keeps the groups of a managed identity for up to 24 hours, so if it joined lately, the role is not in force yet.`,
      viaGroupId: assignment.principalId,
    },
  ]
}
