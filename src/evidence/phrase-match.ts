import type { Extent } from './extent.ts'
import type { PlacesOf } from './needles.ts'
import type { Part, Phrase, Words } from './phrase.ts'
import type { Reading } from './reading.ts'

/** Offsets into `Reading.letters`; `end` is null where no words of the phrase follow the value. */
export interface Value {
  readonly name: string
  readonly start: number
  readonly end: number | null
}

export interface PhraseMatch extends Extent {
  readonly values: readonly Value[]
}

/** Repetitions of one phrase that are looked at, and those that are taken. */
const MOST_LOOKS = 3_000
const MOST_MATCHES = 25

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
  let looks = 0
  for (const at of placesOf(needle)) {
    if (at < from) continue
    if (++looks > MOST_LOOKS) break
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
    if (part.kind === 'between') {
      if (index === parts.length - 1) values.push(...named(part, position, null))
      continue
    }
    const value = parts[index - 1]
    const found =
      value?.kind === 'between'
        ? nearestRight(part, reading, position, value.reach)
        : wordsAt(part, reading, position)
    if (found === null) return null
    if (value?.kind === 'between') values.push(...named(value, position, found.start))
    position = found.end
  }
  return { position, values }
}

/** Reads back from `end`, before which a value stands. */
function matchLeft(parts: readonly Part[], reading: Reading, end: number): Side | null {
  const values: Value[] = []
  let position = end
  for (const [index, part] of [...parts.entries()].reverse()) {
    if (part.kind === 'between') continue
    const value = parts[index + 1]
    if (value?.kind !== 'between') return null
    const found = nearestLeft(part, reading, position, value.reach)
    if (found === null) return null
    values.unshift(...named(value, found.end, position))
    position = found.start
  }
  return { position, values }
}

function named(part: Part, start: number, end: number | null): Value[] {
  return part.kind === 'between' && part.name !== null ? [{ name: part.name, start, end }] : []
}

function wordsAt(words: Words, reading: Reading, at: number): Extent | null {
  const choice = words.choices.find(
    (each) => reading.letters.startsWith(each, at) && endsWord(reading, at + each.length),
  )
  return choice === undefined ? null : { start: at, end: at + choice.length }
}

function nearestRight(words: Words, reading: Reading, from: number, reach: number): Extent | null {
  const window = reading.letters.slice(from, from + reach + longestOf(words))
  for (let at = nextAt(words, window, 0); at < Infinity; at = nextAt(words, window, at + 1)) {
    const found = startsWord(reading, from + at) ? wordsAt(words, reading, from + at) : null
    if (found !== null) return found
  }
  return null
}

function nearestLeft(words: Words, reading: Reading, to: number, reach: number): Extent | null {
  const from = Math.max(0, to - reach - longestOf(words))
  const window = reading.letters.slice(from, to)
  for (let at = lastAt(words, window, window.length); at >= 0; at = lastAt(words, window, at - 1)) {
    const found = wordsAt(words, reading, from + at)
    if (found !== null && found.end <= to) return found
  }
  return null
}

/** The longest choice comes first. */
function longestOf({ choices }: Words): number {
  return choices[0]?.length ?? 0
}

function nextAt({ choices }: Words, window: string, from: number): number {
  const places = choices.map((choice) => window.indexOf(choice, from)).filter((at) => at !== -1)
  return Math.min(...places)
}

/** -1 where there are none; a negative `to` is no place. */
function lastAt({ choices }: Words, window: string, to: number): number {
  return to < 0 ? -1 : Math.max(...choices.map((choice) => window.lastIndexOf(choice, to)))
}

/** In the source, no letter comes directly before: `on` in `action` begins no word. */
function startsWord(reading: Reading, start: number): boolean {
  const [before, first] = [reading.positions[start - 1], reading.positions[start]]
  return before === undefined || first === undefined || first > before + 1
}

/** In the source, no letter follows directly: `action` of `actions` does not end a word. */
function endsWord(reading: Reading, end: number): boolean {
  const last = reading.positions[end - 1]
  const next = reading.positions[end]
  return last === undefined || next === undefined || next > last + 1
}
