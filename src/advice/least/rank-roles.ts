import type { Operation } from '../../rbac/operation.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { roleIndexOf, type RoleDefinitions } from '../../rbac/role-index.ts'
import { breadthOf, weightsFor } from './breadth.ts'
import { operationsGranted } from './granted-operations.ts'
import { RELUCTANCES, reluctanceToAdvise, type Reluctance } from './reluctance.ts'

export interface RolesRequest {
  readonly operations: readonly Operation[]
  /** preferred where everything else is equal */
  readonly articleRoleIds: readonly string[]
  /** an index of them is kept as long as they are */
  readonly roles: RoleDefinitions
  /** whether a role can be assigned where the operations are needed; all of them where left out */
  readonly isAssignable?: (role: RoleDefinition) => boolean
}

export interface RankedRole {
  readonly role: RoleDefinition
  readonly reluctance: Reluctance
  readonly breadth: number
}

/**
 * Every role that by itself brings all of some operations, the one to advise first: by reluctance, then by
 * breadth, then the article's own.
 */
export function rankRoles(request: RolesRequest): readonly RankedRole[] {
  const weights = weightsFor(request.operations)
  return rolesBringingAll(request)
    .map((role) => ({
      role,
      reluctance: reluctanceToAdvise(role),
      breadth: breadthOf(operationsGranted(role), weights),
    }))
    .sort((left, right) => compareRanked(left, right, request))
}

/** The assignable roles that bring each operation, in the operations' order. */
export function rolesByOperation({
  operations,
  roles,
  isAssignable = () => true,
}: RolesRequest): readonly ReadonlySet<RoleDefinition>[] {
  const index = roleIndexOf(roles)
  return operations.map((operation) => new Set([...index.rolesBringing(operation)].filter(isAssignable)))
}

function rolesBringingAll(request: RolesRequest): readonly RoleDefinition[] {
  const [first = new Set(), ...others] = rolesByOperation(request)
  return [...first].filter((role) => others.every((roles) => roles.has(role)))
}

function compareRanked(left: RankedRole, right: RankedRole, { articleRoleIds }: RolesRequest): number {
  return (
    RELUCTANCES.indexOf(left.reluctance) - RELUCTANCES.indexOf(right.reluctance) ||
    left.breadth - right.breadth ||
    Number(articleRoleIds.includes(right.role.id)) - Number(articleRoleIds.includes(left.role.id)) ||
    (left.role.id < right.role.id ? -1 : 1)
  )
}
