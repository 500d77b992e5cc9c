import type { BoundRequirement } from '../../question/question.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { blockingSettings } from '../../verdict/settings/blocking-settings.ts'
import { repositoryRequirement } from '../../verdict/settings/repository-operations.ts'
import type { BlockingSetting } from '../../verdict/settings/setting.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { AdviceStep } from '../advice.ts'
import { assignSteps } from './assign-steps.ts'
import { lockRemovers } from '../grantors/grantors.ts'
import { gapsOf, rolesForGaps } from '../role-grants.ts'
import { settingCommand } from '../commands/setting-command.ts'
import { bashWord } from '../commands/shell-quote.ts'

/** Settings and locks that refuse whatever the roles, as far as the verdicts tell them. */
export function settingSteps(verdicts: readonly Verdict[], snapshot: AccessSnapshot): readonly AdviceStep[] {
  const steps = verdicts.flatMap(({ requirement, reasons }) => {
    const told = reasons.filter(({ code }) => code === 'setting-blocks-access').map(({ text }) => text)
    return blockingSettings(requirement, snapshot)
      .filter(({ text }) => told.includes(text))
      .flatMap((setting) => stepsFor(setting, requirement, snapshot))
  })
  return [...new Map(steps.map((step) => [step.text, step])).values()]
}

function stepsFor(
  setting: BlockingSetting,
  requirement: BoundRequirement,
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  if (setting.blocks === 'lock') return [lockStep(setting, snapshot)]
  const step: AdviceStep = {
    step: 'change-setting',
    scope: setting.resource.id,
    text: setting.text,
    commands: { azureCli: settingCommand(setting.resource, setting.setting) },
  }
  return setting.setting === 'properties.roleAssignmentMode'
    ? repositorySteps(step, requirement, snapshot)
    : [step]
}

/** The roles of the registry's present mode come first: going back to the former one takes them from everybody. */
function repositorySteps(
  step: AdviceStep,
  requirement: BoundRequirement,
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  const inForce = repositoryRequirement(requirement)
  const gaps = inForce === null ? [] : gapsOf([{ requirement: inForce, state: 'missing', reasons: [] }])
  return [
    ...assignSteps(rolesForGaps(gaps, snapshot), snapshot),
    {
      ...step,
      text: `${step.text} Going back to the former mode voids every role assigned for repositories.`,
      alternative: true,
    },
  ]
}

function lockStep(
  { lock, text }: Extract<BlockingSetting, { blocks: 'lock' }>,
  snapshot: AccessSnapshot,
): AdviceStep {
  const note = lock.notes?.trim() ?? ''
  const notes = note === '' ? '' : ` Its note: "${note.replace(/\.$/, '')}".`
  if (lock.isOwned) {
    return {
      step: 'change-setting',
      scope: lock.scope,
      text: `${text} An application made it and owns it, so that nobody else can delete it; it goes with that application.${notes}`,
      commands: { azureCli: `az lock show --ids ${bashWord(lock.id)}` },
    }
  }
  return {
    step: 'change-setting',
    scope: lock.scope,
    text: `${text}${notes} Ask whoever set it; to delete it takes Microsoft.Authorization/locks/delete, which Owner and User Access Administrator hold. Set it again afterwards.`,
    commands: { azureCli: `az lock delete --ids ${bashWord(lock.id)}` },
    grantors: lockRemovers(lock, snapshot),
  }
}
