import { codeMentions, codeOf, type Code, type CodeMention } from './code-mention.ts'
import type { Cause, EvidencePlane } from './evidence.ts'
import { isAzureFailureReport } from './failure-report.ts'
import { isMask } from './fields/mask.ts'
import { quotedValue } from './fields/value-text.ts'
import type { PlacesOf } from './needles.ts'
import { matchesOf, phrase, type Phrase, type PhraseMatch, type Value } from './phrase.ts'
import { lettersOf, spanOf, type Reading } from './reading.ts'
import { serviceNear, type ServiceRule } from './service.ts'

/**
 * How far a message may be trusted to tell the cause. Of several messages in a text the first in this order
 * wins, then the first in the text.
 *
 * - `stated`: the message names its cause;
 * - `suggested`: the message usually has this cause, and often stands around another one that is stated;
 * - `relayed`: a wrapper of other failures, such as a chain of credentials;
 * - `inferred`: no wording is known, but its words tell of this cause;
 * - `bare`: little more than a status;
 * - `vague`: the same, from words and statuses that say no more than that access was refused.
 *
 * `inferred` and `vague` messages count only where a program of Azure's reports them (`isAzureFailureReport`).
 */
export const CERTAINTIES = ['stated', 'suggested', 'relayed', 'inferred', 'bare', 'vague'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** One known family of messages. */
export interface Family {
  readonly id: string
  readonly cause: Cause
  readonly service: ServiceRule
  /** `of-service`: the plane that the service found has */
  readonly plane: EvidencePlane | 'of-service'
  /** `stated` if absent */
  readonly certainty?: Certainty
  /** the family's wordings, in the language of `phrase` */
  readonly says: readonly string[]
  /** error codes that decide by themselves; `#` stands for digits */
  readonly codes?: readonly string[]
  /** codes that accompany the wordings and decide nothing alone */
  readonly alongside?: readonly string[]
  /** words of which the text must hold one besides, where the wordings are not Azure's alone */
  readonly amid?: readonly string[]
  /** at least one text of the family, as people paste it */
  readonly samples: readonly string[]
}

/** A family made ready for matching. */
export interface Recognizer {
  readonly family: Family
  readonly phrases: readonly Phrase[]
  readonly codes: readonly Code[]
  readonly alongside: readonly Code[]
  readonly amid: readonly string[]
}

/** One failure that a text reports, with offsets into `Reading.letters`. */
export interface Occurrence {
  readonly family: Family
  readonly start: number
  readonly end: number
  readonly values: readonly Value[]
  readonly code: CodeMention | null
}

/** A code stands this near to the message that it belongs to, in letters. */
const CODE_REACH = 1500
const SENTENCE_REACH = 400
/** Complaints of one family that are looked at. */
const MOST_COMPLAINTS = 5

export function recognizerOf(family: Family): Recognizer {
  return {
    family,
    phrases: family.says.map(phrase),
    codes: (family.codes ?? []).map(codeOf),
    alongside: (family.alongside ?? []).map(codeOf),
    amid: (family.amid ?? []).map(lettersOf),
  }
}

/** Every run of letters that a recognizer looks for. */
export function needlesOfRecognizer({ phrases, codes, alongside, amid }: Recognizer): string[] {
  const ofCodes = [...codes, ...alongside].map(({ needle }) => needle)
  return [...phrases.flatMap(({ needles }) => needles), ...amid, ...ofCodes]
}

export function occurrencesOf(recognizer: Recognizer, reading: Reading, placesOf: PlacesOf): Occurrence[] {
  const { family, phrases, amid } = recognizer
  const found = phrases.flatMap((wanted) => matchesOf(wanted, reading, placesOf))
  const matches = unite(
    reported(family, reading, fullestOf(found.filter((match) => namesOperation(reading, match)))),
  )
  const mentionsOf = (codes: readonly Code[]) =>
    codes.flatMap((code) => codeMentions(code, reading, placesOf))
  const codes = mentionsOf(recognizer.codes)
  if (matches.length === 0 && codes.length === 0) return []
  if (amid.length > 0 && !amid.some((words) => placesOf(words).length > 0)) return []
  if (matches.length === 0) return codes.slice(0, 1).map((code) => occurrenceOfCode(family, code))
  const near = [...codes, ...mentionsOf(recognizer.alongside)]
  return matches.map((match) => ({ family, ...match, code: nearestCode(near, match) }))
}

function occurrenceOfCode(family: Family, code: CodeMention): Occurrence {
  return { family, start: code.start, end: code.end, values: [], code }
}

function nearestCode(codes: readonly CodeMention[], match: PhraseMatch): CodeMention | null {
  const near = codes
    .map((code) => ({ code, distance: Math.max(match.start - code.end, code.start - match.end, 0) }))
    .filter(({ distance }) => distance <= CODE_REACH)
    .toSorted((left, right) => left.distance - right.distance)
  return near[0]?.code ?? null
}

/** Of overlapping matches of one family, the one that read most values, then the longest. */
function fullestOf(matches: readonly PhraseMatch[]): PhraseMatch[] {
  return withoutOverlaps(
    matches.toSorted(
      (left, right) => right.values.length - left.values.length || lengthOf(right) - lengthOf(left),
    ),
  )
}

/** Words that people use as well count only where a program wrote them, and the first such are enough. */
function reported(
  { certainty }: Family,
  reading: Reading,
  matches: readonly PhraseMatch[],
): readonly PhraseMatch[] {
  if (certainty !== 'inferred' && certainty !== 'vague') return matches
  return matches.slice(0, MOST_COMPLAINTS).filter(({ start, end }) => {
    const span = spanOf(reading, start, end)
    return isAzureFailureReport(reading.source, span) && serviceNear(reading.source, span) !== null
  })
}

/** "Permission to perform actions on the board" is not about operations: theirs have a slash, or are masked. */
function namesOperation(reading: Reading, match: PhraseMatch): boolean {
  const values = match.values.filter(({ name }) => name === 'operation' || name === 'permitted')
  if (!values.some(({ name }) => name === 'operation')) return true
  return values.some((value) => {
    const { text } = quotedValue(reading, value)
    return text.includes('/') || isMask(text)
  })
}

/** Of the sentences of one message, those that read values. */
function unite(matches: readonly PhraseMatch[]): PhraseMatch[] {
  const united: PhraseMatch[] = []
  for (const match of matches) {
    const last = united.at(-1)
    const isSameMessage = last !== undefined && match.start - last.end < SENTENCE_REACH
    if (!isSameMessage || (last.values.length > 0 && match.values.length > 0)) united.push(match)
    else if (match.values.length > 0) united[united.length - 1] = match
  }
  return united
}

/**
 * In order of trust: by certainty, then as they appear. Of overlapping messages the more certain one counts,
 * then the longest: a short wording may begin a longer one.
 */
export function inOrderOfTrust(occurrences: readonly Occurrence[]): Occurrence[] {
  const bestFirst = occurrences.toSorted(
    (left, right) => rankOf(left) - rankOf(right) || lengthOf(right) - lengthOf(left),
  )
  return withoutOverlaps(bestFirst).toSorted(
    (left, right) => rankOf(left) - rankOf(right) || left.start - right.start,
  )
}

/** Whether a message outranks whatever is only inferred. */
export function isTrusted({ family }: Occurrence): boolean {
  const certainty = family.certainty ?? 'stated'
  return CERTAINTIES.indexOf(certainty) < CERTAINTIES.indexOf('inferred')
}

export function isStated({ family }: Occurrence): boolean {
  return (family.certainty ?? 'stated') === 'stated'
}

/** A code alone says less than a sentence: `LinkedAccessCheckFailed` may stand around what a vault refused. */
function rankOf({ family, code, start, end }: Occurrence): number {
  const isCodeAlone = code?.start === start && code.end === end
  return CERTAINTIES.indexOf(family.certainty ?? 'stated') * 2 + (isCodeAlone ? 1 : 0)
}

interface Extent {
  readonly start: number
  readonly end: number
}

function withoutOverlaps<Item extends Extent>(bestFirst: readonly Item[]): Item[] {
  const kept: Item[] = []
  for (const item of bestFirst) {
    const at = firstAfter(kept, item.start)
    const [before, after] = [kept[at - 1], kept[at]]
    if ((before?.end ?? 0) <= item.start && (after?.start ?? Infinity) >= item.end) kept.splice(at, 0, item)
  }
  return kept
}

/** Index of the first of the sorted items that starts after `start`. */
function firstAfter(sorted: readonly Extent[], start: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle]?.start ?? Infinity) <= start) low = middle + 1
    else high = middle
  }
  return low
}

function lengthOf({ start, end }: Extent): number {
  return end - start
}
