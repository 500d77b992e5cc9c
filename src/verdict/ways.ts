import { isOneOfWays } from '../knowledge/requirement.ts'
import type { Verdict } from './verdict.ts'

/**
 * Marks the verdicts that nobody has to mend: of several ways to one end, one that works is enough, and where none
 * does, one for an identity that is there is nearer than one for an identity that is not.
 */
export function withSpares(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.map((verdict) => (isSpare(verdict, verdicts) ? { ...verdict, isSpare: true } : verdict))
}

function isSpare(verdict: Verdict, verdicts: readonly Verdict[]): boolean {
  if (!isOneOfWays(verdict.requirement.requirement) || works(verdict)) return false
  const others = verdicts.filter((other) => other !== verdict && isSameEnd(other, verdict))
  return others.some(works) || (!isOfIdentity(verdict) && others.some(isOfIdentity))
}

function isSameEnd({ requirement: left }: Verdict, { requirement: right }: Verdict): boolean {
  return left.requirement.table === right.requirement.table && left.scope === right.scope
}

/** Whether it is granted and nothing else stands in its way. */
export function works({ state, reasons }: Verdict): boolean {
  return state === 'granted' && !reasons.some(({ code }) => code === 'setting-blocks-access')
}

/** A way that rests on a role of an identity that is there. */
function isOfIdentity({ requirement: { assignee, requirement } }: Verdict): boolean {
  return assignee !== null && requirement.operations.length > 0
}
