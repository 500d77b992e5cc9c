import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { catalogueEntryOf, type Catalogue, type CatalogueRole } from '../catalogue/catalogue.ts'
import { byName, hasDrifted, type CatalogueDrift } from './catalogue-drift.ts'

/**
 * The catalogue with what drifted put right, and nothing else: what did not stays written as it is, and without
 * any drift so does the date. `today` is the day of the listing, `2026-11-26`.
 */
export function refreshedCatalogue(
  kept: Catalogue,
  live: readonly RoleDefinition[],
  drift: CatalogueDrift,
  today: string,
): Catalogue {
  if (!hasDrifted(drift)) return kept
  const keptById = new Map(kept.roles.map((role) => [role.id, role]))
  const changed = new Set(drift.changed.map(({ id }) => id))
  return {
    asOf: today,
    roles: byName(live.map((role) => refreshed(role, keptById.get(role.id), changed.has(role.id)))),
  }
}

function refreshed(
  { id, name, permissions }: RoleDefinition,
  kept: CatalogueRole | undefined,
  isChanged: boolean,
): CatalogueRole {
  const formerNames = kept === undefined ? [] : formerNamesOf(kept, name)
  return {
    id,
    name,
    ...(formerNames.length === 0 ? {} : { formerNames }),
    permissions: kept === undefined || isChanged ? permissions.map(catalogueEntryOf) : kept.permissions,
  }
}

/** A name that a role bears again is no former one. */
function formerNamesOf(kept: CatalogueRole, name: string): readonly string[] {
  const borne = new Set([...(kept.formerNames ?? []), kept.name])
  borne.delete(name)
  return [...borne]
}
