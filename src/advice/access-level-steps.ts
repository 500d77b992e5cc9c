import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { isAccessLevel } from '../verdict/optional.ts'
import { describeScope } from '../verdict/describe-assignment.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { AdviceStep } from './advice.ts'
import { grantorFields } from './grantors.ts'

/** Rows that describe a role ask for nothing: whoever needs one of them asks for it, with the reason. */
export function accessLevelSteps(
  missing: readonly Verdict[],
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  const [first] = missing.filter(isAccessLevel)
  const role = first?.requirement.requirement.role ?? null
  if (first === undefined || role === null) return []
  const { scope, assignee } = first.requirement
  return [
    {
      step: 'ask',
      scope,
      text: `Nothing is amiss: these rows tell what each role would add on ${describeScope(scope, snapshot)}. If the work needs one of them, say which and why to somebody who can assign it.`,
      ...grantorFields({ scope, roleId: role.id, principal: assignee }, snapshot),
    },
  ]
}
