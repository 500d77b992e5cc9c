import type { RoleAssignment } from '../rbac/assignment.ts'
import { scopeLevel, scopeName, scopesEqual } from '../rbac/scope.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { groupReference, throughGroup } from './group-path.ts'
import type { Reason } from './verdict.ts'

/** "Reader, inherited from resource group rg-ai through group AI developers". */
export function describeAssignment(
  assignment: RoleAssignment,
  principalId: string,
  scope: string,
  snapshot: AccessSnapshot,
): string {
  const role = snapshot.roleDefinitions.get(assignment.roleId)?.name ?? `Role ${assignment.roleId}`
  const through = throughGroup(principalId, assignment.principalId, snapshot)
  return `${role}, ${placeOf(assignment, scope, snapshot)}${through}`
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

/** The fields by which a program finds the assignment that a reason speaks of. */
export function referenceTo(
  assignment: RoleAssignment,
  principalId: string,
  snapshot: Pick<AccessSnapshot, 'directGroups'>,
): Omit<Reason, 'code' | 'text'> {
  return {
    roleAssignmentId: assignment.id,
    roleId: assignment.roleId,
    scope: assignment.scope,
    ...groupReference(principalId, assignment.principalId, snapshot),
  }
}
