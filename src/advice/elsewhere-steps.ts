import type { Resource } from '../question/question.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { usesAccessPolicies } from '../verdict/blocking-settings.ts'
import type { AdviceStep } from './advice.ts'
import { bashWord } from './shell-quote.ts'

/** Rights that another system than Azure RBAC holds, and how to grant them there. */
export function elsewhereSteps(verdicts: readonly Verdict[]): readonly AdviceStep[] {
  const steps = verdicts.flatMap((verdict) => stepsOf(verdict))
  return [...new Map(steps.map((step) => [`${step.text} ${step.commands?.azureCli ?? ''}`, step])).values()]
}

function stepsOf({
  requirement: { requirement, assignee, resource },
  reasons,
  state,
}: Verdict): AdviceStep[] {
  if (requirement.elsewhere !== undefined) return [{ step: 'grant-elsewhere', text: requirement.elsewhere }]
  if (resource === null || !usesAccessPolicies(resource, requirement.operations)) return []
  if (state === 'granted') return [rbacModeStep(resource)]
  if (!reasons.some(({ code }) => code === 'outside-azure-rbac') || assignee === null) return []
  const names = requirement.operations.map(({ name }) => name)
  return [
    {
      step: 'grant-elsewhere',
      principalId: assignee.id,
      scope: resource.id,
      text: `${resource.name} uses access policies: someone who may write the vault adds one for ${assignee.name ?? assignee.id}.`,
      commands: {
        azureCli: `az keyvault set-policy --name ${bashWord(resource.name)} --object-id ${bashWord(assignee.id)} ${policyPermissions(names)}`,
      },
    },
  ]
}

function rbacModeStep(resource: Resource): AdviceStep {
  return {
    step: 'change-setting',
    scope: resource.id,
    text: `${resource.name} uses access policies and ignores the role. Switching it to Azure RBAC makes its present access policies void, so check them first.`,
    commands: {
      azureCli: `az keyvault update --name ${bashWord(resource.name)} --enable-rbac-authorization true`,
    },
  }
}

/** Azure CLI, `az keyvault set-policy`: the permissions for the kind of object that the operations speak of. */
export function policyPermissions(operations: readonly string[]): string {
  const all = operations.join(' ').toLowerCase()
  if (all.includes('/keys/')) return '--key-permissions get list'
  if (all.includes('/certificates/')) return '--certificate-permissions get list'
  return all.includes('setsecret') ? '--secret-permissions get list set' : '--secret-permissions get list'
}
