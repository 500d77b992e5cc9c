import type { Connection } from '../question/surroundings.ts'
import type { Principal } from '../rbac/principal.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import type { AccessProfile } from '../verdict/access-profile.ts'
import { isAccessLevel } from '../verdict/optional.ts'
import type { Verdict, VerdictState } from '../verdict/verdict.ts'
import type { Advice, AdviceStep, RoleGrant } from './advice.ts'
import { alternativeSteps, assignSteps } from './steps/assign-steps.ts'
import { rankGrantors } from './grantors/rank-grantors.ts'
import { gapsOf, isKnownToLack, rolesForGap, rolesForGaps, type GapRoles } from './role-grants.ts'
import { activateSteps } from './steps/activate-steps.ts'
import { activationsFor, withActivations } from './activations.ts'
import { customRoleSteps } from './steps/custom-role-steps.ts'
import { eligibilitySteps } from './steps/eligibility-steps.ts'
import { conditionSteps, identitySteps, removeDenySteps, unreadSteps } from './steps/other-steps.ts'
import { accessLevelSteps } from './steps/access-level-steps.ts'
import { elsewhereSteps } from './steps/elsewhere-steps.ts'
import { grantedSteps } from './steps/granted-steps.ts'
import { keyConnectionSteps } from './steps/key-connection-steps.ts'
import { settingSteps } from './steps/setting-steps.ts'

export interface AdviceRequest {
  readonly verdicts: readonly Verdict[]
  readonly keyConnections: readonly Connection[]
  /** what access to a hub or project amounts to */
  readonly profile?: AccessProfile | null
  /** why nothing is needed, where there are no verdicts */
  readonly remarks?: readonly string[]
  readonly snapshot: AccessSnapshot
  /** whether an error was reported: being granted everything then needs an explanation */
  readonly afterError: boolean
  /** who asks, where that is known: what they can do themselves comes first */
  readonly asker?: Pick<Principal, 'id'>
}

/** What to do next about some verdicts, in the order in which to do it. */
export function advise({
  verdicts: judged,
  keyConnections,
  remarks = [],
  profile = null,
  snapshot,
  afterError,
  asker,
}: AdviceRequest): Advice {
  const verdicts = judged.filter(({ isSpare }) => isSpare !== true)
  const activations = activationsFor(verdicts, snapshot)
  const missing = withState(verdicts, 'missing')
  const mending = rolesForGaps(gapsOf(missing), snapshot)
  const amiss = missing.filter((verdict) => !isAccessLevel(verdict))
  const toAssign = rolesForGaps(gapsOf(amiss), snapshot)
  const behindDeny = rolesForGaps(
    gapsOf(withState(verdicts, 'denied').filter((verdict) => isKnownToLack(verdict, snapshot))),
    withActivations(snapshot, activations),
  )

  const steps: readonly AdviceStep[] = [
    ...(judged.length === 0 ? remarks : []).map((text): AdviceStep => ({ step: 'not-a-role-problem', text })),
    ...keyConnectionSteps(keyConnections),
    ...removeDenySteps(withState(verdicts, 'denied'), snapshot),
    ...identitySteps(missing),
    ...settingSteps(verdicts, snapshot),
    ...activateSteps(activations, snapshot),
    ...eligibilitySteps(amiss, snapshot),
    ...assignSteps(toAssign, snapshot),
    ...assignSteps(behindDeny, snapshot),
    ...alternativeSteps(toAssign, snapshot),
    ...customRoleSteps(toAssign, snapshot),
    ...conditionSteps(withState(verdicts, 'conditional')),
    ...elsewhereSteps(verdicts),
    ...unreadSteps(withState(verdicts, 'indeterminate'), snapshot),
    ...accessLevelSteps(missing, profile, toAssign, snapshot),
    ...grantedSteps(verdicts, afterError),
  ]
  return {
    steps: rankGrantors(steps, asker?.id ?? null),
    missingRoles: unique(missing.flatMap((verdict) => rolesOf(verdict, snapshot))),
    leastRoles: unique(mending.flatMap(grantsOf)),
  }
}

function withState(verdicts: readonly Verdict[], state: VerdictState): readonly Verdict[] {
  return verdicts.filter((verdict) => verdict.state === state)
}

/** The article's own role; the least ones where the row names operations only. */
function rolesOf(verdict: Verdict, snapshot: AccessSnapshot): readonly RoleGrant[] {
  const { role } = verdict.requirement.requirement
  return gapsOf([verdict]).flatMap((gap) => {
    if (role === null) return grantsOf(rolesForGap(gap, snapshot))
    const name = snapshot.roleDefinitions.get(role.id)?.name ?? role.name
    return [{ id: role.id, name, scope: gap.scope, principalId: gap.principal?.id ?? null }]
  })
}

function grantsOf({ gap, roles }: GapRoles): readonly RoleGrant[] {
  return roles.map(({ id, name }) => ({ id, name, scope: gap.scope, principalId: gap.principal?.id ?? null }))
}

function unique(grants: readonly RoleGrant[]): readonly RoleGrant[] {
  const key = ({ id, scope, principalId }: RoleGrant) => `${id} ${scope} ${principalId ?? ''}`.toLowerCase()
  return [...new Map(grants.map((grant) => [key(grant), grant])).values()]
}
