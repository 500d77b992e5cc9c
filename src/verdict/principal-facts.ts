import type { AccessFacts } from '../rbac/access.ts'
import type { RoleAssignment } from '../rbac/assignment.ts'
import type { Principal } from '../rbac/principal.ts'
import { managementGroupName, subscriptionIdOf } from '../rbac/scope.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { knownAttributes } from './known-attributes.ts'

/** One and the same, so that what is asked again is known again. */
const NONE: readonly string[] = []

/** What decides a principal's access at a scope, out of a snapshot. */
export function accessFactsOf(
  principal: Pick<Principal, 'id'>,
  scope: string,
  snapshot: AccessSnapshot,
  roleAssignments: readonly RoleAssignment[] = snapshot.roleAssignments,
): AccessFacts {
  const known = snapshot.principals.get(principal.id.toLowerCase())
  return {
    principalId: principal.id,
    groupIds: known?.groupIds ?? NONE,
    groupsComplete: known?.groupsComplete ?? false,
    roleAssignments,
    roleDefinitions: snapshot.roleDefinitions,
    denyAssignments: snapshot.denyAssignments,
    managementGroups: managementGroupsAbove(scope, snapshot),
    attributes: knownAttributes(scope, snapshot),
  }
}

/** Names of the management groups above a scope, as far as ARM's answers told them. */
export function managementGroupsAbove(
  scope: string,
  snapshot: Pick<AccessSnapshot, 'managementGroups'>,
): readonly string[] {
  const key = subscriptionIdOf(scope)?.toLowerCase() ?? managementGroupName(scope)
  return (key === null ? undefined : snapshot.managementGroups.get(key)) ?? NONE
}
