import type { AccessFacts } from './access.ts'
import { assignmentsOf } from './assignment-index.ts'
import type { RoleAssignment } from './assignment.ts'
import { comparableScope, scopesAtOrAbove } from './scope.ts'

/** The role assignments of the principal and its groups at or above a scope. */
export function assignmentsInForce(scope: string, facts: AccessFacts): readonly RoleAssignment[] {
  const { principalId, groupIds, managementGroups, roleAssignments } = facts
  const last = lastInForce.get(roleAssignments)
  if (
    last?.scope === scope &&
    last.facts.principalId === principalId &&
    last.facts.groupIds === groupIds &&
    last.facts.managementGroups === managementGroups
  ) {
    return last.found
  }
  const reaching = scopesAtOrAbove(scope, managementGroups)
  const found = assignmentsOf(roleAssignments, (at) => reaching.has(at), holderTest(facts))
  lastInForce.set(roleAssignments, { scope, facts, found })
  return found
}

/** One question asks about many operations of one principal at one scope. */
const lastInForce = new WeakMap<
  readonly RoleAssignment[],
  { readonly scope: string; readonly facts: AccessFacts; readonly found: readonly RoleAssignment[] }
>()

/** The role assignments of the principal and its groups that are below a scope. */
export function assignmentsBelow(scope: string, facts: AccessFacts): readonly RoleAssignment[] {
  const start = `${comparableScope(scope)}/`
  return assignmentsOf(facts.roleAssignments, (at) => at.startsWith(start), holderTest(facts))
}

/** Whether an assignment to `principalId` is one of the principal's own: direct or through a group. */
export function actsFor(principalId: string, facts: Pick<AccessFacts, 'principalId' | 'groupIds'>): boolean {
  return holderTest(facts)(principalId.toLowerCase())
}

/** The test takes ids in lower case. */
function holderTest({
  principalId,
  groupIds,
}: Pick<AccessFacts, 'principalId' | 'groupIds'>): (id: string) => boolean {
  const self = principalId.toLowerCase()
  const groups = lowerIds(groupIds)
  return (id) => id === self || groups.has(id)
}

const lowerIdSets = new WeakMap<readonly string[], ReadonlySet<string>>()

/** A principal may be in hundreds of groups and is asked about for thousands of assignments. */
function lowerIds(ids: readonly string[]): ReadonlySet<string> {
  const known = lowerIdSets.get(ids)
  if (known !== undefined) return known
  const lower = new Set(ids.map((id) => id.toLowerCase()))
  lowerIdSets.set(ids, lower)
  return lower
}
