import { lettersOf } from './reading.ts'

/**
 * A message shape, written the way the message reads:
 *
 * - words stand for themselves; case, spaces, line breaks and punctuation do not count;
 * - `(over|at)` is a choice, `(s|)` may be absent;
 * - `{scope}` is a value that is kept, `...` is anything that is not, `..` a few words that are not;
 * - `[over scope {scope}]` at the end is read where it is there.
 *
 * Matching goes from the longest run of words to both sides and takes the nearest next words each time. It
 * never backtracks, so its cost is bounded by the lengths of the values.
 */
export interface Phrase {
  /** words and values by turns */
  readonly parts: readonly Part[]
  readonly tail: readonly Part[]
  /** index in `parts` of the words to look for first */
  readonly anchor: number
  /** a text that holds none of these letters does not match */
  readonly needles: readonly string[]
}

export type Part = Words | Between

/** Any of `choices`, the longest first. */
export interface Words {
  readonly kind: 'words'
  readonly choices: readonly string[]
}

/** What stands between words: at most `reach` letters, kept under a name or not. */
export interface Between {
  readonly kind: 'between'
  readonly name: string | null
  readonly reach: number
}

/** Letters between the words of a phrase: ARM ids are long, or several; names and ids are not. */
const LONGEST_SCOPE = 800
const LONGEST_VALUE = 250
const LONGEST_GAP = 300
const SHORT_GAP = 40

const TOKEN = /\((?<choice>[^()]{0,200})\)|\{(?<value>\w{1,20})\}|(?<gap>\.{2,3})|(?<words>[^(){}[\].]+|\.)/g

export function phrase(text: string): Phrase {
  const bracket = text.indexOf('[')
  const parts = partsOf(bracket === -1 ? text : text.slice(0, bracket))
  const tail = bracket === -1 ? [] : partsOf(text.slice(bracket + 1, text.lastIndexOf(']')))
  const weights = parts.map((part) => (part.kind === 'words' ? (part.choices.at(-1)?.length ?? 0) : 0))
  const anchor = weights.indexOf(Math.max(...weights))
  const anchored = parts[anchor]
  const choices = anchored?.kind === 'words' ? anchored.choices : []
  const needles = choices.filter(
    (choice) => !choices.some((other) => other !== choice && choice.startsWith(other)),
  )
  return { parts, tail, anchor, needles }
}

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  for (const { groups = {} } of text.matchAll(TOKEN)) {
    const { value, gap } = groups
    if (value !== undefined) parts.push({ kind: 'between', name: value, reach: reachOf(value) })
    else if (gap !== undefined)
      parts.push({ kind: 'between', name: null, reach: gap === '...' ? LONGEST_GAP : SHORT_GAP })
    else addWords(parts, (groups['choice'] ?? groups['words'] ?? '').split('|').map(lettersOf))
  }
  return parts
}

/** Words in a row are one part, with every way to read them. */
function addWords(parts: Part[], choices: readonly string[]): void {
  const last = parts.at(-1)
  const before = last?.kind === 'words' ? last.choices : ['']
  if (last?.kind === 'words') parts.pop()
  const all = before.flatMap((start) => choices.map((choice) => `${start}${choice}`))
  const longestFirst = all.toSorted((left, right) => right.length - left.length)
  if (longestFirst.some((choice) => choice !== '')) parts.push({ kind: 'words', choices: longestFirst })
}

function reachOf(name: string): number {
  return name === 'scope' || name === 'permitted' ? LONGEST_SCOPE : LONGEST_VALUE
}
