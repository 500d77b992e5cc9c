import type { PlacesOf } from './needles.ts'
import { lettersOf, spanOf, type Reading } from './reading.ts'

/** An error code as the text writes it, with offsets into `Reading.letters`. */
export interface CodeMention {
  readonly written: string
  readonly start: number
  readonly end: number
}

/** Repetitions of one code that are looked at. */
const MOST_MENTIONS = 25
const LONGEST_WORD = 12
const DIGIT = /\d/
const WORD = /\w/
const MARK_BEFORE = /[:=([>|{]$/
const MARK_AFTER = /^(?:["'`]?[:)\]<]|\s-\s)/
/** What people write before a code that they were shown. */
const WORD_BEFORE =
  /\b(?:[45]\d\d|error|errors|code|status|reason|with|get|gets|getting|got|gives|shows|says|returns|returned|throws|exception|message)\s*$/i

/** An error code made ready to be looked for. */
export interface Code {
  /** without the `#` that stands for digits */
  readonly stem: string
  readonly needle: string
  readonly isNumbered: boolean
}

/** `#` at the end of a code stands for digits. */
export function codeOf(code: string): Code {
  const stem = code.replace('#', '')
  return { stem, needle: lettersOf(stem), isNumbered: code.endsWith('#') }
}

/**
 * Mentions of an error code that report it: `(Code)`, `"code": "Code"`, `Code: …`, `fails with Code`. A question
 * about a code, "what does AuthorizationFailed mean?", is none.
 */
export function codeMentions(
  { stem, needle, isNumbered }: Code,
  reading: Reading,
  placesOf: PlacesOf,
): CodeMention[] {
  const mentions: CodeMention[] = []
  for (const at of placesOf(needle).slice(0, MOST_MENTIONS)) {
    const stemEnd = at + needle.length
    const end = isNumbered ? afterDigits(reading.letters, stemEnd) : stemEnd
    if (isNumbered && end === stemEnd) continue
    const written = writtenOf(reading, at, end)
    if (isSpelt(written.slice(0, stem.length), stem) && isReported(reading, at, end)) {
      mentions.push({ written, start: at, end })
    }
  }
  return mentions
}

function afterDigits(letters: string, from: number): number {
  let end = from
  while (end < from + 10 && DIGIT.test(letters.charAt(end))) end++
  return end
}

function writtenOf(reading: Reading, start: number, end: number): string {
  const span = spanOf(reading, start, end)
  return reading.source
    .slice(span.start, span.end)
    .split('\n')
    .map((part) => part.trim())
    .join('')
}

/** As the service spells it, or as a log does that changes all letters; `forbidden` alone is a word of English. */
function isSpelt(written: string, code: string): boolean {
  if (written === code || written === code.toUpperCase()) return true
  return written.toLowerCase() === code.toLowerCase() && code.length > LONGEST_WORD
}

/** Source code compares and lists codes: `== "Code"`, `["Code", "Other"]`. */
function isNamedInCode(before: string, unquoted: string): boolean {
  return /["'`]$/.test(before) && /(?:[[{,]|[=!]=)$/.test(unquoted)
}

function isReported(reading: Reading, start: number, end: number): boolean {
  const span = spanOf(reading, start, end)
  const before = reading.source.slice(Math.max(0, span.start - 24), span.start)
  const after = reading.source.slice(span.end, span.end + 4)
  if (WORD.test(before.slice(-1)) || WORD.test(after.charAt(0))) return false
  const unquoted = before.replace(/["'`*<“„‘]{1,3}$/, '').trimEnd()
  if (isNamedInCode(before, unquoted)) return false
  if (MARK_BEFORE.test(unquoted) || WORD_BEFORE.test(unquoted)) return true
  const startsLine = unquoted === '' ? span.start <= 24 : before.slice(unquoted.length).includes('\n')
  const endsLine = after.trimStart() === '' || /^["'`*]{0,3}[ \t]*\n/.test(after)
  if (startsLine && endsLine) return true
  return MARK_AFTER.test(after)
}
