import { operationsGranted } from '../../advice/least/granted-operations.ts'
import { OPERATION_KINDS } from '../../advice/least/operation-kind.ts'
import { reluctanceToAdvise, type Reluctance } from '../../advice/least/reluctance.ts'
import { formerNamesOf } from '../../knowledge/catalogue/roles.ts'
import type { Disagreement } from '../../knowledge/disagreements/disagreement.ts'
import type { Requirement, RoleName } from '../../knowledge/requirement.ts'
import type { Permission, RoleDefinition } from '../../rbac/role-definition.ts'
import type { Aspect } from '../role-question.ts'
import { abilitiesAt, abilitiesOf, groupAbilities, type AbilityGroup } from './abilities.ts'
import { rowsOfRoles } from './article-rows.ts'
import { disagreementsOnRoles } from './telling-disagreements.ts'
import type { Place } from '../../question/kind-of-place.ts'

/** What a role allows at a place, or anywhere. */
export interface RoleExplanation {
  readonly kind: 'explanation'
  readonly role: RoleName
  readonly formerNames: readonly string[]
  readonly place: Place | null
  readonly aspect: Aspect
  readonly reluctance: Reluctance
  readonly can: readonly AbilityGroup[]
  /** of the parts of Azure where it allows something, or that were asked about */
  readonly cannot: readonly AbilityGroup[]
  /** published operations that it grants; `changes` are the management operations that do more than read */
  readonly counts: { readonly reads: number; readonly changes: number; readonly dataActions: number }
  readonly permissions: readonly Permission[]
  readonly rows: readonly Requirement[]
  readonly disagreements: readonly Disagreement[]
}

export function explainRole(
  role: RoleDefinition,
  place: Place | null,
  aspect: Aspect = 'abilities',
): RoleExplanation {
  const name = { id: role.id, name: role.name }
  const held = abilitiesOf(role, place)
  const can = groupAbilities(held, place)
  const lacking = abilitiesAt(place).filter(
    ({ title, on }) => !held.some((each) => each.on === on && each.title.startsWith(title)),
  )
  const areas = can.map(({ area }) => area)
  return {
    kind: 'explanation',
    role: name,
    formerNames: formerNamesOf(role.id),
    place,
    aspect,
    reluctance: reluctanceToAdvise(role),
    can,
    cannot: groupAbilities(lacking, place).filter(({ area }) => place !== null || areas.includes(area)),
    counts: countsOf(role),
    permissions: role.permissions,
    rows: rowsOfRoles([name], place),
    disagreements: disagreementsOnRoles([name], place),
  }
}

function countsOf(role: RoleDefinition): RoleExplanation['counts'] {
  const { counts } = operationsGranted(role)
  const of = (...kinds: readonly (typeof OPERATION_KINDS)[number][]) =>
    kinds.reduce((sum, kind) => sum + (counts[OPERATION_KINDS.indexOf(kind)] ?? 0), 0)
  return {
    reads: of('read'),
    changes: of('change', 'giving-access', 'courtesy'),
    dataActions: of('data-read', 'data-change'),
  }
}
