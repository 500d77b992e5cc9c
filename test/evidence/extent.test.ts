import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lengthOf, withoutOverlaps, type Extent } from '../../src/evidence/extent.ts'

const extent = fc
  .record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 12 }) })
  .map(({ start, length }): Extent => ({ start, end: start + length }))
const extents = fc.array(extent, { maxLength: 25 })

const overlap = (left: Extent, right: Extent) => left.start < right.end && right.start < left.end

/** The same, told as simply as can be. */
function keptOneByOne(bestFirst: readonly Extent[]): Extent[] {
  const kept: Extent[] = []
  for (const item of bestFirst) if (!kept.some((other) => overlap(other, item))) kept.push(item)
  return kept.toSorted((left, right) => left.start - right.start)
}

describe('withoutOverlaps', () => {
  it.each<{ name: string; bestFirst: Extent[]; kept: Extent[] }>([
    { name: 'keeps nothing of nothing', bestFirst: [], kept: [] },
    {
      name: 'keeps the first of two that overlap',
      bestFirst: [
        { start: 3, end: 6 },
        { start: 0, end: 4 },
      ],
      kept: [{ start: 3, end: 6 }],
    },
    {
      name: 'keeps neighbours, in order of appearance',
      bestFirst: [
        { start: 4, end: 8 },
        { start: 0, end: 4 },
      ],
      kept: [
        { start: 0, end: 4 },
        { start: 4, end: 8 },
      ],
    },
    {
      name: 'keeps the short one that came before the long one around it',
      bestFirst: [
        { start: 4, end: 5 },
        { start: 0, end: 9 },
      ],
      kept: [{ start: 4, end: 5 }],
    },
  ])('$name', ({ bestFirst, kept }) => {
    expect(withoutOverlaps(bestFirst)).toEqual(kept)
  })

  it('never keeps two that overlap, and keeps them in order of appearance', () => {
    fc.assert(
      fc.property(extents, (bestFirst) => {
        const kept = withoutOverlaps(bestFirst)
        for (const [index, item] of kept.slice(1).entries())
          expect(kept[index]?.end).toBeLessThanOrEqual(item.start)
      }),
    )
  })

  it('drops only what overlaps a better one that is kept', () => {
    fc.assert(
      fc.property(extents, (bestFirst) => {
        const kept = withoutOverlaps(bestFirst)
        for (const [index, item] of bestFirst.entries()) {
          const better = bestFirst.slice(0, index).filter((other) => kept.includes(other))
          expect(kept.includes(item)).toBe(!better.some((other) => overlap(other, item)))
        }
      }),
    )
  })

  it('keeps what looking at one after the other keeps', () => {
    fc.assert(
      fc.property(extents, (bestFirst) => {
        expect(withoutOverlaps(bestFirst)).toEqual(keptOneByOne(bestFirst))
      }),
    )
  })

  it('keeps all of what it has kept', () => {
    fc.assert(
      fc.property(extents, (bestFirst) => {
        const kept = withoutOverlaps(bestFirst)
        expect(withoutOverlaps(kept)).toEqual(kept)
        expect(withoutOverlaps(kept.toReversed())).toEqual(kept)
      }),
    )
  })
})

describe('lengthOf', () => {
  it('is the number of characters from start to end', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (start, length) => {
        expect(lengthOf({ start, end: start + length })).toBe(length)
      }),
    )
  })
})
