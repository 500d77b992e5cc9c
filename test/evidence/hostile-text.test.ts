import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/evidence/evidence.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { FAMILIES } from '../../src/evidence/recognizers/recognizers.ts'
import { MAX_LENGTH } from '../../src/evidence/legible-part.ts'

const wordings = FAMILIES.flatMap(({ says, codes = [] }) => [...says, ...codes])
const samples = FAMILIES.flatMap(({ samples }) => samples)
const marks = [
  '\\',
  '\\\\"',
  '\\n',
  '\n',
  '\r\n',
  '"',
  "'",
  '`',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '> ',
  '│ ',
  '&quot;',
]
const labels = [
  'appid=',
  'oid=',
  'request id: ',
  'RequestId:',
  '/subscriptions/',
  'Microsoft.Search/',
  '.openai.azure.com',
]
const odd = ['\u0130', '\u{1F600}', '\uD800', '\u001B[31m', '\u001B]', '\u0000', '\u200B', '\uFEFF', 'ǅ', 'ﬁ']

/** Text of the pieces that the reader looks for, in any order, cut anywhere. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...wordings, ...marks, ...labels, ...odd),
      fc.constantFrom(...samples).chain((text) => fc.nat(text.length).map((length) => text.slice(0, length))),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

function expectSpansInRange({ source, spans, more }: Evidence): void {
  for (const list of Object.values(spans)) {
    for (const { start, end } of list) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThanOrEqual(start)
      expect(end).toBeLessThanOrEqual(source.length)
    }
  }
  for (const failure of more) expectSpansInRange(failure)
}

describe('readEvidence', () => {
  it('never fails, and its spans lie within the source', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expectSpansInRange(readEvidence(text))
      }),
      { numRuns: 500 },
    )
  })

  it('reads every field from the text and invents none', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { source, scope, endpoint, operations, requestIds, code, principal } = readEvidence(text)
        const letters = source.replace(/\s+/g, '')
        const ids = [principal?.objectId, principal?.appId, principal?.name]
        const values = [scope, endpoint, code, ...operations, ...requestIds, ...ids]
        for (const value of values)
          if (typeof value === 'string') expect(letters).toContain(value.replace(/\s+/g, ''))
      }),
      { numRuns: 500 },
    )
  })

  it('never fails on up to a megabyte of pieces repeated', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 10_000, max: MAX_LENGTH }), (text, length) => {
        expectSpansInRange(readEvidence(text.repeat(length / Math.max(text.length, 1)).slice(0, length)))
      }),
      { numRuns: 20 },
    )
  })

  it('gives the same for the same text, whatever was read in between', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, other) => {
        const first = readEvidence(text)
        expect(readEvidence(text)).toEqual(first)
        readEvidence(other)
        expect(readEvidence(text)).toEqual(first)
      }),
      { numRuns: 100 },
    )
  })

  it.each<{ where: string; wrap: (sample: string, log: string) => string }>([
    { where: 'the start', wrap: (sample, log) => `${sample}\n${log}` },
    { where: 'the end', wrap: (sample, log) => `${log}\n${sample}` },
  ])('reads $where of what is too long, and says so', ({ wrap }) => {
    const [sample = ''] = samples
    const { cause, source, notes } = readEvidence(wrap(sample, 'log line\n'.repeat(200_000)))
    expect(cause).toBe(FAMILIES[0]?.cause)
    expect(source.length).toBeLessThanOrEqual(MAX_LENGTH)
    expect(notes).toEqual([
      {
        code: 'cut',
        text: 'The text is longer than 1,000,000 characters, so only the first and the last 500,000 were read.',
      },
    ])
  })

  it('says of binary data that it was passed over', () => {
    const bytes = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 197) % 256)
    expect(readEvidence(new TextDecoder().decode(bytes)).notes.map(({ code }) => code)).toEqual(['binary'])
  })

  it.each([
    '\\',
    '\\"',
    '\u001B]',
    '> ',
    "client ' with object id ",
    'requestid=',
    '&#',
    'microsoft.a/',
    '\n',
    'oid=;',
    '<div>',
    '<p>x</p>',
    '<table><tr><td>',
  ])('reads a megabyte of %j', (part) => {
    expect(readEvidence(part.repeat(Math.ceil(MAX_LENGTH / part.length))).cause).toBe('unrecognized')
  })
})
