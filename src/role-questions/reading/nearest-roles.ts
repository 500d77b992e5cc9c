import { distance } from 'fastest-levenshtein'
import type { RoleName } from '../../knowledge/requirement.ts'
import { knownNames, rolesOf, wordsOfName, type KnownName } from './known-names.ts'

const MOST = 5
/** What is less alike is something else. */
const LEAST_LIKENESS = 0.4
/** Letters count where words do not, as in `Acr Pull`, if nearly all of them agree. */
const LEAST_LETTERS = 0.75
const LONGEST = 100

/** Built-in roles whose names are most like a name, the likest first. */
export function nearestRoles(name: string): readonly RoleName[] {
  const wanted = wordsOfName(name.slice(0, LONGEST))
  const near = knownNames()
    .map((known) => ({
      known,
      likeness: Math.max(likenessOfWords(wanted, known.words), likenessOfLetters(wanted, known.words)),
    }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((left, right) => right.likeness - left.likeness)
  return rolesOf(near.map(({ known }) => known)).slice(0, MOST)
}

/** Which share of the weight of both names is in words that both have, in whatever order: 0 to 1. */
function likenessOfWords(wanted: readonly string[], words: readonly string[]): number {
  const shared = wanted.reduce((sum, word) => {
    const nearest = Math.max(0, ...words.map((other) => likenessOfWord(word, other) * weightOf(other)))
    return sum + nearest
  }, 0)
  const whole = [...wanted, ...words].reduce((sum, word) => sum + weightOf(word), 0)
  return whole === 0 ? 0 : (2 * shared) / whole
}

/** A slip in a short word, or two in a long one. */
function likenessOfWord(word: string, other: string): number {
  if (word === other) return 1
  const slips = distance(word, other)
  const most = word.length < 3 ? 0 : word.length < 8 ? 1 : 2
  return slips <= most ? 1 - slips / word.length : 0
}

function likenessOfLetters(wanted: readonly string[], words: readonly string[]): number {
  const [one, other] = [wanted.join(''), words.join('')]
  const likeness = 1 - distance(one, other) / Math.max(one.length, other.length, 1)
  return likeness < LEAST_LETTERS ? 0 : likeness
}

let counts: ReadonlyMap<string, number> | undefined

/** `blob` tells more than `contributor`, which stands in every third name. */
function weightOf(word: string): number {
  counts ??= countWords(knownNames())
  return Math.log(knownNames().length / (counts.get(word) ?? 1))
}

function countWords(names: readonly KnownName[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(
    names.flatMap(({ words }) => words),
    (word) => word,
  )
  return new Map([...groups].map(([word, all]) => [word, all.length]))
}
