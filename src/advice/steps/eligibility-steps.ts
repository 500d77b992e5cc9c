import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { describeScope } from '../../verdict/describe-assignment.ts'
import { mayBeEligible, type Verdict } from '../../verdict/verdict.ts'
import type { AdviceStep } from '../advice.ts'
import { MY_ROLES } from './activate-steps.ts'

/**
 * Where eligible assignments could not be read, whoever lacks a role may have one to activate. They can see that
 * themselves, and it comes before anything is assigned to them for good.
 */
export function eligibilitySteps(
  missing: readonly Verdict[],
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  const texts = missing.filter(mayBeEligible).flatMap(({ requirement: { assignee, scope } }) => {
    if (assignee === null) return []
    const name = assignee.name ?? assignee.id
    return `Before anything is assigned, ${name} should look for a role to activate on ${describeScope(scope, snapshot)} in Privileged Identity Management (${snapshot.portal}${MY_ROLES}): which ones there are could not be read.`
  })
  return [...new Set(texts)].map((text) => ({ step: 'ask', text }))
}
