import type { Operation } from '../../rbac/operation.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { RoleIndex } from '../../rbac/role-index.ts'
import { roleDefinitionOf, type Catalogue } from '../catalogue/catalogue.ts'
import { isSpecialPurpose } from '../catalogue/special-roles.ts'
import type { Requirement, RoleName } from '../requirement.ts'
import { requirements } from '../requirements.ts'
import { ROLES } from '../role-names.ts'
import { nameOf, type CatalogueDrift } from './catalogue-drift.ts'

/** What else of the knowledge a drift of the catalogue touches; `rows` are the requirements that name the role. */
export type DriftEffect =
  | { readonly kind: 'named-role-removed'; readonly role: RoleName; readonly rows: readonly string[] }
  /** `role` by the name that role-names.ts has */
  | {
      readonly kind: 'named-role-renamed'
      readonly role: RoleName
      readonly name: string
      readonly rows: readonly string[]
    }
  /** the role of a row brought them by itself, and does no more */
  | {
      readonly kind: 'operations-lost'
      readonly role: RoleName
      readonly row: string
      readonly operations: readonly Operation[]
    }
  | { readonly kind: 'special-role-removed'; readonly role: RoleName }
  /** its name says so, and special-roles.ts does not list it */
  | { readonly kind: 'unsettled-role-unlisted'; readonly role: RoleName }

const UNSETTLED = /\b(?:preview|deprecated|legacy)\b/i

export function driftEffects(
  drift: CatalogueDrift,
  kept: Catalogue,
  live: readonly RoleDefinition[],
): readonly DriftEffect[] {
  return [
    ...drift.removed.flatMap(({ id }) =>
      namedRole(id).map((role) => ({ kind: 'named-role-removed', role, rows: rowsNaming(id) }) as const),
    ),
    ...drift.renamed.flatMap(({ id, name }) =>
      namedRole(id)
        .filter((role) => role.name !== name)
        .map((role) => ({ kind: 'named-role-renamed', role, name, rows: rowsNaming(id) }) as const),
    ),
    ...drift.changed.flatMap((role) => lossesOf(role, kept, live)),
    ...drift.removed
      .filter(({ id }) => isSpecialPurpose(id))
      .map((role) => ({ kind: 'special-role-removed', role }) as const),
    ...[...drift.added, ...drift.renamed]
      .filter(({ id, name }) => UNSETTLED.test(name) && !isSpecialPurpose(id))
      .map(({ id, name }) => ({ kind: 'unsettled-role-unlisted', role: { id, name } }) as const),
  ]
}

function namedRole(id: string): readonly RoleName[] {
  return Object.values(ROLES).filter((role) => role.id === id)
}

function requirementsNaming(id: string): readonly Requirement[] {
  return requirements.filter(({ role }) => role?.id === id)
}

function rowsNaming(id: string): readonly string[] {
  return requirementsNaming(id).map((requirement) => requirement.id)
}

/** What the rows of a changed role lost. */
function lossesOf(role: RoleName, kept: Catalogue, live: readonly RoleDefinition[]): readonly DriftEffect[] {
  const before = new RoleIndex(kept.roles.filter(({ id }) => id === role.id).map(roleDefinitionOf))
  const after = new RoleIndex(live.filter(({ id }) => id === role.id))
  const isLost = (operation: Operation) =>
    before.rolesBringing(operation).size > 0 && after.rolesBringing(operation).size === 0
  return requirementsNaming(role.id).flatMap((row) => {
    const operations = row.operations.filter(isLost)
    return operations.length === 0
      ? []
      : [{ kind: 'operations-lost', role: nameOf(role), row: row.id, operations } as const]
  })
}
