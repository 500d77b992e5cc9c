import { operationsGranted } from '../../advice/least/granted-operations.ts'
import { isFarTooBroad } from '../../advice/least/far-too-broad.ts'
import { kindOf, OPERATION_KINDS, type OperationKind } from '../../advice/least/operation-kind.ts'
import { leastRoles } from '../../advice/least/least-roles.ts'
import { rankRoles } from '../../advice/least/rank-roles.ts'
import type { Reluctance } from '../../advice/least/reluctance.ts'
import { ARTICLE_ROLES } from '../../knowledge/article-roles.ts'
import { builtInRoles } from '../../knowledge/catalogue/roles.ts'
import type { Disagreement } from '../../knowledge/disagreements/disagreement.ts'
import { isOfArticle, rolesNamedBy, type RoleName } from '../../knowledge/requirement.ts'
import type { Operation } from '../../rbac/operation.ts'
import { roleGrants } from '../../rbac/permission.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { disagreementsOnOperations } from './telling-disagreements.ts'
import { roleDefinitionOf } from './role-definitions.ts'
import type { Need, NeedPart } from './need.ts'

/** The built-in roles that let one do something. */
export interface RolesForNeed {
  readonly kind: 'roles-for-need'
  readonly need: Need
  /** in the need's order */
  readonly parts: readonly RolesForPart[]
  readonly disagreements: readonly Disagreement[]
}

export interface RolesForPart extends NeedPart {
  /** the fewest and least that bring all; empty: no built-in roles do */
  readonly least: readonly RoleName[]
  /** the least is far more than what is needed, and a role of one's own would not be */
  readonly isFarTooBroad: boolean
  /** every role that brings all by itself, the least first */
  readonly roles: readonly BringingRole[]
  /** the article's custom roles that bring all */
  readonly customRoles: readonly RoleName[]
}

export interface BringingRole extends RoleName {
  readonly reluctance: Reluctance
  /** how many other published operations it grants */
  readonly others: number
  /** how many of these do more than read settings */
  readonly othersBeyondReading: number
  /** who names it for this */
  readonly namedBy: 'article' | 'foundry' | null
}

export function rolesForNeed(need: Need): RolesForNeed {
  const operations = need.parts.flatMap((part) => part.operations)
  const rows = need.parts.flatMap((part) => part.rows)
  return {
    kind: 'roles-for-need',
    need,
    parts: need.parts.map(rolesForPart),
    disagreements: disagreementsOnOperations(operations, rows),
  }
}

function rolesForPart(part: NeedPart): RolesForPart {
  const { operations, rows } = part
  const namersOf = (id: string) =>
    rows
      .filter((row) => rolesNamedBy(row).some((role) => role.id === id))
      .map((row) => (isOfArticle(row) ? 'article' : 'foundry'))
  const request = {
    operations,
    articleRoleIds: rows.flatMap(rolesNamedBy).map(({ id }) => id),
    roles: builtInRoles(),
  }
  const least = leastRoles(request)
  return {
    ...part,
    least: least.map(({ id, name }) => ({ id, name })),
    customRoles: customRolesBringing(operations),
    isFarTooBroad: least.length > 0 && isFarTooBroad(least, operations) && !operations.some(givesAccess),
    roles: rankRoles(request).map(({ role, reluctance }) => ({
      id: role.id,
      name: role.name,
      reluctance,
      others: countOf(role, OPERATION_KINDS) - operations.length,
      othersBeyondReading:
        countOf(role, BEYOND_READING_SETTINGS) -
        operations.filter((each) => BEYOND_READING_SETTINGS.includes(kindOf(each))).length,
      namedBy: namersOf(role.id).toSorted()[0] ?? null,
    })),
  }
}

function customRolesBringing(operations: readonly Operation[]): readonly RoleName[] {
  return ARTICLE_ROLES.flatMap(({ id, roleName }) => {
    const definition = roleDefinitionOf(id)
    const brings = definition !== undefined && operations.every((each) => roleGrants(definition, each))
    return brings ? [{ id, name: roleName }] : []
  })
}

/** Whoever can give access can take the rest, so that a role of it alone is no narrower. */
function givesAccess(operation: Operation): boolean {
  return kindOf(operation) === 'giving-access'
}

const BEYOND_READING_SETTINGS: readonly OperationKind[] = OPERATION_KINDS.filter(
  (kind) => kind !== 'read' && kind !== 'courtesy',
)

function countOf(role: RoleDefinition, kinds: readonly OperationKind[]): number {
  const { counts } = operationsGranted(role)
  return kinds.reduce((sum, kind) => sum + (counts[OPERATION_KINDS.indexOf(kind)] ?? 0), 0)
}
