import { DISAGREEMENTS, disagreementsOnRole, disagreementsOnRows } from '../knowledge/disagreements.ts'
import type { DefinitionFact, Disagreement } from '../knowledge/disagreements/disagreement.ts'
import type { Requirement, RoleName } from '../knowledge/requirement.ts'
import { requirements } from '../knowledge/requirements.ts'
import { sameOperation, type Operation } from '../rbac/operation.ts'
import type { Place } from '../question/kind-of-place.ts'

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

/**
 * Those about some rows that turn on any of some operations. Of a single operation also those in which the article
 * counts on a role that lacks it.
 */
export function disagreementsOnOperations(
  operations: readonly Operation[],
  rows: readonly Requirement[],
): readonly Disagreement[] {
  const rowIds = rows.map(({ id }) => id)
  const ofRows = disagreementsOnRows(rowIds).filter(
    ({ facts }) => facts.length === 0 || facts.some((fact) => turnsOn(fact, operations)),
  )
  const ofOthers =
    operations.length === 1
      ? DISAGREEMENTS.filter(({ facts }) =>
          facts.some((fact) => fact.kind === 'lacks' && turnsOn(fact, operations)),
        )
      : []
  return [...new Set([...ofRows, ...ofOthers])]
}

/** Where the article speaks of a role by a name that none has. */
export function disagreementsOnName(name: string): readonly Disagreement[] {
  const wanted = name.toLowerCase()
  return DISAGREEMENTS.filter(({ facts }) =>
    facts.some((fact) => fact.kind === 'no-role' && fact.name.toLowerCase() === wanted),
  )
}

function turnsOn(fact: DefinitionFact, operations: readonly Operation[]): boolean {
  return 'operation' in fact && operations.some((operation) => sameOperation(fact.operation, operation))
}
