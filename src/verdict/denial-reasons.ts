import type { DenyAssignment } from '../rbac/assignment.ts'
import { EVERYONE, sameId, type Principal } from '../rbac/principal.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { describeScope } from './describe-assignment.ts'
import { groupReference, throughGroup } from './group-path.ts'
import type { Reason } from './verdict.ts'

export function denialReasons(
  denials: readonly DenyAssignment[],
  principal: Principal,
  snapshot: AccessSnapshot,
): Reason[] {
  return denials.map((denial) => {
    const groupId = deniedGroup(denial, principal, snapshot)
    const through = groupId === null ? '' : throughGroup(principal.id, groupId, snapshot)
    return {
      code: 'denied-by-assignment',
      text: `The deny assignment "${denial.name}" on ${describeScope(denial.scope, snapshot)} blocks this${through}; no role can override it.`,
      scope: denial.scope,
      denyAssignmentId: denial.id,
      ...(groupId === null ? {} : groupReference(principal.id, groupId, snapshot)),
    }
  })
}

/** The group by which a denial names a principal; null where it names them or everyone. */
function deniedGroup(
  { principals }: DenyAssignment,
  principal: Principal,
  snapshot: AccessSnapshot,
): string | null {
  const ids = principals.map(({ id }) => id)
  if (ids.some((id) => id === EVERYONE || sameId(id, principal.id))) return null
  const groupIds = snapshot.principals.get(principal.id.toLowerCase())?.groupIds ?? []
  return ids.find((id) => groupIds.some((groupId) => sameId(groupId, id))) ?? null
}

export function possibleDenialReasons(
  denials: readonly DenyAssignment[],
  snapshot: AccessSnapshot,
): Reason[] {
  return denials.map((denial) => ({
    code: 'group-membership-unread',
    text: `The deny assignment "${denial.name}" on ${describeScope(denial.scope, snapshot)} may apply: it depends on a group or an attribute that could not be read.`,
    scope: denial.scope,
    denyAssignmentId: denial.id,
  }))
}
