import { needsBuiltInRole } from '../knowledge/requirement.ts'
import type { BoundRequirement } from '../question/question.ts'
import type { EligibleAssignment } from '../rbac/assignment.ts'
import type { Operation } from '../rbac/operation.ts'
import { canActivateRoles, type Principal } from '../rbac/principal.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { scopeDepth } from '../rbac/scope.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { stateOfOperation } from '../verdict/operation-state.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { breadthOf, weightsFor } from './least/breadth.ts'
import { operationsGranted } from './least/granted-operations.ts'
import { isPowerful } from './least/reluctance.ts'

/** An eligible role to activate, by whom, and what for. */
export interface Activation {
  readonly principal: Principal
  readonly eligible: EligibleAssignment
  readonly role: RoleDefinition
  /** the first that it serves */
  readonly requirement: BoundRequirement
}

/**
 * The eligible roles by whose activation everything is granted that eligible roles can grant, none of them in
 * vain. For each open need that which serves most of the others too, the least role and the narrowest scope;
 * Contributor and roles that can assign roles only where no other eligible one serves.
 */
export function activationsFor(
  verdicts: readonly Verdict[],
  snapshot: AccessSnapshot,
): readonly Activation[] {
  const needs = verdicts
    .filter(isMendedByActivation)
    .flatMap(({ requirement }) => needsOf(requirement, snapshot))
  return [...Map.groupBy(needs, ({ principal }) => principal.id.toLowerCase()).values()].flatMap(smallestSet)
}

/** The snapshot as it will be once these roles are active. */
export function withActivations(
  snapshot: AccessSnapshot,
  activations: readonly Activation[],
): AccessSnapshot {
  const active = activations.map(({ principal, eligible: { scope, roleId, condition } }) => ({
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/activated-${roleId}`,
    scope,
    roleId,
    principalId: principal.id,
    principalType: principal.type,
    condition,
    createdOn: null,
  }))
  return { ...snapshot, roleAssignments: [...snapshot.roleAssignments, ...active] }
}

/**
 * Who lacks a part of what is needed altogether is given all of it by the roles to assign. What could not be
 * settled, or may not be shown, stays as it is.
 */
function isMendedByActivation(verdict: Verdict): boolean {
  switch (verdict.state) {
    case 'granted':
    case 'indeterminate':
    case 'missing':
      return false
    case 'denied':
    case 'eligible':
    case 'conditional':
      return true
    default:
      return verdict.state satisfies never
  }
}

/** One operation that is not granted and would be, by any of some eligible assignments. */
interface Need {
  readonly principal: Principal
  readonly requirement: BoundRequirement
  readonly operation: Operation
  readonly candidates: readonly Candidate[]
}

interface Candidate {
  readonly eligible: EligibleAssignment
  readonly role: RoleDefinition
}

function needsOf(requirement: BoundRequirement, snapshot: AccessSnapshot): readonly Need[] {
  const { assignee: principal, scope } = requirement
  if (principal === null || !canActivateRoles(principal)) return []
  const excludesCustom = needsBuiltInRole(requirement.requirement)
  return requirement.requirement.operations.flatMap((operation) => {
    const { state, active, eligible } = stateOfOperation(operation, principal, scope, snapshot)
    if (active.grants.length > 0 || (state !== 'eligible' && state !== 'denied')) return []
    const candidates = eligible.grants
      .filter(({ role }) => !(excludesCustom && role.isCustom))
      .flatMap(({ assignment, role }) => {
        const found = snapshot.eligibleAssignments.find(({ id }) => id === assignment.id)
        return found === undefined ? [] : [{ eligible: found, role }]
      })
    return candidates.length === 0 ? [] : [{ principal, requirement, operation, candidates }]
  })
}

function smallestSet(needs: readonly Need[]): readonly Activation[] {
  const chosen: Candidate[] = []
  let open = needs
  while (open.length > 0) {
    const next = bestFor(open)
    if (next === undefined) break
    chosen.push(next)
    open = open.filter((need) => !serves(next, need))
  }
  const activations = new Map<Candidate, Activation>()
  const kept = withoutRedundant(chosen, needs)
  for (const need of needs) {
    const { principal, requirement } = need
    for (const candidate of kept) {
      if (activations.has(candidate) || !serves(candidate, need)) continue
      activations.set(candidate, { principal, requirement, ...candidate })
    }
  }
  return [...activations.values()]
}

function bestFor(open: readonly Need[]): Candidate | undefined {
  const count = (candidate: Candidate) => open.filter((need) => serves(candidate, need)).length
  const weights = weightsFor(open.map(({ operation }) => operation))
  const breadth = ({ role }: Candidate) => breadthOf(operationsGranted(role), weights)
  return open
    .flatMap(({ candidates }) => candidates)
    .toSorted(
      (left, right) =>
        Number(isPowerful(left.role)) - Number(isPowerful(right.role)) ||
        count(right) - count(left) ||
        breadth(left) - breadth(right) ||
        scopeDepth(right.eligible.scope) - scopeDepth(left.eligible.scope) ||
        left.eligible.id.localeCompare(right.eligible.id),
    )[0]
}

/** What was chosen early may be served by what had to be chosen later. */
function withoutRedundant(chosen: readonly Candidate[], needs: readonly Need[]): readonly Candidate[] {
  return chosen.reduce<readonly Candidate[]>((kept, each) => {
    const others = kept.filter((other) => other !== each)
    return needs.every((need) => others.some((other) => serves(other, need))) ? others : kept
  }, chosen)
}

function serves({ eligible }: Candidate, { candidates }: Need): boolean {
  return candidates.some((candidate) => candidate.eligible.id === eligible.id)
}
