import fc from 'fast-check'
import { expect, it } from 'vitest'
import { control } from '../../src/knowledge/operation-names.ts'
import { matchesOperation } from '../../src/rbac/operation-pattern.ts'
import { comparableName } from '../../src/rbac/operation.ts'
import { PatternIndex } from '../../src/rbac/pattern-index.ts'
import * as any from '../builders/arbitraries.ts'

const spaced = fc
  .tuple(fc.constantFrom('', '', '', ' '), any.operationPattern, fc.constantFrom('', '', ' '))
  .map(([before, pattern, after]) => before + pattern + after)
const entry = fc.record({ pattern: spaced, exclusions: fc.array(spaced, { maxLength: 2 }) })

it('finds just what stands behind the patterns that match and exclude nothing', () => {
  const sizes = new Set<number>()
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), any.operationName, (entries, name) => {
      const values = entries.map(({ pattern, exclusions }) => ({
        pattern,
        exclusions,
        excluded: exclusions.length === 0 ? null : PatternIndex.of(exclusions),
      }))
      const index = new PatternIndex(values.map((value) => [value.pattern, value]))
      const expected = values.filter(
        ({ pattern, exclusions }) =>
          matchesOperation(pattern, name) && !exclusions.some((each) => matchesOperation(each, name)),
      )
      sizes.add(expected.length)
      const found = index.valuesOf(comparableName(control(name)))
      expect(found).toHaveLength(expected.length)
      expect(new Set(found)).toEqual(new Set(expected))
      expect(index.has(comparableName(control(name)))).toBe(expected.length > 0)
    }),
    { numRuns: 5000 },
  )
  expect(sizes.size).toBeGreaterThan(3)
})

it('patterns without a provider of their own are found beside those of the name’s', () => {
  const patterns = [
    '*/read',
    'Contoso.*/orders/read',
    'Contoso.Shop/*',
    'CONTOSO.shop/orders/read',
    'Fabrikam/*',
  ]
  const index = new PatternIndex(patterns.map((pattern) => [pattern, { pattern, excluded: null }]))
  const found = index.valuesOf(comparableName(control('Contoso.Shop/orders/read')))
  expect(found.map(({ pattern }) => pattern).toSorted()).toEqual(patterns.slice(0, 4).toSorted())
})
