import { isNear } from './is-near.ts'
import { THINGS, type Thing } from './things.ts'
import { VERBS, type Verb } from './verbs.ts'
import { COURTESIES, FILLERS, WORDS, type Word } from './words.ts'

export type Meaning =
  | { readonly kind: 'thing'; readonly thing: Thing }
  | { readonly kind: 'verb'; readonly verb: Verb }
  | { readonly kind: 'frame'; readonly word: Word }
  | { readonly kind: 'filler' }
  | { readonly kind: 'courtesy' }

/** Later ones win where a phrase is said twice. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...FILLERS.map((phrase) => [phrase, { kind: 'filler' }] as const),
  ...entries(THINGS).flatMap(([thing, phrases]) =>
    phrases.flatMap(plural).map((phrase) => [phrase, { kind: 'thing', thing }] as const),
  ),
  ...entries(VERBS).flatMap(([verb, phrases]) =>
    phrases.flatMap(inflected).map((phrase) => [phrase, { kind: 'verb', verb }] as const),
  ),
  ...entries(WORDS).flatMap(([word, phrases]) =>
    phrases.map((phrase) => [phrase, { kind: 'frame', word }] as const),
  ),
  ...COURTESIES.map((phrase) => [phrase, { kind: 'courtesy' }] as const),
])

const SINGLE_WORDS = new Set([...MEANINGS.keys()].flatMap((phrase) => phrase.split(' ')))
const LONG_WORDS = [...SINGLE_WORDS].filter((word) => word.length >= 6)
export const LONGEST_PHRASE = Math.max(...[...MEANINGS.keys()].map((phrase) => phrase.split(' ').length))

export function meaningOf(phrase: string): Meaning | null {
  return MEANINGS.get(phrase) ?? null
}

/** The known word that a word is, or is one slip away from where it is long enough to tell; itself otherwise. */
export function corrected(word: string): string {
  if (SINGLE_WORDS.has(word) || word.length < 5 || !/^[a-z]+$/.test(word)) return word
  return LONG_WORDS.find((known) => isNear(word, known)) ?? word
}

function plural(phrase: string): readonly string[] {
  return [phrase, `${phrase}s`]
}

function inflected(phrase: string): readonly string[] {
  const [first = '', ...rest] = phrase.split(' ')
  const stem = first.endsWith('e') && !first.endsWith('ee') ? first.slice(0, -1) : first
  return [first, `${first}s`, `${stem}ing`].map((form) => [form, ...rest].join(' '))
}

/** The entries of a record whose keys are known. */
function entries<Key extends string>(
  record: Readonly<Record<Key, readonly string[]>>,
): readonly (readonly [Key, readonly string[]])[] {
  return Object.keys(record)
    .filter((key): key is Key => Object.hasOwn(record, key))
    .map((key) => [key, record[key]] as const)
}
