import type { DenyAssignment, DenyPrincipal, RoleAssignment } from './assignment.ts'
import { appliesUnconditionally } from './condition/applies-unconditionally.ts'
import type { AttributeValue } from './condition/attribute.ts'
import { evaluateCondition, type ConditionOutcome } from './condition/evaluate-condition.ts'
import type { Operation } from './operation.ts'
import { matchPermission } from './permission.ts'
import { actsFor, assignmentsInForce } from './own-assignments.ts'
import { EVERYONE } from './principal.ts'
import type { Permission, RoleDefinition } from './role-definition.ts'
import { roleIndexOf } from './role-index.ts'
import { isAtOrAbove, scopesEqual } from './scope.ts'

/** Everything that decides what one principal may do. */
export interface AccessFacts {
  readonly principalId: string
  /** transitive, as far as known */
  readonly groupIds: readonly string[]
  /** false: the principal may be in further groups */
  readonly groupsComplete: boolean
  readonly roleAssignments: readonly RoleAssignment[]
  /** by GUID in lower case */
  readonly roleDefinitions: ReadonlyMap<string, RoleDefinition>
  readonly denyAssignments: readonly DenyAssignment[]
  /** names of the management groups above the scope that is asked about */
  readonly managementGroups: readonly string[]
  /** attribute values that conditions may ask for */
  readonly attributes?: ReadonlyMap<string, AttributeValue>
}

export interface Grant {
  readonly assignment: RoleAssignment
  readonly role: RoleDefinition
}

export interface ConditionalGrant extends Grant {
  readonly outcome: Exclude<ConditionOutcome, { kind: 'true' }>
  readonly condition: string
}

/**
 * What Azure's evaluation finds for one operation at one scope (Azure documentation, "How Azure RBAC
 * determines if a user has access to a resource"): a deny wins over every grant; grants unite over roles
 * and over the entries of a role; a condition filters only what its own assignment or entry grants.
 */
export interface AccessDecision {
  readonly operation: Operation
  readonly scope: string
  readonly grants: readonly Grant[]
  /** grants whose condition is false, or cannot be evaluated from what is known */
  readonly conditionalGrants: readonly ConditionalGrant[]
  readonly denials: readonly DenyAssignment[]
  /** denials that apply if an unread group or an unknown attribute says so */
  readonly possibleDenials: readonly DenyAssignment[]
  /** assignments at or above the scope whose role definition is not known */
  readonly unresolved: readonly RoleAssignment[]
}

export function decideAccess(operation: Operation, scope: string, facts: AccessFacts): AccessDecision {
  const grants: Grant[] = []
  const conditionalGrants: ConditionalGrant[] = []
  const unresolved: RoleAssignment[] = []

  const granting = roleIndexOf(facts.roleDefinitions).rolesGranting(operation)
  for (const assignment of assignmentsInForce(scope, facts)) {
    const role = facts.roleDefinitions.get(assignment.roleId)
    if (role === undefined) {
      unresolved.push(assignment)
      continue
    }
    if (!granting.has(role)) continue
    for (const permission of role.permissions) {
      if (matchPermission(permission, operation) !== 'granted') continue
      const condition = conditionsOf(assignment, permission)
      const outcome =
        condition === null ? TRUE : evaluateCondition(condition, conditionRequest(operation, facts))
      if (outcome.kind === 'true') grants.push({ assignment, role })
      else conditionalGrants.push({ assignment, role, outcome, condition: condition ?? '' })
    }
  }
  return { operation, scope, grants, conditionalGrants, unresolved, ...denialsOf(operation, scope, facts) }
}

/** Whether a role by itself brings an operation, whatever its assignment's circumstances. */
export function bringsUnconditionally(role: RoleDefinition, operation: Operation): boolean {
  return role.permissions.some(
    (permission) =>
      matchPermission(permission, operation) === 'granted' && appliesUnconditionally(permission, operation),
  )
}

const TRUE: ConditionOutcome = { kind: 'true' }

function conditionRequest(operation: Operation, facts: AccessFacts) {
  return { operation, attributes: facts.attributes ?? new Map<string, AttributeValue>() }
}

/** Both an assignment and an entry of its role may carry a condition; both must hold. */
function conditionsOf(assignment: RoleAssignment, permission: Permission): string | null {
  const conditions = [assignment.condition, permission.condition].filter(
    (condition): condition is string => typeof condition === 'string' && condition.trim() !== '',
  )
  if (conditions.length === 0) return null
  return conditions.length === 1
    ? (conditions[0] ?? null)
    : conditions.map((each) => `(${each})`).join(' AND ')
}

function denialsOf(
  operation: Operation,
  scope: string,
  facts: AccessFacts,
): Pick<AccessDecision, 'denials' | 'possibleDenials'> {
  const denials: DenyAssignment[] = []
  const possibleDenials: DenyAssignment[] = []
  for (const denyAssignment of facts.denyAssignments) {
    if (!reaches(denyAssignment, scope, facts)) continue
    if (!denyAssignment.permissions.some((each) => matchPermission(each, operation) === 'granted')) continue
    const certainty = allOf(targets(denyAssignment, facts), conditionHolds(denyAssignment, operation, facts))
    if (certainty === 'yes') denials.push(denyAssignment)
    if (certainty === 'perhaps') possibleDenials.push(denyAssignment)
  }
  return { denials, possibleDenials }
}

function reaches(denyAssignment: DenyAssignment, scope: string, facts: AccessFacts): boolean {
  if (denyAssignment.effect === 'audit') return false
  return denyAssignment.doNotApplyToChildScopes
    ? scopesEqual(denyAssignment.scope, scope)
    : isAtOrAbove(denyAssignment.scope, scope, facts.managementGroups)
}

type Certainty = 'yes' | 'no' | 'perhaps'

function targets(denyAssignment: DenyAssignment, facts: AccessFacts): Certainty {
  return allOf(
    namesPrincipal(denyAssignment.principals, facts),
    opposite(namesPrincipal(denyAssignment.excludedPrincipals, facts)),
  )
}

function namesPrincipal(principals: readonly DenyPrincipal[], facts: AccessFacts): Certainty {
  if (principals.some(({ id }) => id === EVERYONE || actsFor(id, facts))) return 'yes'
  const mayBeMember =
    !facts.groupsComplete && principals.some(({ type }) => type === null || type === 'Group')
  return mayBeMember ? 'perhaps' : 'no'
}

function conditionHolds(denyAssignment: DenyAssignment, operation: Operation, facts: AccessFacts): Certainty {
  if (denyAssignment.condition === null) return 'yes'
  const outcome = evaluateCondition(denyAssignment.condition, conditionRequest(operation, facts))
  switch (outcome.kind) {
    case 'true':
      return 'yes'
    case 'false':
      return 'no'
    case 'unknown':
      return 'perhaps'
    default:
      return outcome satisfies never
  }
}

function allOf(...certainties: readonly Certainty[]): Certainty {
  if (certainties.includes('no')) return 'no'
  return certainties.includes('perhaps') ? 'perhaps' : 'yes'
}

function opposite(certainty: Certainty): Certainty {
  if (certainty === 'perhaps') return 'perhaps'
  return certainty === 'yes' ? 'no' : 'yes'
}
