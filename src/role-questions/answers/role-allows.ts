import { leastRoles } from '../../advice/least/least-roles.ts'
import { builtInRole, builtInRoles } from '../../knowledge/catalogue/roles.ts'
import type { Disagreement } from '../../knowledge/disagreements/disagreement.ts'
import { isOfArticle, rolesNamedBy, type RoleName } from '../../knowledge/requirement.ts'
import type { Place } from '../../question/kind-of-place.ts'
import type { Operation } from '../../rbac/operation.ts'
import { roleGrants } from '../../rbac/permission.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import type { Need, NeedPart } from './need.ts'
import { grantOf, type Grant } from './role-grant.ts'
import { disagreementsOnRoleAndOperations } from './telling-disagreements.ts'

/** Whether a role lets one do something. */
export interface RoleAllows {
  readonly kind: 'allowance'
  readonly role: RoleName
  readonly isCustom: boolean
  readonly need: Need
  readonly place: Place | null
  /** whether it was asked if nothing less does */
  readonly isOfNecessity: boolean
  /** in the need's order */
  readonly parts: readonly AllowedPart[]
  readonly disagreements: readonly Disagreement[]
}

export interface AllowedPart extends NeedPart {
  /** of each operation, in their order */
  readonly grants: readonly OperationGrant[]
  /** the fewest and least built-in roles that bring all; empty: none do */
  readonly least: readonly RoleName[]
  /** the roles that the article names for it and that bring all */
  readonly ofArticle: readonly RoleName[]
  /** whether the service is behind the place where the role is held, so that the role does not reach it */
  readonly isOutOfReach: boolean
}

export interface OperationGrant {
  readonly operation: Operation
  readonly grant: Grant
}

export function roleAllows(
  role: RoleDefinition,
  need: Need,
  place: Place | null,
  isOfNecessity = false,
): RoleAllows {
  const name = { id: role.id, name: role.name }
  return {
    kind: 'allowance',
    role: name,
    isCustom: role.isCustom,
    need,
    place,
    isOfNecessity,
    parts: need.parts.map((part) => allowedPart(role, part, place)),
    disagreements: disagreementsOnRoleAndOperations(
      name,
      need.parts.flatMap(({ operations }) => operations),
    ),
  }
}

function allowedPart(role: RoleDefinition, part: NeedPart, place: Place | null): AllowedPart {
  const { operations, rows } = part
  const ofArticle = new Map(
    rows
      .filter(isOfArticle)
      .flatMap(rolesNamedBy)
      .map((each) => [each.id, each]),
  )
  const articleRoleIds = rows.flatMap(rolesNamedBy).map(({ id }) => id)
  const least = leastRoles({ operations, articleRoleIds, roles: builtInRoles() })
  return {
    ...part,
    grants: operations.map((operation) => ({ operation, grant: grantOf(role, operation) })),
    least: least.map(({ id, name }) => ({ id, name })),
    ofArticle: [...ofArticle.values()].filter(({ id }) => brings(id, operations)),
    isOutOfReach: place !== null && !operations.some((operation) => isReachedFrom(place, operation)),
  }
}

function brings(id: string, operations: readonly Operation[]): boolean {
  const definition = builtInRole(id)
  return definition !== undefined && operations.every((operation) => roleGrants(definition, operation))
}

/** What holds resources reaches all of them; a resource reaches what is of its own type, and access to itself. */
function isReachedFrom({ types }: Place, { name }: Operation): boolean {
  const provider = name.toLowerCase()
  return types.some(
    (type) =>
      !type.includes('/') ||
      provider.startsWith(`${type}/`) ||
      provider.startsWith('microsoft.authorization/'),
  )
}
