import { appliesUnconditionally } from '../../src/rbac/condition/applies-unconditionally.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import { matchPermission } from '../../src/rbac/permission.ts'
import type { RoleDefinition } from '../../src/rbac/role-definition.ts'

/** Whether a role by itself brings an operation, found entry by entry, without the index that roles are found by. */
export function bringsUnconditionally(role: RoleDefinition, operation: Operation): boolean {
  return role.permissions.some(
    (permission) =>
      matchPermission(permission, operation) === 'granted' && appliesUnconditionally(permission, operation),
  )
}
