import type { Span } from '../evidence.ts'
import type { Value } from '../phrase-match.ts'
import type { Reading } from '../reading.ts'

/** Words of the source, and the value that they spell: an identifier broken across lines is joined. */
export interface TextValue {
  readonly text: string
  readonly span: Span
}

const LONGEST_OPEN_VALUE = 1200
const QUOTES = '\'"`‘’‚“”„'
const CLOSING: Readonly<Record<string, string>> = { '‘': '’', '‚': '‘’', '“': '”', '„': '“”' }
/** What may stand around an unquoted value. Full stops stay: they end partly masked ids. */
const AROUND = ' \t\n:;,=()[]'
const END_OF_WORD = /[\s,;)\]}"'`<]/

/** The whole of a value, what stands in quotes where it is quoted: names may hold quotation marks. */
export function wholeValue(reading: Reading, value: Value): TextValue {
  const read = value.end === null ? openValue(reading, value.start) : enclosedValue(reading, value, false)
  const words = reading.source.slice(read.span.start, read.span.end)
  return /\S \S/.test(words) ? { ...read, text: words.trim().replace(/\s+/g, ' ') } : read
}

/** A value that ends at its first closing quotation mark: operations and scopes hold none. */
export function quotedValue(reading: Reading, value: Value): TextValue {
  return value.end === null ? openValue(reading, value.start) : enclosedValue(reading, value, true)
}

function enclosedValue(reading: Reading, value: Value, endsAtQuote: boolean): TextValue {
  const start = afterLetter(reading, value.start)
  const end = reading.positions[value.end ?? 0] ?? reading.source.length
  const slice = reading.source.slice(start, end)
  const opening = slice.search(/[^\s:=,;)\]]/)
  const quote = opening === -1 ? '' : slice.charAt(opening)
  if (!isQuote(quote)) return trimmed(reading.source, start, end)
  const closing = endsAtQuote ? closingQuote(slice, opening) : lastQuote(slice)
  return textValue(reading.source, start + opening + 1, closing > opening ? start + closing : end)
}

/** A value with no known words after it: up to its closing quote, or to the end of the word. */
function openValue(reading: Reading, at: number): TextValue {
  const start = afterLetter(reading, at)
  const slice = reading.source.slice(start, start + LONGEST_OPEN_VALUE)
  const opening = slice.search(/[^\s:=([)\]]/)
  if (opening === -1) return textValue(reading.source, start, start)
  if (isQuote(slice.charAt(opening))) {
    const closing = closingQuote(slice, opening)
    if (closing !== -1) return textValue(reading.source, start + opening + 1, start + closing)
    return textValue(
      reading.source,
      start + opening + 1,
      start + opening + 1 + wordLength(slice, opening + 1),
    )
  }
  const length = wordLength(slice, opening)
  const word = slice.slice(opening, opening + length).replace(/[.:]$/, '')
  return textValue(reading.source, start + opening, start + opening + word.length)
}

/** The place after the letter before `at`: quotation marks and brackets of the value belong to it. */
function afterLetter(reading: Reading, at: number): number {
  return at === 0 ? 0 : (reading.positions[at - 1] ?? 0) + 1
}

function wordLength(slice: string, from: number): number {
  const end = slice.slice(from).search(END_OF_WORD)
  return end === -1 ? slice.length - from : end
}

function isQuote(character: string): boolean {
  return character !== '' && QUOTES.includes(character)
}

function closingQuote(slice: string, opening: number): number {
  const quote = slice.charAt(opening)
  const closing = CLOSING[quote] ?? quote
  for (let index = opening + 1; index < slice.length; index++) {
    if (closing.includes(slice.charAt(index))) return index
  }
  return -1
}

function lastQuote(slice: string): number {
  for (let index = slice.length - 1; index >= 0; index--) if (isQuote(slice.charAt(index))) return index
  return -1
}

function trimmed(source: string, start: number, end: number): TextValue {
  let [from, to] = [start, end]
  while (from < to && AROUND.includes(source.charAt(from))) from++
  while (to > from && (AROUND.includes(source.charAt(to - 1)) || isQuote(source.charAt(to - 1)))) to--
  return textValue(source, from, to)
}

export function textValue(source: string, start: number, end: number): TextValue {
  const text = source
    .slice(start, end)
    .replace(/(?<![ \t\n])[ \t]*\n\s*/g, '')
    .trim()
  return { text, span: { start, end: Math.max(start, end) } }
}
