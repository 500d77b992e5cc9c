import { codeMentions, codeOf, type Code, type CodeMention } from './code-mention.ts'
import { lengthOf, withoutOverlaps, type Extent } from './extent.ts'
import { isOfAnotherVendor } from './failure-report.ts'
import { certaintyOf, type Family } from './family.ts'
import { isMask } from './fields/mask.ts'
import { quotedValue } from './fields/value-text.ts'
import type { PlacesOf } from './needles.ts'
import { phrase, type Phrase } from './phrase.ts'
import { matchesOf, type PhraseMatch, type Value } from './phrase-match.ts'
import { lettersOf, type Reading } from './reading.ts'

/** A family made ready for matching. */
export interface Recognizer {
  readonly family: Family
  readonly phrases: readonly Phrase[]
  readonly codes: readonly Code[]
  readonly alongside: readonly Code[]
  readonly amid: readonly string[]
}

/** One failure that a text reports, with offsets into `Reading.letters`. */
export interface Occurrence extends Extent {
  readonly family: Family
  readonly values: readonly Value[]
  readonly code: CodeMention | null
}

/** A code stands this near to the message that it belongs to, in letters. */
const CODE_REACH = 1500
const SENTENCE_REACH = 400

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
  const { family, phrases } = recognizer
  const found = phrases.flatMap((wanted) => matchesOf(wanted, reading, placesOf))
  const matches = unite(fullestOf(found.filter((match) => namesOperation(reading, match))))
  const mentionsOf = (codes: readonly Code[]) =>
    codes.flatMap((code) => codeMentions(code, reading, placesOf))
  const codes = mentionsOf(recognizer.codes)
  if (matches.length === 0 && codes.length === 0) return []
  if (!isAmid(recognizer, placesOf)) return []
  if (certaintyOf(family) === 'bare' && isOfAnotherVendor(reading.source)) return []
  if (matches.length === 0) return codes.slice(0, 1).map((code) => occurrenceOfCode(family, code))
  const near = [...codes, ...mentionsOf(recognizer.alongside)]
  return matches.map((match) => ({ family, ...match, code: nearestCode(near, match) }))
}

/** Whether the text has one of the words without which a family's wordings mean something else. */
export function isAmid({ amid }: Recognizer, placesOf: PlacesOf): boolean {
  return amid.length === 0 || amid.some((words) => placesOf(words).length > 0)
}

export function occurrenceOfCode(family: Family, code: CodeMention): Occurrence {
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
