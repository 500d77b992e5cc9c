import type { Operation } from '../../src/rbac/operation.ts'
import type { Permission } from '../../src/rbac/role-definition.ts'

/**
 * A second evaluator, written from Azure's documentation alone and as plainly as can be: it walks through
 * characters and lists, and shares no code with the real one. Too slow for use, good for comparing.
 */
export interface NaiveAssignment {
  readonly permissions: readonly Permission[]
  readonly scope: string
  readonly principalId: string
}

export interface NaiveDenial extends NaiveAssignment {
  readonly excludedIds: readonly string[]
  readonly onlyHere: boolean
}

export interface NaiveTenant {
  /** the principal and all of its groups */
  readonly identities: readonly string[]
  readonly assignments: readonly NaiveAssignment[]
  readonly denials: readonly NaiveDenial[]
}

const EVERYONE = '00000000-0000-0000-0000-000000000000'

export function naivelyAllowed(tenant: NaiveTenant, operation: Operation, scope: string): boolean {
  let allowed = false
  for (const { permissions, scope: at, principalId } of tenant.assignments) {
    if (!isOneOf(principalId, tenant.identities)) continue
    if (!covers(at, scope)) continue
    for (const permission of permissions) if (holds(permission, operation)) allowed = true
  }
  for (const denial of tenant.denials) {
    if (denial.principalId !== EVERYONE && !isOneOf(denial.principalId, tenant.identities)) continue
    if (denial.excludedIds.some((id) => isOneOf(id, tenant.identities))) continue
    if (denial.onlyHere ? !sameText(denial.scope, scope) : !covers(denial.scope, scope)) continue
    for (const permission of denial.permissions) if (holds(permission, operation)) allowed = false
  }
  return allowed
}

function holds(permission: Permission, { name, isDataAction }: Operation): boolean {
  const listed = isDataAction ? permission.dataActions : permission.actions
  const excluded = isDataAction ? permission.notDataActions : permission.notActions
  return (
    listed.some((pattern) => naivelyMatches(pattern, name)) &&
    !excluded.some((pattern) => naivelyMatches(pattern, name))
  )
}

export function naivelyMatches(pattern: string, name: string): boolean {
  return matchesFrom(pattern.toLowerCase(), 0, name.toLowerCase(), 0)
}

function matchesFrom(pattern: string, p: number, name: string, n: number): boolean {
  if (p === pattern.length) return n === name.length
  if (pattern[p] !== '*') return pattern[p] === name[n] && matchesFrom(pattern, p + 1, name, n + 1)
  const isEmptySegment = pattern[p - 1] === '/' && pattern[p + 1] === '/'
  if (isEmptySegment && matchesFrom(pattern, p + 2, name, n)) return true
  for (let end = n; end <= name.length; end += 1) if (matchesFrom(pattern, p + 1, name, end)) return true
  return false
}

function covers(upper: string, lower: string): boolean {
  const above = upper.split('/').filter((segment) => segment !== '')
  const below = lower.split('/').filter((segment) => segment !== '')
  return above.every((segment, index) => sameText(segment, below[index] ?? ''))
}

function isOneOf(id: string, ids: readonly string[]): boolean {
  return ids.some((each) => sameText(each, id))
}

function sameText(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
