import type { AccessFacts, ConditionalGrant, Grant } from '../rbac/access.ts'
import type { RoleAssignment } from '../rbac/assignment.ts'
import { assignmentsBelow, assignmentsInForce } from '../rbac/own-assignments.ts'
import { matchPermission } from '../rbac/permission.ts'
import { canActivateRoles, type Principal } from '../rbac/principal.ts'
import { scopeDepth, scopeName } from '../rbac/scope.ts'
import type { Operation } from '../rbac/operation.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { describeAssignment, describeScope, referenceTo } from './describe-assignment.ts'
import { denialReasons, possibleDenialReasons } from './denial-reasons.ts'
import { describeUnknown, shortCondition } from './describe-condition.ts'
import { hasBlindSpot, type OperationState } from './operation-state.ts'
import { accessFactsOf } from './principal-facts.ts'
import { scheduleText } from './schedule-text.ts'
import type { Reason } from './verdict.ts'

const MOST_NEAR_MISSES = 8

/** Everything that explains how a principal's operations stand at a scope, the weightiest first. */
export function reasonsFor(
  states: readonly OperationState[],
  principal: Principal,
  scope: string,
  snapshot: AccessSnapshot,
): readonly Reason[] {
  const explain = { principal, scope, snapshot }
  const open = states.filter(
    ({ state }) => state === 'missing' || state === 'indeterminate' || state === 'denied',
  )
  const ungranted = open.filter(({ active }) => active.grants.length === 0).map(({ operation }) => operation)
  return uniqueReasons([
    ...states.flatMap(({ active }) => denialReasons(active.denials, principal, snapshot)),
    ...states.flatMap(({ active }) => possibleDenialReasons(active.possibleDenials, snapshot)),
    ...unreadReasons(open, explain),
    ...(mayBeEligible(open, explain) ? [eligibilityUnread(explain)] : []),
    ...grantReasons(states, explain),
    ...states
      .filter(({ active }) => active.grants.length === 0)
      .flatMap(({ active }) =>
        active.conditionalGrants.map((grant) => conditionReason(grant, explain, true)),
      ),
    ...states
      .filter(({ active, eligible }) => active.grants.length + eligible.grants.length === 0)
      .flatMap(({ eligible }) =>
        eligible.conditionalGrants.map((grant) => conditionReason(grant, explain, false)),
      ),
    ...eligibleReasons(states, explain),
    ...(ungranted.length === 0 ? [] : nearMissReasons(ungranted, explain)),
  ])
}

interface Explain {
  readonly principal: Principal
  readonly scope: string
  readonly snapshot: AccessSnapshot
}

function unreadReasons(open: readonly OperationState[], { principal, scope, snapshot }: Explain): Reason[] {
  const unread = open.some(({ state }) => state === 'indeterminate')
  if (!unread) return []
  const reasons: Reason[] = open
    .filter(({ active }) => active.grants.length === 0)
    .flatMap(({ active, eligible }) => [...active.unresolved, ...eligible.unresolved])
    .map((assignment) => ({
      code: 'role-definition-unread',
      text: `The definition of role ${assignment.roleId}, ${describeScope(assignment.scope, snapshot)}, could not be read, so what it grants is not known.`,
      ...referenceTo(assignment, principal.id, snapshot),
    }))
  if (hasBlindSpot('role-assignments-unread', scope, snapshot)) {
    reasons.push({
      code: 'role-assignments-unread',
      text: `The role assignments on ${describeScope(scope, snapshot)} could not be read, so a role that grants this may exist.`,
    })
  }
  if (
    hasBlindSpot('deny-assignments-unread', scope, snapshot) &&
    open.some(({ active }) => active.grants.length > 0)
  ) {
    reasons.push({
      code: 'deny-assignments-unread',
      text: `The deny assignments on ${describeScope(scope, snapshot)} could not be read, and one may block what the role grants.`,
    })
  }
  return reasons
}

/** It is missing all the same: no active role grants it. But activating one may be all that it takes. */
function mayBeEligible(open: readonly OperationState[], { principal, scope, snapshot }: Explain): boolean {
  return (
    canActivateRoles(principal) &&
    open.some(({ state }) => state === 'missing') &&
    hasBlindSpot('eligible-assignments-unread', scope, snapshot)
  )
}

function eligibilityUnread({ principal, scope, snapshot }: Explain): Reason {
  const name = principal.name ?? principal.id
  return {
    code: 'eligible-assignments-unread',
    text: `The eligible assignments on ${describeScope(scope, snapshot)} could not be read, so ${name} may only have to activate a role that grants this.`,
  }
}

/** One reason for each assignment that grants something, saying how much of what is needed. */
function grantReasons(states: readonly OperationState[], explain: Explain): Reason[] {
  const { principal, scope, snapshot } = explain
  const nearestGrants = states.flatMap(({ active, operation }) =>
    nearestFirst(active.grants, assignmentOf)
      .slice(0, 1)
      .map(({ assignment }) => ({ assignment, operation })),
  )
  return [...Map.groupBy(nearestGrants, ({ assignment }) => assignment.id).values()].flatMap((granted) => {
    const assignment = granted[0]?.assignment
    if (assignment === undefined) return []
    const who = `${describeAssignment(assignment, principal.id, scope, snapshot)}${scheduleText(assignment.schedule, snapshot.takenAt)}`
    const part = `a part of this: ${granted.map(({ operation }) => operation.name).join(', ')}`
    const text = `${who}, grants ${granted.length === states.length ? 'this' : part}.`
    return [{ code: 'granted-by-role', text, ...referenceTo(assignment, principal.id, snapshot) }]
  })
}

function conditionReason(
  grant: ConditionalGrant,
  { principal, scope, snapshot }: Explain,
  isActive: boolean,
): Reason {
  const { assignment, outcome, condition } = grant
  const who = describeAssignment(assignment, principal.id, scope, snapshot)
  const reference = { ...referenceTo(assignment, principal.id, snapshot), condition }
  switch (outcome.kind) {
    case 'false': {
      const would = isActive ? 'would grant this' : 'is eligible but not activated, and would grant this'
      return {
        code: 'condition-not-met',
        text: `${who}, ${would}, but its condition is not met: ${outcome.because.join('; ')}.`,
        ...reference,
      }
    }
    case 'unknown': {
      const grants = isActive ? 'grants this' : 'is eligible but not activated, and would grant this'
      return {
        code: 'condition-unknown',
        text: `${who}, ${grants} under a condition that ${describeUnknown(outcome)}. The condition: ${shortCondition(condition)}`,
        ...reference,
      }
    }
    default:
      return outcome satisfies never
  }
}

/** One reason for each eligible assignment that would grant something, saying how much of what is needed. */
function eligibleReasons(states: readonly OperationState[], explain: Explain): Reason[] {
  const { principal, scope, snapshot } = explain
  const nearestGrants = states
    .filter(({ state, active }) => active.grants.length === 0 && state !== 'conditional')
    .flatMap(({ eligible, operation }) =>
      nearestFirst(eligible.grants, assignmentOf)
        .slice(0, 1)
        .map(({ assignment }) => ({ assignment, operation })),
    )
  const isWhole = states.every(({ active, eligible }) => active.grants.length + eligible.grants.length > 0)
  return [...Map.groupBy(nearestGrants, ({ assignment }) => assignment.id).values()].flatMap(
    (eligible): Reason[] => {
      const assignment = eligible[0]?.assignment
      if (assignment === undefined) return []
      const who = describeAssignment(assignment, principal.id, scope, snapshot)
      const reference = referenceTo(assignment, principal.id, snapshot)
      if (!canActivateRoles(principal)) {
        // an application may be eligible through a group, and stays so
        const text = `${who}, is only eligible, and an application or managed identity cannot activate it.`
        return [{ code: 'cannot-activate', text, ...reference }]
      }
      const part = `; it would grant a part of this: ${eligible.map(({ operation }) => operation.name).join(', ')}`
      const text = `${who}, is eligible but not activated${isWhole ? '' : part}.`
      return [{ code: 'eligible-not-active', text, ...reference }]
    },
  )
}

/** What the principal holds, and why each falls short. */
function nearMissReasons(operations: readonly Operation[], explain: Explain): readonly Reason[] {
  const { principal, scope, snapshot } = explain
  const facts = accessFactsOf(principal, scope, snapshot)
  const held = assignmentsInForce(scope, facts)
  const nearMisses = uniqueReasons(nearMissesOf(held, operations, explain, facts), MOST_NEAR_MISSES)
  if (held.length > 0 || hasBlindSpot('role-assignments-unread', scope, snapshot)) return nearMisses
  const name = principal.name ?? principal.id
  const text = `${name} has no role on ${describeScope(scope, snapshot)} or above it.`
  return [{ code: 'no-role-assignment', text }, ...nearMisses]
}

/** One by one: of thousands of assignments few are told. */
function* nearMissesOf(
  held: readonly RoleAssignment[],
  operations: readonly Operation[],
  explain: Explain,
  facts: AccessFacts,
): Generator<Reason> {
  for (const each of nearestFirst(held, itself)) yield* nearMissReason(each, operations, explain)
  for (const each of nearestFirst(assignmentsBelow(explain.scope, facts), itself))
    yield belowReason(each, explain)
}

function nearMissReason(
  assignment: RoleAssignment,
  operations: readonly Operation[],
  explain: Explain,
): Reason[] {
  const { principal, scope, snapshot } = explain
  const role = snapshot.roleDefinitions.get(assignment.roleId)
  if (role === undefined) return []
  const who = describeAssignment(assignment, principal.id, scope, snapshot)
  const reference = referenceTo(assignment, principal.id, snapshot)
  const matches = operations.map((operation) =>
    role.permissions.map((each) => matchPermission(each, operation)),
  )
  if (matches.some((each) => each.includes('granted'))) return []
  if (matches.some((each) => each.includes('excluded'))) {
    return [
      { code: 'excluded-by-role', text: `${who}, takes this out again by its own exclusions.`, ...reference },
    ]
  }
  const hasDataActions = role.permissions.some(({ dataActions }) => dataActions.length > 0)
  if (!hasDataActions && operations.every(({ isDataAction }) => isDataAction)) {
    return [{ code: 'role-has-no-data-actions', text: `${who}, has no data actions.`, ...reference }]
  }
  return [{ code: 'role-lacks-operation', text: `${who}, does not include this.`, ...reference }]
}

function belowReason(assignment: RoleAssignment, { principal, scope, snapshot }: Explain): Reason {
  const role = snapshot.roleDefinitions.get(assignment.roleId)?.name ?? `Role ${assignment.roleId}`
  return {
    code: 'assigned-below-scope',
    text: `${role} on ${describeScope(assignment.scope, snapshot)} is below ${scopeName(scope)} and does not reach up to it.`,
    ...referenceTo(assignment, principal.id, snapshot),
  }
}

function nearestFirst<T>(items: readonly T[], assignmentOf: (item: T) => RoleAssignment): readonly T[] {
  const depths = new Map<string, number>()
  for (const item of items) {
    const { scope } = assignmentOf(item)
    if (!depths.has(scope)) depths.set(scope, scopeDepth(scope))
  }
  return items
    .map((item) => ({ item, id: assignmentOf(item).id, depth: depths.get(assignmentOf(item).scope) ?? 0 }))
    .sort((left, right) => right.depth - left.depth || (left.id < right.id ? -1 : Number(left.id > right.id)))
    .map(({ item }) => item)
}

const itself = (assignment: RoleAssignment) => assignment
const assignmentOf = ({ assignment }: Grant) => assignment

/** The first of each text, and no more than the most. */
function uniqueReasons(reasons: Iterable<Reason>, most = Infinity): readonly Reason[] {
  const unique = new Map<string, Reason>()
  for (const reason of reasons) {
    const key = `${reason.code} ${reason.text}`
    if (!unique.has(key)) unique.set(key, reason)
    if (unique.size >= most) break
  }
  return [...unique.values()]
}
