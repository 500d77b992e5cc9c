import { comparableName, type Operation } from './operation.ts'
import { PatternIndex } from './pattern-index.ts'
import type { Permission, RoleDefinition } from './role-definition.ts'

/** `excluded`: listed, and taken out again by this entry's own notActions or notDataActions. */
export type PermissionMatch = 'granted' | 'excluded' | 'not-listed'

/** What one entry says of one operation; its condition is not looked at. */
export function matchPermission(permission: Permission, operation: Operation): PermissionMatch {
  const { isDataAction } = operation
  const name = comparableName(operation)
  const listed = patternsOf(isDataAction ? permission.dataActions : permission.actions)
  if (listed?.has(name) !== true) return 'not-listed'
  const excluded = patternsOf(isDataAction ? permission.notDataActions : permission.notActions)
  return excluded?.has(name) === true ? 'excluded' : 'granted'
}

/** Whether a role grants an operation through any of its entries, conditions aside. */
export function roleGrants(role: Pick<RoleDefinition, 'permissions'>, operation: Operation): boolean {
  return role.permissions.some((permission) => matchPermission(permission, operation) === 'granted')
}

const indexes = new WeakMap<readonly string[], PatternIndex>()

/** The index of a list of patterns, kept as long as the list; null for an empty one. */
export function patternsOf(patterns: readonly string[]): PatternIndex | null {
  if (patterns.length === 0) return null
  let index = indexes.get(patterns)
  if (index === undefined) {
    index = PatternIndex.of(patterns)
    indexes.set(patterns, index)
  }
  return index
}
