import { DISAGREEMENTS, disagreementsOnRole, disagreementsOnRows } from '../../knowledge/disagreements.ts'
import {
  DISAGREEMENT_EFFECTS,
  type DefinitionFact,
  type Disagreement,
} from '../../knowledge/disagreements/disagreement.ts'
import { describesRole, type Requirement, type RoleName } from '../../knowledge/requirement.ts'
import type { Place } from '../../question/kind-of-place.ts'
import { sameOperation, type Operation } from '../../rbac/operation.ts'
import { rowsOfRoles } from './article-rows.ts'

/**
 * Where the article speaks of any of some roles at a place and is not right: what concerns most of them first, then
 * what does most harm.
 */
export function disagreementsOnRoles(
  roles: readonly RoleName[],
  place: Place | null,
): readonly Disagreement[] {
  const rowIds = rowsOfRoles(roles, place).map(({ id }) => id)
  const found = new Set(roles.flatMap(({ id }) => disagreementsOnRole(id)))
  const concerned = (each: Disagreement) =>
    each.roles.filter(({ id }) => roles.some((role) => role.id === id)).length
  return worstFirst(
    [...found].filter(({ rows }) => place === null || rows.some((row) => rowIds.includes(row))),
  ).toSorted((left, right) => concerned(right) - concerned(left))
}

/**
 * Those about some rows that turn on any of some operations; then, of a single operation, those in which the article
 * counts on a role that lacks it. Of each the worst first.
 */
export function disagreementsOnOperations(
  operations: readonly Operation[],
  rows: readonly Requirement[],
): readonly Disagreement[] {
  const rowIds = rows.filter((row) => !describesRole(row)).map(({ id }) => id)
  const ofRows = disagreementsOnRows(rowIds).filter(
    ({ facts }) => facts.length === 0 || facts.some((fact) => turnsOn(fact, operations)),
  )
  const ofOthers =
    operations.length === 1 ? DISAGREEMENTS.filter((each) => countsInVain(each, operations)) : []
  return [...new Set([...worstFirst(ofRows), ...worstFirst(ofOthers)])]
}

/** Those about a role that turn on any of some operations, the worst first. */
export function disagreementsOnRoleAndOperations(
  role: RoleName,
  operations: readonly Operation[],
): readonly Disagreement[] {
  return worstFirst(
    disagreementsOnRole(role.id).filter(({ facts }) =>
      facts.some((fact) => 'role' in fact && fact.role.id === role.id && turnsOn(fact, operations)),
    ),
  )
}

/** Those about some rows, the worst first. */
export function disagreementsOn(rows: readonly Requirement[]): readonly Disagreement[] {
  return worstFirst(disagreementsOnRows(rows.map(({ id }) => id)))
}

/** Where the article speaks of a role by a name that none has. */
export function disagreementsOnName(name: string): readonly Disagreement[] {
  const wanted = name.toLowerCase()
  return DISAGREEMENTS.filter(({ facts }) =>
    facts.some((fact) => fact.kind === 'no-role' && fact.name.toLowerCase() === wanted),
  )
}

/** The article counts on a role that lacks an operation. */
function countsInVain({ roles, facts }: Disagreement, operations: readonly Operation[]): boolean {
  return facts.some(
    (fact) =>
      fact.kind === 'lacks' && turnsOn(fact, operations) && roles.some(({ id }) => id === fact.role.id),
  )
}

function turnsOn(fact: DefinitionFact, operations: readonly Operation[]): boolean {
  return 'operation' in fact && operations.some((operation) => sameOperation(fact.operation, operation))
}

/** In the article's order where they are as bad. */
function worstFirst(disagreements: readonly Disagreement[]): readonly Disagreement[] {
  const rank = ({ effect }: Disagreement) => DISAGREEMENT_EFFECTS.indexOf(effect)
  return disagreements.toSorted((left, right) => rank(left) - rank(right))
}
