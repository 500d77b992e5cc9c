import type { ReadingNote } from './evidence.ts'
import { looksLikeHtml } from './unwrap-html.ts'

/** Of a longer text only both ends are read: an error stands at the start of a paste or at the end of a log. */
export const MAX_LENGTH = 1_000_000

/** Teams sends at most 100 KB a message; the HTML converter is too slow for more. */
const MAX_HTML_LENGTH = 200_000

/** What of a text is read, and what the person should know about that. */
export interface LegiblePart {
  readonly text: string
  readonly notes: readonly ReadingNote[]
}

export function legiblePart(text: string): LegiblePart {
  const maximum = looksLikeHtml(text) ? MAX_HTML_LENGTH : MAX_LENGTH
  const half = maximum / 2
  const isTooLong = text.length > maximum
  const part = isTooLong ? `${text.slice(0, half - 1)}\n${text.slice(text.length - half)}` : text
  return {
    text: part,
    notes: [...(isTooLong ? [cutNote(maximum)] : []), ...(isBinary(part) ? [BINARY_NOTE] : [])],
  }
}

function cutNote(maximum: number): ReadingNote {
  const [whole, half] = [maximum, maximum / 2].map((length) => length.toLocaleString('en'))
  return {
    code: 'cut',
    text: `The text is longer than ${whole} characters, so only the first and the last ${half} were read.`,
  }
}

const BINARY_NOTE: ReadingNote = {
  code: 'binary',
  text: 'The text holds binary data, which was passed over. Paste the error as text, or as a screenshot.',
}

/** Signs of binary data among this many characters at the start, of which so many may be a terminal's. */
const SAMPLE_LENGTH = 4_000
const MOST_SIGNS = 0.05

function isBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE_LENGTH)
  let signs = 0
  for (let index = 0; index < sample.length; index++) if (isSign(sample.charCodeAt(index))) signs++
  return signs > sample.length * MOST_SIGNS
}

/** Control characters other than those of text and terminals, and what bytes that are no UTF-8 become. */
function isSign(code: number): boolean {
  return code < 0x08 || (code >= 0x0e && code < 0x20 && code !== 0x1b) || code === 0xfffd
}
