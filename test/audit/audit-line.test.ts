import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditLine, readAuditLine } from '../../src/audit/audit-line.ts'
import { feedbackRecord } from '../../src/audit/feedback-record.ts'
import { LONGEST_LINE, textLines } from '../../src/audit/text-lines.ts'
import { all, context, record } from './sample-records.ts'

const TRICKY = feedbackRecord({ reaction: 'like', text: '{"version":1,"id":"x"}' }, context())

describe('a line of the audit log', () => {
  test.each([record(1), TRICKY])('is read as what was written', (each) => {
    expect(readAuditLine(auditLine(each).trimEnd())).toEqual([each])
  })

  test.each([record(1), TRICKY])(
    'torn anywhere is told, and the record written behind it is read',
    (each) => {
      const whole = auditLine(each).trimEnd()
      fc.assert(
        fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
          const torn = whole.slice(0, length)
          expect(readAuditLine(torn)).toEqual(['torn'])
          expect(readAuditLine(torn + auditLine(record(2)).trimEnd())).toEqual(['torn', record(2)])
        }),
      )
    },
  )

  test.each([
    { name: 'of a later version', line: JSON.stringify({ ...record(1), version: 2 }) },
    { name: 'of an event that is not known', line: JSON.stringify({ ...record(1), event: 'revoked' }) },
    { name: 'of another program', line: '[1, 2, 3]' },
  ])('$name is told', ({ line }) => {
    expect(readAuditLine(line)).toEqual(['unknown'])
  })

  test('of nothing is nothing', () => {
    expect(readAuditLine('  \r')).toEqual([])
  })
})

describe('lines of a file', () => {
  const bytes = (...chunks: readonly (string | Uint8Array)[]) =>
    (async function* () {
      for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk))
    })()

  test('are those of the text, wherever it was cut in reading', async () => {
    const text = 'Grüße 🙂\n\nzweite\nohne Ende'
    const lines = text.split('\n').map((each) => ({ kind: 'line', text: each }))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: Buffer.byteLength(text) }), async (at) => {
        const whole = Buffer.from(text)
        expect(await all(textLines(bytes(whole.subarray(0, at), whole.subarray(at))))).toEqual(lines)
      }),
    )
  })

  test('that are too long are told, and the next is read', async () => {
    const long = 'x'.repeat(LONGEST_LINE)
    expect(await all(textLines(bytes('a\n', long, 'y', 'z\nb')))).toEqual([
      { kind: 'line', text: 'a' },
      { kind: 'too-long' },
      { kind: 'line', text: 'b' },
    ])
  })

  test('are read no further than they are asked for', async () => {
    let taken = 0
    const endless = (async function* () {
      for (;;) {
        taken += 1
        yield await Promise.resolve(Buffer.from('line\n'))
      }
    })()
    for await (const line of textLines(endless)) {
      expect(line).toEqual({ kind: 'line', text: 'line' })
      if (taken === 3) break
    }
    expect(taken).toBe(3)
  })
})
