import type { Table } from '../knowledge/requirement.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** Tables whose rows are rungs of a ladder: they tell what a principal can do, and nobody needs all of them. */
const LADDERS: readonly Table[] = ['hub-role', 'project-role', 'persona']

export function isAccessLevel({ requirement: { requirement } }: Verdict): boolean {
  return LADDERS.includes(requirement.table)
}
