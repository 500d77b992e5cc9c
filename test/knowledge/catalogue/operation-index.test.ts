import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexedOperations, operationsMatching } from '../../../src/knowledge/catalogue/operation-index.ts'
import { knownOperations } from '../../../src/knowledge/catalogue/operations.ts'
import type { Operation } from '../../../src/rbac/operation.ts'
import { matchesOperation } from '../../../src/rbac/operation-pattern.ts'

const named = fc.constantFrom(...knownOperations().map(({ name }) => name))

/** A known name with some of its segments replaced or cut off. */
const pattern = fc
  .tuple(named, fc.array(fc.nat(20), { maxLength: 2 }), fc.constantFrom('', ' ', '*', '/*', 'x'))
  .map(([name, holes, end]) => {
    const segments = name.split('/')
    for (const hole of holes) segments[hole % segments.length] = '*'
    return segments.join('/') + end
  })

it('finds just what the pattern matches, on its plane', () => {
  fc.assert(
    fc.property(
      fc.oneof(pattern, fc.constantFrom('*', '*/read', '')),
      fc.boolean(),
      (wanted, isDataAction) => {
        const expected = knownOperations()
          .filter((each) => each.isDataAction === isDataAction && matchesOperation(wanted, each.name))
          .map(({ name }) => name.toLowerCase())
        const found = operationsMatching(wanted, isDataAction ? 'data' : 'control').map(
          (number) => indexedOperations()[number],
        )
        expect(found.every((each) => each?.isDataAction === isDataAction)).toBe(true)
        expect(found.map((each) => each?.name).toSorted()).toEqual(expected.toSorted())
      },
    ),
    { numRuns: 200 },
  )
})

it('numbers each known operation once', () => {
  const key = ({ name, isDataAction }: Operation) => `${name.toLowerCase()} ${String(isDataAction)}`
  expect(indexedOperations().map(key).toSorted()).toEqual(knownOperations().map(key).toSorted())
})
