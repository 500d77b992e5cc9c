import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadingNote } from '../../src/evidence/evidence.ts'
import { legiblePart, MAX_LENGTH } from '../../src/evidence/legible-part.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'

const MAX_HTML_LENGTH = 200_000
const ERROR = 'ERROR: (ScopeLocked) The scope is locked.'
const GUESS = 'RestError: too many requests to Azure Digital Twins, status 429'
const LOG = 'all is well here\n'.repeat(MAX_LENGTH / 10)
const BYTES = '\u0001\u0002\uFFFD\u0000'.repeat(500)

const kinds = [
  { kind: 'text', start: 'log\n', maximum: MAX_LENGTH },
  { kind: 'HTML', start: '<div>', maximum: MAX_HTML_LENGTH },
]

/** Texts of every length, long ones by repetition. */
const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })

describe('legiblePart', () => {
  it.each(kinds)('leaves $kind as it is that is not too long', ({ start, maximum }) => {
    fc.assert(
      fc.property(part, fc.integer({ min: 1, max: maximum }), (each, length) => {
        const whole = `${start}${each.repeat(Math.ceil(length / each.length))}`.slice(0, length)
        expect(legiblePart(whole).text === whole).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it.each(kinds)('keeps both ends of $kind that is too long, and never more than $maximum', (each) => {
    const { start, maximum } = each
    fc.assert(
      fc.property(part, fc.integer({ min: maximum + 1, max: maximum * 2 }), (piece, length) => {
        const whole = `${start}${piece.repeat(Math.ceil(length / piece.length))}`.slice(0, length)
        const { text, notes } = legiblePart(whole)
        expect(text.length).toBeLessThanOrEqual(maximum)
        expect(notes.map(({ code }) => code)).toContain('cut')
        const half = maximum / 2
        expect(text.slice(0, half - 1) === whole.slice(0, half - 1)).toBe(true)
        expect(text.slice(-half) === whole.slice(-half)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it.each<{ name: string; text: string; notes: ReadingNote['code'][] }>([
    { name: 'nothing of no text', text: '', notes: [] },
    { name: 'nothing of an error', text: ERROR, notes: [] },
    { name: 'nothing of text that just fits', text: LOG.slice(0, MAX_LENGTH), notes: [] },
    { name: 'that one character more was too much', text: LOG.slice(0, MAX_LENGTH + 1), notes: ['cut'] },
    {
      name: 'that HTML is cut earlier',
      text: `<div>${LOG.slice(0, MAX_HTML_LENGTH)}</div>`,
      notes: ['cut'],
    },
    {
      name: 'nothing of a terminal in colour',
      text: '\u001B[31mred\u001B[0m\tand\r\nplain\n'.repeat(50),
      notes: [],
    },
    {
      name: 'nothing of a few characters that were lost',
      text: `Gr\uFFFD\uFFFDe ${'a'.repeat(80)}`,
      notes: [],
    },
    { name: 'nothing of other scripts', text: 'これはエラーではありません。😀'.repeat(20), notes: [] },
    { name: 'that it holds binary data', text: BYTES, notes: ['binary'] },
    { name: 'both of long binary data', text: BYTES.repeat(MAX_LENGTH / 1_000), notes: ['cut', 'binary'] },
  ])('says $name', ({ text, notes }) => {
    expect(legiblePart(text).notes.map(({ code }) => code)).toEqual(notes)
  })
})

describe('the notes of what was read', () => {
  it.each<{ name: string; text: string; family: string | null; notes: ReadingNote['code'][] }>([
    {
      name: 'an error at the start of a long log',
      text: `${ERROR}\n${LOG}`,
      family: 'arm-lock',
      notes: ['cut'],
    },
    {
      name: 'an error at the end of a long log',
      text: `${LOG}\n${ERROR}`,
      family: 'arm-lock',
      notes: ['cut'],
    },
    {
      name: 'an error in the middle of a long log, which is passed over',
      text: `${LOG}\n${ERROR}\n${LOG}`,
      family: null,
      notes: ['cut'],
    },
    {
      name: 'an error amid binary data',
      text: `${BYTES}\n${ERROR}\n${BYTES}`,
      family: 'arm-lock',
      notes: ['binary'],
    },
    {
      name: 'a cause inferred from a long log',
      text: `${LOG}\n${GUESS}`,
      family: 'complaint-quota',
      notes: ['cut', 'inferred'],
    },
    {
      name: 'a cause inferred amid binary data',
      text: `${BYTES}\n${GUESS}`,
      family: 'complaint-quota',
      notes: ['binary', 'inferred'],
    },
  ])('tell of $name', ({ text, family, notes }) => {
    const evidence = readEvidence(text)
    expect(evidence.family).toBe(family)
    expect(evidence.notes.map(({ code }) => code)).toEqual(notes)
  })

  it('quote words that stand far apart in short', () => {
    const { notes } = readEvidence(`Error: Azure Maps: blocked ${'- '.repeat(100)}by policy`)
    const [note] = notes
    expect(note?.code).toBe('inferred')
    expect(note?.text).toContain('“blocked - -')
    expect(note?.text).toMatch(/- …”\.$|-…”\.$/)
  })
})
