import type { CodeMention } from './code-mention.ts'
import { partitionPoint } from './partition-point.ts'
import type { Reading } from './reading.ts'
import { isReportedCode } from './reported-code.ts'

/** Two words at least, `AccessDenied` or `Access_Denied`: one alone is a word of English. */
const CODE_NAME = /\b[A-Z][a-z]{1,30}_?[A-Z][A-Za-z]{1,60}(?:_[A-Za-z]{1,40}){0,3}\b/g
const MOST_NAMES = 60

/** Codes that a text reports, whether anybody knows them or not, with offsets into `Reading.letters`. */
export function codeNamesIn(reading: Reading): CodeMention[] {
  const names: CodeMention[] = []
  for (const match of reading.source.matchAll(CODE_NAME)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (!isReportedCode(reading.source, span)) continue
    const start = letterAt(reading.positions, span.start)
    names.push({ written: match[0], start, end: letterAt(reading.positions, span.end - 1) + 1 })
    if (names.length === MOST_NAMES) break
  }
  return names
}

/** Index of the first letter at or after an offset of the source. */
function letterAt(positions: Uint32Array, offset: number): number {
  return partitionPoint(positions.length, (index) => (positions[index] ?? 0) < offset)
}
