import { appliesUnconditionally } from '../../rbac/condition/applies-unconditionally.ts'
import type { Operation } from '../../rbac/operation.ts'
import { matchPermission } from '../../rbac/permission.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'

/** `conditional`: only under a condition that the role's own definition states; `excluded`: listed and taken out again. */
export type Grant = 'granted' | 'conditional' | 'excluded' | 'not-listed'

/** How a role's definition stands to an operation, wherever it is assigned. */
export function grantOf({ permissions }: RoleDefinition, operation: Operation): Grant {
  const matches = permissions.map((entry) => ({ entry, match: matchPermission(entry, operation) }))
  const granting = matches.filter(({ match }) => match === 'granted')
  if (granting.some(({ entry }) => appliesUnconditionally(entry, operation))) return 'granted'
  if (granting.length > 0) return 'conditional'
  return matches.some(({ match }) => match === 'excluded') ? 'excluded' : 'not-listed'
}
