import type { Connection } from '../question/surroundings.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { blockingSettings } from '../verdict/blocking-settings.ts'
import { describeScope } from '../verdict/describe-assignment.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { AdviceStep } from './advice.ts'
import { disableIdentityCommands, enableIdentityCommands } from './identity-commands.ts'
import { settingCommand } from './setting-command.ts'

/** Nobody's roles are used over a connection that signs in with a key. */
export function keyConnectionSteps(connections: readonly Connection[]): readonly AdviceStep[] {
  return connections.map(({ resource, authType, targetResource, target }) => ({
    step: 'not-a-role-problem',
    text: `The connection ${resource.name} signs in to ${targetResource?.name ?? target ?? 'its target'} with ${/key|sas/i.test(authType) ? 'a key' : 'credentials of its own'} (${authType}), so roles there are not used. If calls through it fail, check what it signs in with, and whether the target still accepts that.`,
  }))
}

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

/** Settings that refuse whatever the roles. Network rules are told only where nothing else explains a failure. */
export function settingSteps(verdicts: readonly Verdict[]): readonly AdviceStep[] {
  const steps = verdicts.flatMap(({ requirement: { resource, requirement }, reasons }): AdviceStep[] => {
    if (resource === null) return []
    const told = reasons.filter(({ code }) => code === 'setting-blocks-access').map(({ text }) => text)
    return blockingSettings(resource, requirement.operations)
      .filter(({ text }) => told.includes(text))
      .map(({ text, setting }) => ({
        step: 'change-setting',
        scope: resource.id,
        text,
        commands: { azureCli: settingCommand(resource, setting) },
      }))
  })
  return [...new Map(steps.map((step) => [step.text, step])).values()]
}

/** Microsoft Entra admin center, "My roles" of Azure resources. */
const MY_ROLES = 'https://portal.azure.com/#view/Microsoft_Azure_PIMCommon/ActivationMenuBlade/~/azurerbac'

export function activateSteps(eligible: readonly Verdict[], snapshot: AccessSnapshot): readonly AdviceStep[] {
  const reasons = eligible.flatMap((verdict) =>
    verdict.reasons.filter(({ code }) => code === 'eligible-not-active'),
  )
  const unique = [
    ...new Map(reasons.map((reason) => [reason.roleAssignmentId ?? reason.text, reason])).values(),
  ]
  return unique.map(({ roleId, scope, roleAssignmentId }) => {
    const name = snapshot.roleDefinitions.get(roleId ?? '')?.name ?? 'the role'
    const held = snapshot.eligibleAssignments.find(({ id }) => id === roleAssignmentId)
    return {
      step: 'activate-role',
      ...(roleId === undefined ? {} : { role: { id: roleId, name } }),
      ...(scope === undefined ? {} : { scope }),
      ...(held === undefined ? {} : { principalId: held.principalId }),
      text: `Activate ${name}${scope === undefined ? '' : ` on ${describeScope(scope, snapshot)}`} in Privileged Identity Management: ${MY_ROLES}`,
    }
  })
}

export function conditionSteps(conditional: readonly Verdict[]): readonly AdviceStep[] {
  const reasons = conditional.flatMap((verdict) =>
    verdict.reasons.filter(({ code }) => code === 'condition-unknown'),
  )
  return [...new Set(reasons.map(({ text }) => text))].map((text) => ({
    step: 'ask',
    text: `Whether this is allowed depends on a condition. ${text} Ask whoever assigned the role whether your call is meant to meet it.`,
  }))
}

const UNREAD_CODES = [
  'role-assignments-unread',
  'role-definition-unread',
  'deny-assignments-unread',
  'group-membership-unread',
  'asker-not-entitled',
  'custom-role-cannot-create-hubs',
]

/** What could not be settled is somebody's to check; nothing is advised on a guess. */
export function unreadSteps(indeterminate: readonly Verdict[]): readonly AdviceStep[] {
  const reasons = indeterminate.flatMap((verdict) =>
    verdict.reasons.filter(({ code }) => UNREAD_CODES.includes(code)),
  )
  return [...new Map(reasons.map((reason) => [reason.text, reason])).values()].map(({ text, code }) => ({
    step: 'ask',
    text:
      code === 'custom-role-cannot-create-hubs'
        ? `${text} Ask an owner of the subscription or resource group to create the hub or to assign Contributor there.`
        : `${text} Ask an owner of the resource to check it there.`,
  }))
}
