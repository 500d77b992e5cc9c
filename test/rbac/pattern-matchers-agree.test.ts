import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { matchesOperation } from '../../src/rbac/operation-pattern.ts'
import * as any from '../builders/arbitraries.ts'
import { naivelyMatches } from '../verdict/naive/naive-pattern.ts'

vi.setConfig({ testTimeout: 60_000 })

it('patterns match alike', () => {
  const seen = new Set<boolean>()
  fc.assert(
    fc.property(any.operationPattern, any.operationName, (pattern, name) => {
      const matches = naivelyMatches(pattern, name)
      seen.add(matches)
      expect(matchesOperation(pattern, name)).toBe(matches)
    }),
    { numRuns: 20_000 },
  )
  expect(seen.size).toBe(2)
})

it('a pattern made from a name by wildcards matches it', () => {
  const punched = fc
    .tuple(any.operationName, fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }))
    .map(([name, holes]) => {
      const segments = name.split('/')
      for (const hole of holes) segments[hole % segments.length] = '*'
      return { name, pattern: segments.join('/') }
    })
  fc.assert(
    fc.property(punched, ({ name, pattern }) => {
      expect(matchesOperation(pattern, name)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
