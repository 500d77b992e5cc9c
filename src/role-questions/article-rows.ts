import { DISAGREEMENTS, disagreementsOnRole } from '../knowledge/disagreements.ts'
import type { Disagreement } from '../knowledge/disagreements/disagreement.ts'
import type { Requirement, RoleName } from '../knowledge/requirement.ts'
import { requirements } from '../knowledge/requirements.ts'
import { sameOperation, type Operation } from '../rbac/operation.ts'
import type { Place } from './place.ts'

/** The article's rows that name any of some roles at a place, in its order. */
export function rowsOfRoles(roles: readonly RoleName[], place: Place | null): readonly Requirement[] {
  return requirements.filter(
    ({ role, resource }) =>
      roles.some(({ id }) => id === role?.id) && (place === null || place.kinds.includes(resource)),
  )
}

/** Where the article speaks of any of some roles at a place and is not right; what concerns most of them first. */
export function disagreementsOnRoles(
  roles: readonly RoleName[],
  place: Place | null,
): readonly Disagreement[] {
  const rowIds = rowsOfRoles(roles, place).map(({ id }) => id)
  const found = new Set(roles.flatMap(({ id }) => disagreementsOnRole(id)))
  const concerned = (each: Disagreement) =>
    each.roles.filter(({ id }) => roles.some((role) => role.id === id)).length
  return [...found]
    .filter(({ rows }) => place === null || rows.some((row) => rowIds.includes(row)))
    .sort((left, right) => concerned(right) - concerned(left))
}

/** Those that turn on any of some operations, those of some rows first. */
export function disagreementsOnOperations(
  operations: readonly Operation[],
  rows: readonly Requirement[],
): readonly Disagreement[] {
  const isOfRows = (each: Disagreement) => each.rows.some((row) => rows.some(({ id }) => id === row))
  return DISAGREEMENTS.filter((each) =>
    each.facts.length === 0 ? isOfRows(each) : operations.some((operation) => turnsOn(each, operation)),
  ).toSorted((left, right) => Number(isOfRows(right)) - Number(isOfRows(left)))
}

function turnsOn({ facts }: Disagreement, operation: Operation): boolean {
  return facts.some((fact) => 'operation' in fact && sameOperation(fact.operation, operation))
}
