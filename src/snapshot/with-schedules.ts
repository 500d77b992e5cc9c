import type { ActiveSchedule, RoleAssignment } from '../rbac/assignment.ts'
import type { ScheduledAssignment } from './azure-reader.ts'

/**
 * Role assignments with what Privileged Identity Management knows of them. An activated role is an ordinary
 * role assignment too, so that a schedule only adds to one and never is one; ARM allows one of a role to a
 * principal at a scope. What is assigned without an end is left as it is.
 */
export function withSchedules(
  assignments: readonly RoleAssignment[],
  scheduled: readonly ScheduledAssignment[],
): readonly RoleAssignment[] {
  const schedules = new Map<string, ActiveSchedule>()
  for (const each of scheduled) {
    const { isActivated, endDateTime } = each.schedule
    if (isActivated || endDateTime !== null) schedules.set(keyOf(each), each.schedule)
  }
  if (schedules.size === 0) return assignments
  return assignments.map((assignment) => {
    const schedule = schedules.get(keyOf(assignment))
    return schedule === undefined ? assignment : { ...assignment, schedule }
  })
}

function keyOf({ scope, roleId, principalId }: Omit<ScheduledAssignment, 'schedule'>): string {
  return `${scope} ${roleId} ${principalId}`.toLowerCase()
}
