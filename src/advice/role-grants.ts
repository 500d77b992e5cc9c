import { builtInRoles } from '../knowledge/catalogue/roles.ts'
import { rolesNamedBy, needsBuiltInRole } from '../knowledge/requirement.ts'
import type { BoundRequirement, Resource } from '../question/question.ts'
import { uniqueOperations, type Operation } from '../rbac/operation.ts'
import type { Principal } from '../rbac/principal.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { extendRoles, roleIndexOf, type RoleDefinitions } from '../rbac/role-index.ts'
import { comparableScope, resourceGroupOf, scopeDepth, scopeLevel, scopesAtOrAbove } from '../rbac/scope.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { hasBlindSpot, stateOfOperation } from '../verdict/operation-state.ts'
import { managementGroupsAbove } from '../verdict/principal-facts.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { leastRoles } from './least/least-roles.ts'

/** Requirements that one role may mend together: the same principal needs them at the same scope. */
export interface Gap {
  readonly principal: Principal | null
  /** the resource whose identity the principal is */
  readonly actor: Resource | null
  /** where to assign: the narrowest scope that covers what is needed */
  readonly scope: string
  readonly requirements: readonly BoundRequirement[]
}

export interface GapRoles {
  readonly gap: Gap
  /** the smallest set that mends every requirement that roles can mend; empty where nothing is to be assigned */
  readonly roles: readonly RoleDefinition[]
  /** what they mend: the operations that are missing and that roles bring there */
  readonly operations: readonly Operation[]
  /** what no role brings there */
  readonly beyondRoles: readonly Operation[]
}

export function gapsOf(verdicts: readonly Verdict[]): readonly Gap[] {
  const groups = Map.groupBy(
    verdicts.map(({ requirement }) => requirement),
    (bound) => `${bound.assignee?.id ?? bound.actor?.id ?? ''} ${assignmentScope(bound)}`.toLowerCase(),
  )
  return [...groups.values()].flatMap((requirements) => {
    const [first] = requirements
    if (first === undefined) return []
    return [{ principal: first.assignee, actor: first.actor, scope: assignmentScope(first), requirements }]
  })
}

/**
 * The least roles for some gaps, in their order. What is assigned higher up reaches further down, so a gap
 * is mended as if the roles for those above it were there already.
 */
export function rolesForGaps(gaps: readonly Gap[], snapshot: AccessSnapshot): readonly GapRoles[] {
  const mended = new Map<Gap, GapRoles>()
  let assumed = snapshot
  for (const gap of gaps.toSorted((left, right) => scopeDepth(left.scope) - scopeDepth(right.scope))) {
    const result = rolesForGap(gap, assumed)
    mended.set(gap, result)
    assumed = withAssignments(assumed, result)
  }
  return gaps.flatMap((gap) => mended.get(gap) ?? [])
}

function withAssignments(snapshot: AccessSnapshot, { gap, roles }: GapRoles): AccessSnapshot {
  const { principal, scope } = gap
  if (principal === null) return snapshot
  const assumed = roles.map((role) => ({
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/assumed-${role.id}`,
    scope,
    roleId: role.id,
    principalId: principal.id,
    principalType: principal.type,
    condition: null,
    createdOn: null,
  }))
  const { roleDefinitions } = snapshot
  const unlisted = roles.filter(({ id }) => !roleDefinitions.has(id))
  return {
    ...snapshot,
    roleDefinitions: unlisted.length === 0 ? roleDefinitions : extendRoles(roleDefinitions, unlisted),
    roleAssignments: [...snapshot.roleAssignments, ...assumed],
  }
}

/** The least roles for one gap, and what is left that no role can mend. */
export function rolesForGap(gap: Gap, snapshot: AccessSnapshot): GapRoles {
  const roles = knownRoles(snapshot)
  const isAssignable = assignableAt(gap, snapshot)
  const isBrought = (operation: Operation) =>
    [...roleIndexOf(roles).rolesBringing(operation)].some(isAssignable)
  const needs = gap.requirements.map((bound) => ({ bound, operations: ungranted(bound, snapshot) }))
  const mendable = needs.filter(({ operations }) => operations.every(isBrought))
  const operations = uniqueOperations(mendable.flatMap((need) => need.operations))
  return {
    gap,
    operations,
    roles: leastRoles({
      operations,
      articleRoleIds: mendable.flatMap(({ bound }) => rolesNamedBy(bound.requirement).map(({ id }) => id)),
      roles,
      isAssignable,
    }),
    beyondRoles: uniqueOperations(
      needs.flatMap((need) => need.operations.filter((each) => !isBrought(each))),
    ),
  }
}

function assignableAt(gap: Gap, snapshot: AccessSnapshot): (role: RoleDefinition) => boolean {
  const reaching = scopesAtOrAbove(gap.scope, managementGroupsAbove(gap.scope, snapshot))
  const builtInOnly = gap.requirements.some(({ requirement }) => needsBuiltInRole(requirement))
  return (role) =>
    !(builtInOnly && role.isCustom) &&
    role.assignableScopes.some((assignable) => reaching.has(comparableScope(assignable)))
}

/** Containers, queues, tables and shares take role assignments of their own. */
const STORAGE_CHILD = /\/(?:blob|queue|table|file)Services\/default\/[^/]+\/[^/]+$/i

/** A role cannot be assigned on something that does not exist yet, nor is a model deployment a place for one. */
function assignmentScope({ scope, resource }: BoundRequirement): string {
  if (resource !== null) return STORAGE_CHILD.test(scope) ? scope : resource.id
  return scopeLevel(scope) === 'resource' ? (resourceGroupOf(scope) ?? scope) : scope
}

/**
 * The catalogue stands in only where ARM would not list the role definitions: of the few that somebody holds, even
 * the least may be far too broad.
 */
function knownRoles({ roleDefinitions, lacksBuiltInRoles }: AccessSnapshot): RoleDefinitions {
  if (roleDefinitions.size === 0) return builtInRoles()
  if (lacksBuiltInRoles !== true) return roleDefinitions
  const known = withCatalogue.get(roleDefinitions)
  if (known !== undefined) return known
  const roles = new Map([...builtInRoles().map((role) => [role.id, role] as const), ...roleDefinitions])
  withCatalogue.set(roleDefinitions, roles)
  return roles
}

const withCatalogue = new WeakMap<RoleDefinitions, ReadonlyMap<string, RoleDefinition>>()

/** Whether what no assignment grants is really not granted: an assignment that was not read may grant it. */
export function isKnownToLack({ requirement: bound }: Verdict, snapshot: AccessSnapshot): boolean {
  const { requirement, assignee, scope } = bound
  if (assignee === null) return true
  return (
    !hasBlindSpot('role-assignments-unread', scope, snapshot) &&
    requirement.operations.every((operation) => {
      const { active } = stateOfOperation(operation, assignee, scope, snapshot)
      return active.grants.length > 0 || active.unresolved.length === 0
    })
  )
}

function ungranted(
  { requirement, assignee, scope }: BoundRequirement,
  snapshot: AccessSnapshot,
): readonly Operation[] {
  if (assignee === null) return requirement.operations
  return requirement.operations.filter(
    (operation) => stateOfOperation(operation, assignee, scope, snapshot).active.grants.length === 0,
  )
}
