import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needlesOf, placesOf, placesOfAll } from '../../src/evidence/needles.ts'
import { lettersOf } from '../../src/evidence/reading.ts'
import { FAMILIES, NEEDLES } from '../../src/evidence/recognizers/recognizers.ts'

/** Few letters, so that needles occur, overlap and begin alike. */
const unit = fc.constantFrom('a', 'b', 'é')
const needle = fc.string({ unit, minLength: 1, maxLength: 9 })

const text = fc
  .array(fc.oneof(fc.string({ unit, maxLength: 30 }), fc.constantFrom('abaabaaba', 'bbbbbbb', '\u{1F600}')), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''))

function everyPlace(whole: string, part: string): number[] {
  return Array.from(whole.split('').keys()).filter((at) => whole.startsWith(part, at))
}

describe('needles', () => {
  it('are found wherever they are, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(needle, { maxLength: 12 }), text, (needles, whole) => {
        const found = placesOfAll(needlesOf(needles), whole)
        for (const each of needles) expect(found(each)).toEqual(everyPlace(whole, each))
      }),
      { numRuns: 500 },
    )
  })

  it('are found in any order and however often they are named', () => {
    fc.assert(
      fc.property(fc.array(needle, { minLength: 1, maxLength: 12 }), text, (needles, whole) => {
        const found = placesOfAll(needlesOf(needles), whole)
        const turned = placesOfAll(needlesOf([...needles.toReversed(), ...needles]), whole)
        for (const each of needles) expect(turned(each)).toEqual(found(each))
      }),
      { numRuns: 200 },
    )
  })

  it('that were not made ready are found as well', () => {
    fc.assert(
      fc.property(fc.array(needle, { maxLength: 5 }), needle, text, (needles, other, whole) => {
        expect(placesOfAll(needlesOf(needles), whole)(other)).toEqual(everyPlace(whole, other))
      }),
      { numRuns: 200 },
    )
  })

  it('are cut out of any text at every place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 7, maxLength: 200 }),
        fc.nat(),
        fc.integer({ min: 6, max: 40 }),
        (whole, seed, length) => {
          const at = seed % (whole.length - 6)
          const part = whole.slice(at, at + length)
          const places = placesOfAll(needlesOf([part]), whole)(part)
          expect(places).toContain(at)
          expect(places).toEqual(placesOf(whole, part))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('of every family are found in the samples as one by one', () => {
    for (const sample of FAMILIES.flatMap(({ samples }) => samples).map(lettersOf)) {
      const found = placesOfAll(NEEDLES, sample)
      const differ = [...NEEDLES.all].filter((each) => found(each).join() !== placesOf(sample, each).join())
      expect(differ).toEqual([])
    }
  })
})
