import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTwoLines, textWidth } from '../../../src/reply/wiring/text-width.ts'

describe('a name in two lines', () => {
  it.each([
    ['a short one has one', 'srch', ['srch']],
    ['a long one is broken after a hyphen', 'aoai-contoso-embeddings', ['aoai-contoso-', 'embeddings']],
    [
      'a hyphen near its start is no place to break',
      'a-storageaccountofcontoso',
      ['a-storageacco', 'untofcontoso'],
    ],
    [
      'of one that is longer still the middle is left out',
      'aoai-contoso-europe-production-embeddings',
      ['aoai-contoso-', '…mbeddings'],
    ],
  ])('%s', (_, name, lines) => {
    expect(inTwoLines(name, 84, 12)).toEqual(lines)
  })

  it('is never wider than it may be, and begins and ends as the name does', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
        fc.integer({ min: 40, max: 120 }),
        (name, width) => {
          const lines = inTwoLines(name, width, 12)
          expect(lines.length).toBeLessThanOrEqual(2)
          for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width)
          expect(name.startsWith(lines[0] ?? '')).toBe(true)
          expect(name.endsWith((lines.at(-1) ?? '').replace(/^…/, ''))).toBe(true)
        },
      ),
    )
  })
})
