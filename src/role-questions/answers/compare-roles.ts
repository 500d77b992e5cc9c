import { operationsGranted } from '../../advice/least/granted-operations.ts'
import type { Disagreement } from '../../knowledge/disagreements/disagreement.ts'
import type { Requirement, RoleName } from '../../knowledge/requirement.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { abilitiesOf, groupAbilities, type AbilityGroup, type TitledAbility } from './abilities.ts'
import { rowsOfRoles } from './article-rows.ts'
import { disagreementsOnRoles } from './telling-disagreements.ts'
import { operationsBeyond, type OperationGroup } from './operation-groups.ts'
import type { Place } from '../../question/kind-of-place.ts'

/** What tells two roles apart at a place, or anywhere. */
export interface RoleComparison {
  readonly kind: 'comparison'
  readonly place: Place | null
  readonly first: ComparedRole
  readonly second: ComparedRole
  /** what both let one do */
  readonly both: readonly AbilityGroup[]
  /** the article's rows of either */
  readonly rows: readonly Requirement[]
  readonly disagreements: readonly Disagreement[]
}

export interface ComparedRole {
  readonly role: RoleName
  readonly holdsDataActions: boolean
  /** what this one lets one do, and the other does not */
  readonly alone: readonly AbilityGroup[]
  /** the published operations that this one grants, and the other does not */
  readonly operations: readonly OperationGroup[]
}

export function compareRoles(
  first: RoleDefinition,
  second: RoleDefinition,
  place: Place | null,
): RoleComparison {
  const [ones, others] = [abilitiesOf(first, place), abilitiesOf(second, place)]
  const names = [first, second].map(({ id, name }) => ({ id, name }))
  return {
    kind: 'comparison',
    place,
    first: compared(first, second, place, without(ones, others)),
    second: compared(second, first, place, without(others, ones)),
    both: groupAbilities(
      ones.filter(({ title, on }) => has(others, title, on)),
      place,
    ),
    rows: rowsOfRoles(names, place),
    disagreements: disagreementsOnRoles(names, place),
  }
}

function compared(
  role: RoleDefinition,
  other: RoleDefinition,
  place: Place | null,
  alone: readonly TitledAbility[],
): ComparedRole {
  return {
    role: { id: role.id, name: role.name },
    holdsDataActions: role.permissions.some(({ dataActions }) => dataActions.length > 0),
    alone: groupAbilities(alone, place),
    operations: operationsBeyond(operationsGranted(role), operationsGranted(other), place),
  }
}

function without(ones: readonly TitledAbility[], others: readonly TitledAbility[]): readonly TitledAbility[] {
  return ones.filter(({ title, on }) => !has(others, title, on))
}

function has(abilities: readonly TitledAbility[], title: string, on: string): boolean {
  return abilities.some((each) => each.title === title && each.on === on)
}
