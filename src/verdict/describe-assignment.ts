import type { RoleAssignment } from '../rbac/assignment.ts'
import { sameId } from '../rbac/principal.ts'
import { scopeLevel, scopeName, scopesEqual } from '../rbac/scope.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import type { Reason } from './verdict.ts'

/** "Reader, inherited from resource group rg-ai through group AI developers". */
export function describeAssignment(
  assignment: RoleAssignment,
  scope: string,
  snapshot: AccessSnapshot,
): string {
  const role = snapshot.roleDefinitions.get(assignment.roleId)?.name ?? `Role ${assignment.roleId}`
  return `${role}, ${placeOf(assignment, scope, snapshot)}`
}

function placeOf(assignment: RoleAssignment, scope: string, snapshot: AccessSnapshot): string {
  if (scopesEqual(assignment.scope, scope)) return `assigned on ${describeScope(scope, snapshot)}`
  return `inherited from ${describeScope(assignment.scope, snapshot)}`
}

/** "resource group rg-ai"; a subscription by its display name, where the snapshot holds it. */
export function describeScope(scope: string, snapshot: Pick<AccessSnapshot, 'resources'>): string {
  const level = scopeLevel(scope)
  switch (level) {
    case 'root':
      return 'the root of the tenant'
    case 'management-group':
      return `management group ${scopeName(scope)}`
    case 'subscription':
      return `subscription ${snapshot.resources.get(scope.toLowerCase())?.name ?? scopeName(scope)}`
    case 'resource-group':
      return `resource group ${scopeName(scope)}`
    case 'resource':
      return scopeName(scope)
    default:
      return level satisfies never
  }
}

/** " through group AI developers", or nothing for a direct assignment. */
export function throughGroup(
  assignment: RoleAssignment,
  principalId: string,
  snapshot: AccessSnapshot,
): string {
  if (sameId(assignment.principalId, principalId)) return ''
  const name = snapshot.groups.get(assignment.principalId.toLowerCase())?.name ?? assignment.principalId
  return ` through group ${name}`
}

/** The fields by which a program finds the assignment that a reason speaks of. */
export function referenceTo(assignment: RoleAssignment, principalId: string): Omit<Reason, 'code' | 'text'> {
  return {
    roleAssignmentId: assignment.id,
    roleId: assignment.roleId,
    scope: assignment.scope,
    ...(sameId(assignment.principalId, principalId) ? {} : { viaGroupId: assignment.principalId }),
  }
}
