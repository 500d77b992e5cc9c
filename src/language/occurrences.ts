import type { Span } from '../evidence/evidence.ts'

/** A text without its white space and in small letters; `positions` leads back to the source. */
export interface Page {
  readonly source: string
  readonly compact: string
  readonly positions: Uint32Array
}

const MOST_OCCURRENCES = 50
const WHITE_SPACE = /\s/

export function pageOf(source: string): Page {
  const codes = new Uint16Array(source.length)
  const positions = new Uint32Array(source.length)
  let length = 0
  for (let index = 0; index < source.length; index++) {
    const code = source.charCodeAt(index)
    if (isWhiteSpace(code)) continue
    codes[length] = code >= 65 && code <= 90 ? code + 32 : code
    positions[length] = index
    length++
  }
  return { source, compact: lettersOf(codes.subarray(0, length)), positions: positions.subarray(0, length) }
}

/** Where the words stand in the text, white space and the case of Latin letters aside; the first 50 places. */
export function occurrencesOf(words: string, page: Page): Span[] {
  const needle = pageOf(words).compact
  const spans: Span[] = []
  if (needle === '') return spans
  for (
    let at = page.compact.indexOf(needle);
    at !== -1 && spans.length < MOST_OCCURRENCES;
    at = page.compact.indexOf(needle, at + 1)
  ) {
    const start = page.positions[at] ?? 0
    spans.push({ start, end: (page.positions[at + needle.length - 1] ?? start) + 1 })
  }
  return spans
}

/** Where a pattern with the flag `g` matches, the first `most` times. */
export function firstMatches(pattern: RegExp, text: string, most: number): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(pattern)) {
    spans.push({ start: match.index, end: match.index + match[0].length })
    if (spans.length === most) break
  }
  return spans
}

function isWhiteSpace(code: number): boolean {
  return code <= 32 || (code >= 0x80 && WHITE_SPACE.test(String.fromCharCode(code)))
}

/** Unlike `TextDecoder`, leaves halves of surrogate pairs as they are. */
function lettersOf(codes: Uint16Array): string {
  let letters = ''
  for (let from = 0; from < codes.length; from += 8192)
    letters += String.fromCharCode(...codes.subarray(from, from + 8192))
  return letters
}
