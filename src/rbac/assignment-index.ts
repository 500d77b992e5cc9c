import type { RoleAssignment } from './assignment.ts'
import { comparableScope } from './scope.ts'

interface Placed {
  readonly assignment: RoleAssignment
  /** principal id in lower case */
  readonly holder: string
  /** in the list */
  readonly position: number
}

type ByScope = ReadonlyMap<string, readonly Placed[]>

/**
 * The assignments of some principals at scopes that pass a test, in their list's order.
 *
 * @param reaches is asked of each distinct scope once, as `comparableScope` writes it
 * @param isHolder is asked of principal ids in lower case
 */
export function assignmentsOf(
  assignments: readonly RoleAssignment[],
  reaches: (scope: string) => boolean,
  isHolder: (principalId: string) => boolean,
): readonly RoleAssignment[] {
  const found: Placed[] = []
  for (const [scope, placed] of byScope(assignments)) {
    if (!reaches(scope)) continue
    for (const each of placed) if (isHolder(each.holder)) found.push(each)
  }
  return found.sort((left, right) => left.position - right.position).map(({ assignment }) => assignment)
}

const indexes = new WeakMap<readonly RoleAssignment[], ByScope>()

/** A subscription holds up to 4,000 assignments, and each question asks the same list about many operations. */
function byScope(assignments: readonly RoleAssignment[]): ByScope {
  const known = indexes.get(assignments)
  if (known !== undefined) return known
  const index = Map.groupBy(
    assignments.map((assignment, position) => ({
      assignment,
      holder: assignment.principalId.toLowerCase(),
      position,
    })),
    ({ assignment }) => comparableScope(assignment.scope),
  )
  indexes.set(assignments, index)
  return index
}
