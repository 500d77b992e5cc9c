import { describesRole } from '../knowledge/requirement.ts'
import type { Verdict } from './verdict.ts'

/** Whether a verdict tells what a role would let one do, rather than something that is amiss. */
export function isAccessLevel({ requirement: { requirement } }: Verdict): boolean {
  return describesRole(requirement)
}

/** Whether nothing is amiss whatever a verdict's state. */
export function isOptional(verdict: Verdict): boolean {
  return verdict.isSpare === true || isAccessLevel(verdict)
}
