import { isGuid } from './guid.ts'

/**
 * Where a role or deny assignment applies: `/`, a management group, a subscription, a resource group, a
 * resource or a child resource, written as its ARM id. Scopes compare without regard to case and by whole
 * segments, so `/…/resourceGroups/rg1` does not cover `/…/resourceGroups/rg10`
 * (Azure documentation, "Understand scope for Azure RBAC").
 */
export type ScopeLevel = 'root' | 'management-group' | 'subscription' | 'resource-group' | 'resource'

const MANAGEMENT_GROUP_PREFIX = '/providers/microsoft.management/managementgroups/'

export function scopesEqual(left: string, right: string): boolean {
  return comparableScope(left) === comparableScope(right)
}

/**
 * Whether an assignment at `scope` reaches `target`. `managementGroups` are the names of the management
 * groups above the target's subscription; ids alone do not tell them.
 */
export function isAtOrAbove(scope: string, target: string, managementGroups: readonly string[]): boolean {
  return scopesAtOrAbove(target, managementGroups).has(comparableScope(scope))
}

/** Every scope whose assignments reach `target`, as `comparableScope` writes them. */
export function scopesAtOrAbove(target: string, managementGroups: readonly string[]): ReadonlySet<string> {
  const lower = comparableScope(target)
  const scopes = new Set(['', lower])
  for (let at = lower.indexOf('/'); at !== -1; at = lower.indexOf('/', at + 1)) scopes.add(lower.slice(0, at))
  for (const name of managementGroups) scopes.add(MANAGEMENT_GROUP_PREFIX + name.toLowerCase())
  return scopes
}

export function isBelow(scope: string, target: string): boolean {
  return comparableScope(scope).startsWith(`${comparableScope(target)}/`)
}

export function scopeLevel(scope: string): ScopeLevel {
  if (comparableScope(scope) === '') return 'root'
  if (managementGroupName(scope) !== null) return 'management-group'
  const parts = segments(scope)
  if (parts.length === 2) return 'subscription'
  if (parts.length === 4) return 'resource-group'
  return 'resource'
}

/** How far down the hierarchy a scope is; a resource is deeper than its group, whatever their names. */
export function scopeDepth(scope: string): number {
  const level = scopeLevel(scope)
  switch (level) {
    case 'root':
      return 0
    case 'management-group':
      return 1
    case 'subscription':
    case 'resource-group':
    case 'resource':
      return segments(scope).length
    default:
      return level satisfies never
  }
}

/** The name of a management group's scope in lower case, or null for any other scope. */
export function managementGroupName(scope: string): string | null {
  const id = comparableScope(scope)
  if (!id.startsWith(MANAGEMENT_GROUP_PREFIX)) return null
  const name = id.slice(MANAGEMENT_GROUP_PREFIX.length)
  return name === '' || name.includes('/') ? null : name
}

export function subscriptionIdOf(scope: string): string | null {
  const [kind, id] = segments(scope)
  return kind?.toLowerCase() === 'subscriptions' && id !== undefined ? id : null
}

/** `/subscriptions/{id}/resourceGroups/{name}` of anything inside that group, otherwise null. */
export function resourceGroupOf(scope: string): string | null {
  const parts = segments(scope)
  if (parts[2]?.toLowerCase() !== 'resourcegroups' || parts[3] === undefined) return null
  return `/${parts.slice(0, 4).join('/')}`
}

/** The last name in a scope: the resource, group or subscription that it ends with. */
export function scopeName(scope: string): string {
  return segments(scope).at(-1) ?? '/'
}

/** `Microsoft.Search/searchServices` of a search service's id; null where the scope is not a resource. */
export function resourceTypeOf(scope: string): string | null {
  const parts = segments(scope)
  const provider = parts.findLastIndex((part) => part.toLowerCase() === 'providers')
  const names = parts.slice(provider + 1)
  if (provider === -1 || names.length < 3) return null
  return [names[0], ...names.slice(1).filter((_, index) => index % 2 === 0)].join('/')
}

/**
 * The scope that an extension resource is attached to: a role assignment's own scope is its id up to
 * `/providers/Microsoft.Authorization/…`.
 */
export function withoutAuthorizationSuffix(scope: string): string {
  const at = scope.toLowerCase().lastIndexOf('/providers/microsoft.authorization/')
  return at === -1 ? scope : at === 0 ? '/' : scope.slice(0, at)
}

/** Why `text` cannot be an ARM scope, in words; null where it can. */
export function scopeFault(text: string): string | null {
  if (!text.startsWith('/')) return 'an ARM id starts with `/`'
  if (text === '/') return null
  if (/[\s<>"'`|\\?#]/.test(text)) return 'an ARM id holds no spaces, quotes or brackets'
  if (hasUnnamedSegment(text)) return 'an ARM id has a name in every segment'
  if (managementGroupName(text) !== null) return null
  const parts = segments(text)
  if (parts[0]?.toLowerCase() !== 'subscriptions') return 'expected `/subscriptions/…` or a management group'
  if (!isGuid(parts[1] ?? '')) return 'expected a subscription GUID after `/subscriptions/`'
  if (parts.length === 2) return null
  return resourcePathFault(parts.slice(2))
}

function hasUnnamedSegment(text: string): boolean {
  const names = text.replace(/\/$/, '').split('/').slice(1)
  return names.some((name) => ['', '.', '..'].includes(name))
}

function resourcePathFault(parts: readonly string[]): string | null {
  const grouped = parts[0]?.toLowerCase() === 'resourcegroups'
  if (grouped && parts.length < 2) return 'expected a name after `/resourceGroups/`'
  const rest = grouped ? parts.slice(2) : parts
  if (rest.length === 0) return null
  if (rest[0]?.toLowerCase() !== 'providers') return 'expected `/providers/…` after the resource group'
  if (rest.length < 4 || rest.length % 2 !== 0)
    return 'expected `provider/type/name` in pairs after `/providers/`'
  return null
}

function segments(scope: string): string[] {
  return scope
    .trim()
    .split('/')
    .filter((part) => part !== '')
}

/**
 * A scope as scopes compare: in lower case, without the spaces around ids, doubled slashes in them and one at
 * their end that exports and scripts leave. The root is empty.
 */
export function comparableScope(scope: string): string {
  const trimmed = scope.trim()
  const single = trimmed.includes('//') ? trimmed.replaceAll(/\/{2,}/g, '/') : trimmed
  return (single.endsWith('/') ? single.slice(0, -1) : single).toLowerCase()
}
