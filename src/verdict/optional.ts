import type { Table } from '../knowledge/requirement.ts'
import type { Verdict } from './verdict.ts'

/** Tables whose rows are rungs of a ladder: they tell what a principal can do, and nobody needs all of them. */
const LADDERS: readonly Table[] = ['hub-role', 'project-role', 'persona']

/** Whether a verdict tells what a role would let one do, rather than something that is amiss. */
export function isAccessLevel({ requirement: { requirement } }: Verdict): boolean {
  return LADDERS.includes(requirement.table)
}

/** Whether nothing is amiss whatever a verdict's state. */
export function isOptional(verdict: Verdict): boolean {
  return verdict.isSpare === true || isAccessLevel(verdict)
}
