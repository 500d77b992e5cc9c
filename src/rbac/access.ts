import type { DenyAssignment, DenyPrincipal, RoleAssignment } from './assignment.ts'
import type { AttributeValue } from './condition/attribute.ts'
import type { ConditionOutcome, ConditionRequest } from './condition/evaluate-condition.ts'
import { evaluateConditions, presentConditions } from './condition/evaluate-conditions.ts'
import { subOperationOf } from './condition/suboperation.ts'
import { grantingConditions } from './granting-conditions.ts'
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
      const { outcome, condition } = grantingConditions(assignment, permission, () =>
        conditionRequest(operation, facts),
      )
      if (outcome.kind === 'true') grants.push({ assignment, role })
      else conditionalGrants.push({ assignment, role, outcome, condition })
    }
  }
  return { operation, scope, grants, conditionalGrants, unresolved, ...denialsOf(operation, scope, facts) }
}

function conditionRequest(
  operation: Operation,
  { attributes }: Pick<AccessFacts, 'attributes'>,
): ConditionRequest {
  const subOperation = subOperationOf(operation)
  return {
    operation,
    attributes: attributes ?? new Map<string, AttributeValue>(),
    ...(subOperation === undefined ? {} : { subOperation }),
  }
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
    const denying = denyAssignment.permissions.filter(
      (each) => matchPermission(each, operation) === 'granted',
    )
    if (denying.length === 0) continue
    const certainty = allOf(
      targets(denyAssignment, facts),
      anyOf(denying.map((each) => conditionsHold(denyAssignment, each, operation, facts))),
    )
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
  const mayBeMember = !facts.groupsComplete && principals.some(({ type }) => mayHaveMembers(type))
  return mayBeMember ? 'perhaps' : 'no'
}

/** A type that is not known may be a group's. */
function mayHaveMembers(type: DenyPrincipal['type']): boolean {
  return type === null || !/^(?:user|serviceprincipal|device|systemdefined)$/i.test(type)
}

/** Both a deny assignment and each of its entries may carry a condition; it denies where both hold. */
function conditionsHold(
  { condition }: DenyAssignment,
  permission: Permission,
  operation: Operation,
  facts: AccessFacts,
): Certainty {
  const conditions = presentConditions(condition, permission.condition)
  if (conditions.length === 0) return 'yes'
  const outcome = evaluateConditions(conditions, conditionRequest(operation, facts))
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

function anyOf(certainties: readonly Certainty[]): Certainty {
  if (certainties.includes('yes')) return 'yes'
  return certainties.includes('perhaps') ? 'perhaps' : 'no'
}

function opposite(certainty: Certainty): Certainty {
  if (certainty === 'perhaps') return 'perhaps'
  return certainty === 'yes' ? 'no' : 'yes'
}
