import type { PlacesOf } from './needles.ts'
import { lettersOf, spanOf, type Reading } from './reading.ts'
import { isReportedCode } from './reported-code.ts'

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

/** Mentions of an error code that report it. */
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
    if (
      isSpelt(written.slice(0, stem.length), stem) &&
      isReportedCode(reading.source, spanOf(reading, at, end))
    ) {
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
