import { customRoleDisagreements } from './disagreements/custom-roles.ts'
import type { Disagreement } from './disagreements/disagreement.ts'
import { hubRoleDisagreements } from './disagreements/hub-roles.ts'
import { serviceRoleDisagreements } from './disagreements/service-roles.ts'

/** Every place where the article and the definitions of roles part, in the article's order by subject. */
export const DISAGREEMENTS: readonly Disagreement[] = [
  ...hubRoleDisagreements,
  ...serviceRoleDisagreements,
  ...customRoleDisagreements,
]

/** Those about any of some rows, by their ids. */
export function disagreementsOnRows(rowIds: readonly string[]): readonly Disagreement[] {
  return DISAGREEMENTS.filter(({ rows }) => rows.some((row) => rowIds.includes(row)))
}

/** Those in which the article speaks of a role, by its GUID, or by the id of the article's own. */
export function disagreementsOnRole(roleId: string): readonly Disagreement[] {
  return DISAGREEMENTS.filter(
    ({ rows, roles }) => rows.includes(roleId) || roles.some(({ id }) => id === roleId),
  )
}
