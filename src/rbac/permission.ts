import type { Operation } from './operation.ts'
import { matchesNormalized, normalizeOperationName } from './operation-pattern.ts'
import type { Permission, RoleDefinition } from './role-definition.ts'

/** `excluded`: listed, and taken out again by this entry's own notActions or notDataActions. */
export type PermissionMatch = 'granted' | 'excluded' | 'not-listed'

/** What one entry says of one operation; its condition is not looked at. */
export function matchPermission(permission: Permission, operation: Operation): PermissionMatch {
  const { included, excluded } = patternsOf(permission)[operation.isDataAction ? 'data' : 'control']
  const name = normalizeOperationName(operation.name)
  if (!listed(included, name)) return 'not-listed'
  return listed(excluded, name) ? 'excluded' : 'granted'
}

/** Whether a role grants an operation through any of its entries, conditions aside. */
export function roleGrants(role: Pick<RoleDefinition, 'permissions'>, operation: Operation): boolean {
  return role.permissions.some((permission) => matchPermission(permission, operation) === 'granted')
}

interface PatternList {
  readonly literals: ReadonlySet<string>
  readonly wildcards: readonly string[]
}

interface PlanePatterns {
  readonly included: PatternList
  readonly excluded: PatternList
}

const compiled = new WeakMap<Permission, Record<'control' | 'data', PlanePatterns>>()

function patternsOf(permission: Permission): Record<'control' | 'data', PlanePatterns> {
  const known = compiled.get(permission)
  if (known !== undefined) return known
  const patterns = {
    control: { included: listOf(permission.actions), excluded: listOf(permission.notActions) },
    data: { included: listOf(permission.dataActions), excluded: listOf(permission.notDataActions) },
  }
  compiled.set(permission, patterns)
  return patterns
}

function listOf(patterns: readonly string[]): PatternList {
  const normalized = patterns.map(normalizeOperationName)
  return {
    literals: new Set(normalized.filter((pattern) => !pattern.includes('*'))),
    wildcards: normalized.filter((pattern) => pattern.includes('*')),
  }
}

function listed(list: PatternList, name: string): boolean {
  return list.literals.has(name) || list.wildcards.some((pattern) => matchesNormalized(pattern, name))
}
