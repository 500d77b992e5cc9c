import { isCosmosDataOperation } from '../../knowledge/cosmos-data-roles.ts'
import type { Resource } from '../../question/question.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { usesAccessPolicies } from '../../verdict/settings/key-vault.ts'
import { accessPolicyStep } from './access-policy-step.ts'
import type { AdviceStep } from '../advice.ts'
import { cosmosRoleStep } from './cosmos-role-step.ts'
import { settingCommand } from '../commands/setting-command.ts'

/** Rights that another system than Azure RBAC holds, and how to grant them there. */
export function elsewhereSteps(verdicts: readonly Verdict[]): readonly AdviceStep[] {
  const steps = verdicts.flatMap((verdict) => stepsOf(verdict))
  return [...new Map(steps.map((step) => [`${step.text} ${step.commands?.azureCli ?? ''}`, step])).values()]
}

function stepsOf(verdict: Verdict): readonly AdviceStep[] {
  const {
    requirement: { requirement, assignee, resource },
    reasons,
    state,
  } = verdict
  const elsewhere = reasons.find(({ code }) => code === 'outside-azure-rbac')
  if (requirement.elsewhere !== undefined)
    return [{ step: 'grant-elsewhere', text: elsewhere?.text ?? requirement.elsewhere }]
  if (resource === null || assignee === null) return []
  if (elsewhere !== undefined && requirement.operations.some(isCosmosDataOperation))
    return [cosmosRoleStep(verdict.requirement, resource, assignee)]
  if (!usesAccessPolicies(resource, requirement.operations)) return []
  const isIgnored = reasons.some(({ setting }) => setting === 'properties.enableRbacAuthorization')
  if (state === 'granted') return isIgnored ? [rbacModeStep(resource)] : []
  if (elsewhere === undefined) return []
  return [accessPolicyStep(verdict.requirement, resource, assignee)]
}

function rbacModeStep(resource: Resource): AdviceStep {
  return {
    step: 'change-setting',
    scope: resource.id,
    text: `${resource.name} uses access policies and ignores the role. Switching it to Azure RBAC makes its present access policies void, so check them first.`,
    commands: { azureCli: settingCommand(resource, 'properties.enableRbacAuthorization') },
  }
}
