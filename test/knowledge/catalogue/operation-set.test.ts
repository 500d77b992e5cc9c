import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexedOperations } from '../../../src/knowledge/catalogue/operation-index.ts'
import {
  countCommon,
  exclude,
  include,
  noOperations,
  unionOf,
  type OperationSet,
} from '../../../src/knowledge/catalogue/operation-set.ts'

const LAST = indexedOperations().length - 1
/** Close together and at both ends, so that words are shared and borders met. */
const number = fc.oneof(fc.nat(70), fc.constantFrom(31, 32, 63, 64, LAST - 1, LAST), fc.nat(LAST))
const numbers = fc.uniqueArray(number, { maxLength: 60 })

function setOf(members: Iterable<number>): OperationSet {
  const set = noOperations()
  for (const member of members) include(set, member)
  return set
}

it('sets are counted and united as sets are', () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (one, other, third) => {
      const common = (others: readonly number[]) => new Set(one).intersection(new Set(others)).size
      expect(countCommon(setOf(one), [setOf(other), setOf(third), setOf(one)])).toEqual([
        common(other),
        common(third),
        one.length,
      ])
      expect(unionOf(setOf(one), setOf(other))).toEqual(setOf([...one, ...other]))
    }),
    { numRuns: 500 },
  )
})

it('what is taken out is no longer in a set, and nothing else is missing', () => {
  fc.assert(
    fc.property(numbers, numbers, (members, removed) => {
      const set = setOf(members)
      for (const each of removed) exclude(set, each)
      expect(set).toEqual(setOf(members.filter((each) => !removed.includes(each))))
    }),
    { numRuns: 500 },
  )
})
