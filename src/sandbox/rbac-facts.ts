import type { DenyAssignment, RoleAssignment } from '../rbac/assignment.ts'
import type { PrincipalType } from '../rbac/principal.ts'
import { roleIdOf, type Permission, type RoleDefinition } from '../rbac/role-definition.ts'
import type {
  TenantDenyAssignment,
  TenantPermission,
  TenantRoleAssignment,
  TenantRoleDefinition,
} from './tenant.ts'

const PRINCIPAL_TYPES: readonly PrincipalType[] = [
  'User',
  'Group',
  'ServicePrincipal',
  'ForeignGroup',
  'Device',
]

/** ARM's shapes as the vocabulary that access is judged in. */
export function roleDefinitionFrom(role: TenantRoleDefinition): RoleDefinition {
  return {
    id: roleIdOf(role.name),
    name: role.properties.roleName,
    isCustom: role.properties.type.toLowerCase() !== 'builtinrole',
    permissions: role.properties.permissions.map(permissionFrom),
    assignableScopes: role.properties.assignableScopes,
  }
}

export function roleAssignmentFrom(assignment: TenantRoleAssignment): RoleAssignment {
  const { properties } = assignment
  return {
    id: assignment.id,
    scope: properties.scope,
    roleId: roleIdOf(properties.roleDefinitionId),
    principalId: properties.principalId,
    principalType: PRINCIPAL_TYPES.find((type) => type === properties.principalType) ?? null,
    condition: properties.condition ?? null,
    createdOn: properties.createdOn ?? null,
  }
}

export function denyAssignmentFrom(assignment: TenantDenyAssignment): DenyAssignment {
  const { properties } = assignment
  return {
    id: assignment.id,
    name: properties.denyAssignmentName,
    scope: properties.scope,
    permissions: properties.permissions.map(permissionFrom),
    principals: properties.principals.map(({ id, type }) => ({ id, type: type ?? null })),
    excludedPrincipals: properties.excludePrincipals.map(({ id, type }) => ({ id, type: type ?? null })),
    doNotApplyToChildScopes: properties.doNotApplyToChildScopes,
    isSystemProtected: properties.isSystemProtected,
    effect: properties.denyAssignmentEffect?.toLowerCase() === 'audit' ? 'audit' : 'enforced',
    condition: properties.condition ?? null,
  }
}

function permissionFrom(permission: TenantPermission): Permission {
  return {
    actions: permission.actions ?? [],
    notActions: permission.notActions ?? [],
    dataActions: permission.dataActions ?? [],
    notDataActions: permission.notDataActions ?? [],
    ...(typeof permission.condition === 'string' ? { condition: permission.condition } : {}),
  }
}
