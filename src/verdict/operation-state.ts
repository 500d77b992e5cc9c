import { decideAccess, type AccessDecision, type AccessFacts } from '../rbac/access.ts'
import type { AttributeValue } from '../rbac/condition/attribute.ts'
import type { Operation } from '../rbac/operation.ts'
import { canActivateRoles, type Principal } from '../rbac/principal.ts'
import { isAtOrAbove } from '../rbac/scope.ts'
import type { AccessSnapshot, BlindSpotCode } from '../snapshot/snapshot.ts'
import { accessFactsOf, managementGroupsAbove } from './principal-facts.ts'
import type { VerdictState } from './verdict.ts'

/** How one operation stands, with the decisions that it was told from. */
export interface OperationState {
  readonly operation: Operation
  readonly state: VerdictState
  readonly active: AccessDecision
  /** what activating every eligible assignment would grant */
  readonly eligible: AccessDecision
}

/** `requested` are the attributes of the request that is judged, where more is known of it than its place. */
export function stateOfOperation(
  operation: Operation,
  principal: Principal,
  scope: string,
  snapshot: AccessSnapshot,
  requested?: ReadonlyMap<string, AttributeValue>,
): OperationState {
  const decided = (facts: AccessFacts) =>
    decideAccess(operation, scope, requested === undefined ? facts : withAttributes(facts, requested))
  const active = decided(accessFactsOf(principal, scope, snapshot))
  const eligible = decided(accessFactsOf(principal, scope, snapshot, snapshot.eligibleAssignments))
  return {
    operation,
    state: stateOf(active, eligible, canActivateRoles(principal), snapshot),
    active,
    eligible,
  }
}

function withAttributes(facts: AccessFacts, more: ReadonlyMap<string, AttributeValue>): AccessFacts {
  return { ...facts, attributes: new Map([...(facts.attributes ?? []), ...more]) }
}

/** "Could not read" is never rounded to "missing", nor to "granted". */
function stateOf(
  active: AccessDecision,
  eligible: AccessDecision,
  canActivate: boolean,
  snapshot: AccessSnapshot,
): VerdictState {
  const isUnread = (code: BlindSpotCode) => hasBlindSpot(code, active.scope, snapshot)
  if (active.denials.length > 0) return 'denied'
  if (active.grants.length > 0) {
    return active.possibleDenials.length > 0 || isUnread('deny-assignments-unread')
      ? 'indeterminate'
      : 'granted'
  }
  if (dependsOnUnknown(active)) return 'conditional'
  if (canActivate && eligible.grants.length > 0) return 'eligible'
  if (canActivate && dependsOnUnknown(eligible)) return 'conditional'
  const isUnresolved = active.unresolved.length > 0 || (canActivate && eligible.unresolved.length > 0)
  return isUnresolved || isUnread('role-assignments-unread') ? 'indeterminate' : 'missing'
}

function dependsOnUnknown({ conditionalGrants }: AccessDecision): boolean {
  return conditionalGrants.some(({ outcome }) => outcome.kind === 'unknown')
}

/** Whether something of that kind could not be read at a scope. */
export function hasBlindSpot(code: BlindSpotCode, scope: string, snapshot: AccessSnapshot): boolean {
  const managementGroups = managementGroupsAbove(scope, snapshot)
  return snapshot.blindSpots.some(
    (spot) => spot.code === code && isAtOrAbove(spot.scope, scope, managementGroups),
  )
}

/** A requirement is as good as the worst of its operations. */
const WORST_FIRST: readonly VerdictState[] = [
  'denied',
  'missing',
  'indeterminate',
  'conditional',
  'eligible',
  'granted',
]

export function worstState(states: readonly VerdictState[]): VerdictState {
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'indeterminate'
}
