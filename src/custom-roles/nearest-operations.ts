import { distance } from 'fastest-levenshtein'
import { knownOperations } from '../knowledge/catalogue/operations.ts'
import { providerOf } from '../rbac/operation-pattern.ts'

const MOST = 2
/** What differs in more than a third of its letters is something else. */
const FURTHEST = 1 / 3
/** Names of operations are far shorter. */
const LONGEST = 300

/** The published operations of a plane that a name may have been meant for, the likeliest first. */
export function nearestOperations(name: string, plane: 'control' | 'data'): readonly string[] {
  const wanted = name.trim().toLowerCase()
  if (wanted.length > LONGEST) return []
  const candidates = knownOperations().filter(({ isDataAction }) => isDataAction === (plane === 'data'))
  const own = candidates.filter((known) => providerOf(known.name.toLowerCase()) === providerOf(wanted))
  return (own.length > 0 ? own : candidates)
    .map((known) => ({ name: known.name, away: distance(wanted, known.name.toLowerCase()) }))
    .filter(({ away }) => away <= wanted.length * FURTHEST)
    .toSorted((left, right) => left.away - right.away || left.name.localeCompare(right.name))
    .slice(0, MOST)
    .map(({ name: found }) => found)
}
