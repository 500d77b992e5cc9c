import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { FAMILIES } from '../../src/evidence/recognizers/recognizers.ts'
import { median } from './measure.ts'
import { millisecondsText, type BenchRow } from './row.ts'

const samples = FAMILIES.flatMap(({ samples }) => samples)
const KILOBYTE = 1_000
const SIZES = [1, 10, 100, 1_000].map((kilobytes) => kilobytes * KILOBYTE)

/** Texts of any length: what people paste, what services log, and what should cost the most. */
const TEXTS: readonly { readonly name: string; readonly ofLength: (length: number) => string }[] = [
  { name: 'log with one error at its end', ofLength: logWithError },
  { name: 'errors one after the other', ofLength: (length) => repeated(samples.join('\n'), length) },
  {
    name: 'the start of a message, repeated',
    ofLength: (length) => repeated("client 'a' with object id 'b' has permission to perform action ", length),
  },
  { name: 'backslashes', ofLength: (length) => repeated('\\\\"', length) },
  { name: 'one letter', ofLength: (length) => 'a'.repeat(length) },
]

function logWithError(length: number): string {
  const lines: string[] = []
  let size = 0
  for (let line = 0; size < length; line++) {
    const text = `2026-11-25T10:00:${String(line % 60).padStart(2, '0')}Z INFO GET /api/items/${line} 200 in ${line % 97} ms`
    lines.push(text)
    size += text.length + 1
  }
  const error = samples[0] ?? ''
  return `${lines.join('\n').slice(0, Math.max(0, length - error.length - 1))}\n${error}`
}

function repeated(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length)
}

/** Reading texts, and how the cost of a character grows with their length: not at all is 1. */
export async function benchReadEvidence(): Promise<readonly BenchRow[]> {
  let turn = 0
  const paste = await median(() => readEvidence(samples[turn++ % samples.length] ?? ''))
  const rows: BenchRow[] = [{ what: 'read a typical paste', ours: millisecondsText(paste) }]
  for (const { name, ofLength } of TEXTS) rows.push(await rowOf(name, ofLength))
  return rows
}

async function rowOf(name: string, ofLength: (length: number) => string): Promise<BenchRow> {
  const times: number[] = []
  for (const size of SIZES) {
    const text = ofLength(size)
    times.push(await median(() => readEvidence(text)))
  }
  const perSize = SIZES.map((size, index) => `${size / KILOBYTE} KB ${millisecondsText(times[index] ?? 0)}`)
  return {
    what: `read ${name}; a character of 1 MB beside one of 1 KB`,
    ours: perSize.join(', '),
    ratio: ((times.at(-1) ?? 0) / (times[0] ?? 1) / (SIZES.at(-1) ?? 1)) * (SIZES[0] ?? 1),
  }
}
