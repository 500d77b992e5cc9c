import type { PlacesOf } from './needles.ts'
import { lettersOf, type Reading } from './reading.ts'

/**
 * A message shape, written the way the message reads:
 *
 * - words stand for themselves; case, spaces, line breaks and punctuation do not count;
 * - `(over|at)` is a choice, `(s|)` may be absent;
 * - `{scope}` is a value that is kept, `...` is anything that is not;
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

type Part = Words | { readonly kind: 'value'; readonly name: string | null }

/** Any of `choices`, the longest first. */
interface Words {
  readonly kind: 'words'
  readonly choices: readonly string[]
}

/** Offsets into `Reading.letters`; `end` is null where no words of the phrase follow the value. */
export interface Value {
  readonly name: string
  readonly start: number
  readonly end: number | null
}

export interface PhraseMatch {
  readonly start: number
  readonly end: number
  readonly values: readonly Value[]
}

/** Letters between the words of a phrase: ARM ids are long, or several; names and ids are not. */
const LONGEST_SCOPE = 800
const LONGEST_VALUE = 250
const LONGEST_GAP = 300
/** Repetitions of one phrase that are looked at. */
const MOST_MATCHES = 25

const TOKEN = /\((?<choice>[^()]{0,200})\)|\{(?<value>\w{1,20})\}|(?<gap>\.{3})|(?<words>[^(){}[\].]+|\.)/g

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
    if (groups['value'] !== undefined) parts.push({ kind: 'value', name: groups['value'] })
    else if (groups['gap'] !== undefined) parts.push({ kind: 'value', name: null })
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

export function matchesOf(wanted: Phrase, reading: Reading, placesOf: PlacesOf): PhraseMatch[] {
  return wanted.needles.flatMap((needle) => matchesOfNeedle(wanted, needle, reading, placesOf))
}

function matchesOfNeedle(
  wanted: Phrase,
  needle: string,
  reading: Reading,
  placesOf: PlacesOf,
): PhraseMatch[] {
  const matches: PhraseMatch[] = []
  let from = 0
  for (const at of placesOf(needle)) {
    if (at < from) continue
    const match = matchAt(wanted, reading, at)
    if (match !== null) matches.push(match)
    if (matches.length === MOST_MATCHES) break
    from = Math.max(at + needle.length, match?.end ?? 0)
  }
  return matches
}

function matchAt(wanted: Phrase, reading: Reading, at: number): PhraseMatch | null {
  const before = matchLeft(wanted.parts.slice(0, wanted.anchor), reading, at)
  if (before === null) return null
  const rest = wanted.parts.slice(wanted.anchor)
  const after = matchRight([...rest, ...wanted.tail], reading, at) ?? matchRight(rest, reading, at)
  if (after === null) return null
  return { start: before.position, end: after.position, values: [...before.values, ...after.values] }
}

interface Side {
  readonly position: number
  readonly values: readonly Value[]
}

/** Reads on from `start`, where words of the phrase begin. */
function matchRight(parts: readonly Part[], reading: Reading, start: number): Side | null {
  const values: Value[] = []
  let position = start
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'value') {
      if (index === parts.length - 1) values.push(...named(part, position, null))
      continue
    }
    const value = parts[index - 1]
    const found =
      value?.kind === 'value'
        ? nearestRight(part, reading, position, reachOf(value))
        : wordsAt(part, reading, position)
    if (found === null) return null
    if (value?.kind === 'value') values.push(...named(value, position, found.start))
    position = found.end
  }
  return { position, values }
}

/** Reads back from `end`, before which a value stands. */
function matchLeft(parts: readonly Part[], reading: Reading, end: number): Side | null {
  const values: Value[] = []
  let position = end
  for (const [index, part] of [...parts.entries()].reverse()) {
    if (part.kind === 'value') continue
    const value = parts[index + 1]
    if (value?.kind !== 'value') return null
    const found = nearestLeft(part, reading, position, reachOf(value))
    if (found === null) return null
    values.unshift(...named(value, found.end, position))
    position = found.start
  }
  return { position, values }
}

function named(part: Part, start: number, end: number | null): Value[] {
  return part.kind === 'value' && part.name !== null ? [{ name: part.name, start, end }] : []
}

interface Found {
  readonly start: number
  readonly end: number
}

function wordsAt(words: Words, reading: Reading, at: number): Found | null {
  const choice = words.choices.find(
    (each) => reading.letters.startsWith(each, at) && endsWord(reading, at + each.length),
  )
  return choice === undefined ? null : { start: at, end: at + choice.length }
}

function nearestRight(words: Words, reading: Reading, from: number, reach: number): Found | null {
  const window = reading.letters.slice(from, from + reach)
  const found = words.choices
    .map((choice) => ({ choice, at: window.indexOf(choice) }))
    .filter(({ at }) => at !== -1)
    .toSorted((left, right) => left.at - right.at)[0]
  return found === undefined ? null : wordsAt(words, reading, from + found.at)
}

function nearestLeft(words: Words, reading: Reading, to: number, reach: number): Found | null {
  const from = Math.max(0, to - reach)
  const window = reading.letters.slice(from, to)
  const found = words.choices
    .map((choice) => ({ choice, at: window.lastIndexOf(choice) }))
    .filter(({ at }) => at !== -1)
    .toSorted((left, right) => right.at - left.at)[0]
  return found === undefined ? null : wordsAt(words, reading, from + found.at)
}

function reachOf({ name }: { readonly name: string | null }): number {
  if (name === null) return LONGEST_GAP
  return name === 'scope' || name === 'permitted' ? LONGEST_SCOPE : LONGEST_VALUE
}

/** In the source, no letter follows directly: `action` of `actions` does not end a word. */
function endsWord(reading: Reading, end: number): boolean {
  const last = reading.positions[end - 1]
  const next = reading.positions[end]
  return last === undefined || next === undefined || next > last + 1
}
