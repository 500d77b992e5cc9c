import { ROLES } from '../../knowledge/role-names.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { describeScope } from '../../verdict/describe-assignment.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { AdviceStep } from '../advice.ts'
import { disableIdentityCommands, enableIdentityCommands } from '../commands/identity-commands.ts'
import { grantorFields } from '../grantors/grantors.ts'

export function removeDenySteps(denied: readonly Verdict[], snapshot: AccessSnapshot): readonly AdviceStep[] {
  const ids = new Set(
    denied.flatMap(({ reasons }) => reasons.flatMap(({ denyAssignmentId }) => denyAssignmentId ?? [])),
  )
  return snapshot.denyAssignments
    .filter(({ id }) => ids.has(id))
    .map((denial) => ({
      step: 'remove-deny',
      scope: denial.scope,
      text: denial.isSystemProtected
        ? `The deny assignment "${denial.name}" on ${describeScope(denial.scope, snapshot)} blocks this whatever role is assigned. Azure protects it: it goes with the managed application, deployment stack or blueprint that made it, so ask whoever runs that.`
        : `The deny assignment "${denial.name}" on ${describeScope(denial.scope, snapshot)} blocks this whatever role is assigned. Ask its owner to remove it or to exclude this principal.`,
    }))
}

export function identitySteps(missing: readonly Verdict[]): readonly AdviceStep[] {
  const actors = missing.flatMap(({ requirement: { assignee, actor } }) =>
    assignee === null && actor !== null ? [actor] : [],
  )
  return [...new Map(actors.map((actor) => [actor.id.toLowerCase(), actor])).values()].map((actor) => ({
    step: 'change-setting',
    scope: actor.id,
    text: `Enable the system-assigned managed identity of ${actor.name}; roles can be assigned to it only then.`,
    commands: enableIdentityCommands(actor),
    undo: disableIdentityCommands(actor),
  }))
}

export function conditionSteps(conditional: readonly Verdict[]): readonly AdviceStep[] {
  const reasons = conditional.flatMap((verdict) =>
    verdict.reasons.filter(({ code }) => code === 'condition-unknown'),
  )
  return [...new Set(reasons.map(({ text }) => text))].map((text) => ({
    step: 'ask',
    text: `Whether this is allowed depends on a condition: ask whoever assigned the role whether your call is meant to meet it. ${text}`,
  }))
}

const UNREAD_CODES = [
  'role-assignments-unread',
  'role-definition-unread',
  'deny-assignments-unread',
  'group-membership-unread',
  'asker-not-entitled',
  'custom-role-cannot-create-hubs',
  'setting-unread',
]

/** What could not be settled is somebody's to check; nothing is advised on a guess. */
export function unreadSteps(
  indeterminate: readonly Verdict[],
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  const reasons = indeterminate.flatMap((verdict) =>
    verdict.reasons.filter(({ code }) => UNREAD_CODES.includes(code)),
  )
  return [...new Map(reasons.map((reason) => [reason.text, reason])).values()].map(({ text, code }) =>
    code === 'custom-role-cannot-create-hubs'
      ? {
          step: 'ask',
          text: `${text} Ask an owner of the subscription or resource group to create the hub or to assign Contributor there.`,
          ...contributorGrantors(indeterminate, snapshot),
        }
      : { step: 'ask', text: `${text} Ask an owner of the resource to check it there.` },
  )
}

/** Who can assign Contributor where a hub is to be made. */
function contributorGrantors(
  verdicts: readonly Verdict[],
  snapshot: AccessSnapshot,
): ReturnType<typeof grantorFields> {
  const creation = verdicts.find(({ reasons }) =>
    reasons.some(({ code }) => code === 'custom-role-cannot-create-hubs'),
  )
  if (creation === undefined) return {}
  const { scope, assignee: principal } = creation.requirement
  return grantorFields({ scope, roleId: ROLES.contributor.id, principal }, snapshot)
}
