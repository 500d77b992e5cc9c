import { isCosmosDataOperation } from '../knowledge/cosmos-data-roles.ts'
import { READ_ROLE_ASSIGNMENTS, WRITE_WORKSPACE } from '../knowledge/operation-names.ts'
import { needsBuiltInRole } from '../knowledge/requirement.ts'
import type { AccessQuestion, BoundRequirement } from '../question/question.ts'
import { sameId, type Principal } from '../rbac/principal.ts'
import { sameOperation } from '../rbac/operation.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { underAccessPolicies } from './access-policies.ts'
import { underCosmosRoles } from './cosmos-data-roles.ts'
import { describeScope } from './describe-assignment.ts'
import { hasBlindSpot, stateOfOperation, worstState, type OperationState } from './operation-state.ts'
import { reasonsFor } from './reasons.ts'
import { recencyReasons } from './recency.ts'
import { aclReasons } from './settings/access-control-lists.ts'
import { blockingSettings, networkAdmission } from './settings/blocking-settings.ts'
import { underAdminUser } from './settings/container-registry.ts'
import { usesAccessPolicies } from './settings/key-vault.ts'
import { underUnreadMode } from './settings/unread-mode.ts'
import { repositoryRequirement } from './settings/repository-operations.ts'
import type { Reason, Verdict, VerdictState } from './verdict.ts'
import { withSpares } from './ways.ts'

/** Whether an error is explained. One that speaks of permissions got past the network rules. */
export type Occasion = AccessQuestion['raisedBy']

/** How each requirement stands, as far as the asker may know. */
export function judge(
  requirements: readonly BoundRequirement[],
  asker: Principal,
  snapshot: AccessSnapshot,
  occasion: Occasion = 'error',
): readonly Verdict[] {
  return withSpares(requirements.map((requirement) => judgeInForce(requirement, asker, snapshot, occasion)))
}

/** A registry in ABAC mode asks for other operations. Who holds the former ones is told that they are ignored. */
function judgeInForce(
  bound: BoundRequirement,
  ...rest: readonly [asker: Principal, snapshot: AccessSnapshot, occasion: Occasion]
): Verdict {
  const inForce = repositoryRequirement(bound)
  if (inForce === null) return judgeOne(bound, ...rest)
  const verdict = judgeOne(inForce, ...rest)
  if (verdict.state !== 'missing') return verdict
  const former = judgeOne(bound, ...rest)
  return former.state === 'granted' ? former : verdict
}

function judgeOne(
  bound: BoundRequirement,
  asker: Principal,
  snapshot: AccessSnapshot,
  occasion: Occasion,
): Verdict {
  const { requirement, assignee, actor, scope, resource } = bound
  const verdict = (state: VerdictState, reasons: readonly Reason[]): Verdict => ({
    requirement: bound,
    state,
    reasons,
  })

  if (requirement.elsewhere !== undefined) {
    return verdict('indeterminate', [{ code: 'outside-azure-rbac', text: requirement.elsewhere }])
  }
  if (assignee === null && actor === null && requirement.beforeHub !== undefined) {
    const text = `There is no hub yet. ${requirement.beforeHub}`
    return verdict('indeterminate', [{ code: 'not-yet-known', text }])
  }
  const byAdminUser = underAdminUser(bound)
  if (byAdminUser !== null) return verdict(byAdminUser.state, byAdminUser.reasons)
  if (assignee === null) {
    const unread = identityUnread(bound, snapshot)
    return unread === null ? verdict('missing', [noIdentity(bound)]) : verdict('indeterminate', [unread])
  }
  const isAboutSelf = sameId(assignee.id, asker.id)
  const entitlement = isAboutSelf ? 'granted' : stateOfEntitlement(asker, scope, snapshot)
  if (entitlement !== 'granted') {
    return verdict('indeterminate', [notEntitled(entitlement, scope, snapshot)])
  }
  if (requirement.operations.length > 0 && requirement.operations.every(isCosmosDataOperation)) {
    const { state, reasons } = underCosmosRoles(bound, assignee, snapshot)
    return verdict(state, [...reasons, ...settingReasons(bound, state, snapshot, occasion)])
  }
  const states = requirement.operations.map((operation) =>
    stateOfOperation(operation, assignee, scope, snapshot),
  )
  const reasons = reasonsFor(states, assignee, scope, snapshot)
  const state = worstState(states.map((each) => each.state))
  if (usesAccessPolicies(resource, requirement.operations)) {
    const underPolicies = underAccessPolicies(bound, assignee, { state, reasons }, snapshot)
    return verdict(underPolicies.state, [
      ...underPolicies.reasons,
      ...settingReasons(bound, underPolicies.state, snapshot, occasion),
    ])
  }
  const underMode = underUnreadMode(bound, { state }, snapshot)
  if (underMode !== null) return verdict(underMode.state, underMode.reasons)
  const isAtHand = state === 'granted' || state === 'eligible'
  if (isAtHand && needsBuiltInRole(requirement) && restsOnCustomRole(states)) {
    return verdict('indeterminate', [CUSTOM_ROLE_CANNOT_CREATE_HUBS, ...reasons])
  }
  return verdict(state, [
    ...reasons,
    ...settingReasons(bound, state, snapshot, occasion),
    ...aclReasons(bound, state),
    ...(state === 'granted' ? recencyReasons(states, assignee, snapshot) : []),
  ])
}

/** Of a resource that could not be read nothing is known but its id. */
function identityUnread({ actor }: BoundRequirement, snapshot: AccessSnapshot): Reason | null {
  if (actor?.properties !== null || !hasBlindSpot('resource-unread', actor.id, snapshot)) return null
  return {
    code: 'setting-unread',
    text: `${actor.name} could not be read, so it is not known whether it has a managed identity.`,
  }
}

function noIdentity({ requirement, actor }: BoundRequirement): Reason {
  const name = actor?.name ?? 'The resource'
  return requirement.assignee === 'hub-user-assigned-identity'
    ? { code: 'no-user-assigned-identity', text: `${name} has no user-assigned managed identity.` }
    : {
        code: 'no-system-identity',
        text: `${name} has no system-assigned managed identity, so nothing can be assigned to it.`,
      }
}

/** Anyone may ask about themselves; about others, whoever may read role assignments there. */
function stateOfEntitlement(asker: Principal, scope: string, snapshot: AccessSnapshot): VerdictState {
  return stateOfOperation(READ_ROLE_ASSIGNMENTS, asker, scope, snapshot).state
}

function notEntitled(
  entitlement: Exclude<VerdictState, 'granted'>,
  scope: string,
  snapshot: AccessSnapshot,
): Reason {
  const place = `role assignments on ${describeScope(scope, snapshot)} (${READ_ROLE_ASSIGNMENTS.name})`
  const isOpen = entitlement === 'indeterminate' || entitlement === 'conditional'
  return {
    code: 'asker-not-entitled',
    text: `${isOpen ? `I could not check that you can read ${place}` : `You cannot read ${place}`}, so I cannot show you what somebody else may do there.`,
  }
}

const CUSTOM_ROLE_CANNOT_CREATE_HUBS: Reason = {
  code: 'custom-role-cannot-create-hubs',
  text: 'Only a custom role grants this, and hubs can be made with the Owner or Contributor role only.',
}

/** What would be activated is no better than what is active. */
function restsOnCustomRole(states: readonly OperationState[]): boolean {
  const creation = states.find(({ operation }) => sameOperation(operation, WRITE_WORKSPACE))
  switch (creation?.state) {
    case 'granted':
      return creation.active.grants.every(({ role }) => role.isCustom)
    case 'eligible':
      return creation.eligible.grants.every(({ role }) => role.isCustom)
    default:
      return false
  }
}

/** What is in the way besides roles; of the network, only where nothing else explains an error. */
function settingReasons(
  bound: BoundRequirement,
  state: VerdictState,
  snapshot: AccessSnapshot,
  occasion: Occasion,
): Reason[] {
  const isReached = state === 'granted' || occasion === 'request'
  const admitted = isReached ? networkAdmission(bound, snapshot) : null
  return [
    ...blockingSettings(bound, snapshot)
      .filter(({ blocks }) => blocks !== 'network' || isReached)
      .map(({ setting, text }): Reason => ({ code: 'setting-blocks-access', setting, text })),
    ...(admitted === null ? [] : [{ code: 'trusted-service' as const, text: admitted }]),
  ]
}
