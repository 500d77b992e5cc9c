import type { Span } from './evidence.ts'

/**
 * A text made ready for recognition. `letters` is the text without anything but letters and digits, in lower
 * case: line breaks in the middle of a word, quotation marks, markdown and log frames do not disturb a phrase
 * there. `positions` leads from each of its characters back to the text.
 */
export interface Reading {
  readonly source: string
  /** `source` in lower case, character by character */
  readonly lower: string
  readonly letters: string
  readonly positions: Uint32Array
}

const UTF_16 = new TextDecoder('utf-16le')

export function readingOf(source: string): Reading {
  const codes = new Uint16Array(source.length)
  const positions = new Uint32Array(source.length)
  let length = 0
  for (let index = 0; index < source.length; index++) {
    const code = letterCode(source.charCodeAt(index))
    if (code === 0) continue
    codes[length] = code
    positions[length] = index
    length++
  }
  const letters = UTF_16.decode(codes.subarray(0, length))
  return { source, lower: lowerOf(source), letters, positions: positions.subarray(0, length) }
}

/** A few capital letters grow when lowered; offsets must not move. */
function lowerOf(source: string): string {
  const lower = source.toLowerCase()
  return lower.length === source.length ? lower : source.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** The letters of a phrase of ours, to be looked for in `Reading.letters`. */
export function lettersOf(text: string): string {
  return readingOf(text).letters
}

/** Where the letters from `start` up to `end` stand in the source. */
export function spanOf(reading: Reading, start: number, end: number): Span {
  const last = reading.positions[end - 1] ?? 0
  return { start: reading.positions[start] ?? 0, end: last + 1 }
}

/** The lower-case letter or digit, 0 for anything else. */
function letterCode(code: number): number {
  if (code >= 97 && code <= 122) return code
  if (code >= 48 && code <= 57) return code
  if (code >= 65 && code <= 90) return code + 32
  if (code < 0xc0 || isMark(code)) return 0
  return code
}

/** General punctuation, box drawing and geometric shapes, CJK and full-width marks, surrogates. */
function isMark(code: number): boolean {
  return (
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xd800 && code <= 0xf8ff) ||
    code >= 0xfe00
  )
}
