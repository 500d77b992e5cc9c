import { READ_ROLE_ASSIGNMENTS, WRITE_WORKSPACE } from '../knowledge/operation-names.ts'
import { needsBuiltInRole } from '../knowledge/requirement.ts'
import type { BoundRequirement } from '../question/question.ts'
import type { RoleAssignment } from '../rbac/assignment.ts'
import { sameId, type Principal } from '../rbac/principal.ts'
import { sameOperation } from '../rbac/operation.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { blockingSettings, usesAccessPolicies } from './blocking-settings.ts'
import { describeScope } from './describe-assignment.ts'
import { stateOfOperation, worstState, type OperationState } from './operation-state.ts'
import { reasonsFor } from './reasons.ts'
import type { Reason, Verdict, VerdictState } from './verdict.ts'

/** Azure may take this long to act on a new role assignment (Azure documentation, "Troubleshoot Azure RBAC"). */
export const PROPAGATION_MINUTES = 10

/** How each requirement stands, as far as the asker may know. */
export function judge(
  requirements: readonly BoundRequirement[],
  asker: Principal,
  snapshot: AccessSnapshot,
): readonly Verdict[] {
  return requirements.map((requirement) => judgeOne(requirement, asker, snapshot))
}

function judgeOne(bound: BoundRequirement, asker: Principal, snapshot: AccessSnapshot): Verdict {
  const { requirement, assignee, actor, scope, resource } = bound
  const verdict = (state: VerdictState, reasons: readonly Reason[]): Verdict => ({
    requirement: bound,
    state,
    reasons,
  })

  if (requirement.elsewhere !== undefined) {
    return verdict('indeterminate', [{ code: 'outside-azure-rbac', text: requirement.elsewhere }])
  }
  if (assignee === null) {
    const name = actor?.name ?? 'The resource'
    return verdict('missing', [
      {
        code: 'no-system-identity',
        text: `${name} has no system-assigned managed identity, so nothing can be assigned to it.`,
      },
    ])
  }
  const isAboutSelf = sameId(assignee.id, asker.id)
  if (!isAboutSelf && !mayReadRoleAssignments(asker, scope, snapshot)) {
    return verdict('indeterminate', [notEntitled(scope, snapshot)])
  }
  const states = requirement.operations.map((operation) =>
    stateOfOperation(operation, assignee, scope, snapshot),
  )
  const reasons = reasonsFor(states, assignee, scope, snapshot)
  const state = worstState(states.map((each) => each.state))
  if (usesAccessPolicies(resource, requirement.operations)) {
    return accessPolicyVerdict(verdict, state, reasons, resource?.name ?? 'The vault')
  }
  const isAtHand = state === 'granted' || state === 'eligible'
  if (isAtHand && needsBuiltInRole(requirement) && restsOnCustomRole(states)) {
    return verdict('indeterminate', [CUSTOM_ROLE_CANNOT_CREATE_HUBS, ...reasons])
  }
  return verdict(state, [
    ...reasons,
    ...settingReasons(bound, state),
    ...(state === 'granted' ? recentReasons(states, snapshot.takenAt) : []),
  ])
}

/** Anyone may ask about themselves; about others, whoever may read role assignments there. */
function mayReadRoleAssignments(asker: Principal, scope: string, snapshot: AccessSnapshot): boolean {
  return stateOfOperation(READ_ROLE_ASSIGNMENTS, asker, scope, snapshot).state === 'granted'
}

function notEntitled(scope: string, snapshot: AccessSnapshot): Reason {
  return {
    code: 'asker-not-entitled',
    text: `You cannot read role assignments on ${describeScope(scope, snapshot)} (${READ_ROLE_ASSIGNMENTS.name}), so I cannot show you what somebody else may do there.`,
  }
}

function accessPolicyVerdict(
  verdict: (state: VerdictState, reasons: readonly Reason[]) => Verdict,
  state: VerdictState,
  reasons: readonly Reason[],
  name: string,
): Verdict {
  if (state === 'granted') {
    const text = `${name} uses access policies (properties.enableRbacAuthorization is false), so it ignores the role.`
    return verdict(state, [...reasons, { code: 'setting-blocks-access', text }])
  }
  const text = `${name} uses access policies (properties.enableRbacAuthorization is false): no role gives access to its contents.`
  return verdict('indeterminate', [{ code: 'outside-azure-rbac', text }])
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

/** Network rules matter only where the role is there: an error that speaks of permissions got past them. */
function settingReasons({ resource, requirement }: BoundRequirement, state: VerdictState): Reason[] {
  return blockingSettings(resource, requirement.operations)
    .filter(({ blocks }) => blocks === 'roles' || state === 'granted')
    .map(({ text }) => ({ code: 'setting-blocks-access', text }))
}

/** An operation is as old as the oldest assignment that grants it; the requirement as new as its newest operation. */
function recentReasons(states: readonly OperationState[], takenAt: string): Reason[] {
  const oldest = states.flatMap(({ active }) =>
    active.grants
      .map(({ assignment }) => ({ assignment, age: minutesSince(startOf(assignment), takenAt) }))
      .toSorted((left, right) => right.age - left.age)
      .slice(0, 1),
  )
  const [newest] = oldest.toSorted((left, right) => left.age - right.age)
  const minutes = Math.floor(Math.max(0, newest?.age ?? Infinity))
  if (minutes >= PROPAGATION_MINUTES) return []
  const age = minutes === 0 ? 'less than a minute' : minutes === 1 ? 'a minute' : `${minutes} minutes`
  const deed = newest?.assignment.schedule?.isActivated === true ? 'activated' : 'assigned'
  return [
    {
      code: 'recently-assigned',
      text: `The role was ${deed} ${age} ago; Azure can take ${PROPAGATION_MINUTES} minutes to act on it.`,
    },
  ]
}

/** An activated role holds from its activation on, whenever its assignment was made. */
function startOf({ createdOn, schedule }: RoleAssignment): string | null {
  return schedule?.isActivated === true ? (schedule.startDateTime ?? createdOn) : createdOn
}

function minutesSince(date: string | null, now: string): number {
  const minutes = date === null ? Number.NaN : (Date.parse(now) - Date.parse(date)) / 60_000
  return Number.isNaN(minutes) ? Infinity : minutes
}
