import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { decideAccess } from '../../src/rbac/access.ts'
import { matchesOperation } from '../../src/rbac/operation-pattern.ts'
import { factsOf } from '../builders/access.ts'
import * as any from '../builders/arbitraries.ts'
import { DANA } from '../builders/people.ts'
import { naivelyAllowed, naivelyMatches } from './naive-evaluator.ts'

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

it('roles, assignments and denials decide alike', () => {
  const tenants = any.roles.chain((roles) =>
    fc.record({
      roles: fc.constant(roles),
      roleAssignments: any.assignmentsOf(roles),
      denyAssignments: any.denials,
      operation: any.operation,
      scope: fc.constantFrom(...any.CHAIN),
    }),
  )
  const seen = { allowed: 0, refused: 0, denied: 0 }
  fc.assert(
    fc.property(tenants, ({ roles, roleAssignments, denyAssignments, operation, scope }) => {
      const groupIds = [any.DEVELOPERS.id]
      const facts = factsOf({ roles, roleAssignments, denyAssignments, groupIds })
      const { grants, denials } = decideAccess(operation, scope, facts)

      const naively = naivelyAllowed(
        {
          identities: [DANA.id, ...groupIds],
          assignments: roleAssignments.map((each) => ({
            ...each,
            permissions: roles.find(({ id }) => id === each.roleId)?.permissions ?? [],
          })),
          denials: denyAssignments.flatMap((each) =>
            each.principals.map(({ id }) => ({
              principalId: id,
              scope: each.scope,
              permissions: each.permissions,
              excludedIds: each.excludedPrincipals.map((excluded) => excluded.id),
              onlyHere: each.doNotApplyToChildScopes,
            })),
          ),
        },
        operation,
        scope,
      )
      seen[naively ? 'allowed' : grants.length > 0 ? 'denied' : 'refused'] += 1
      expect(grants.length > 0 && denials.length === 0).toBe(naively)
    }),
    { numRuns: 10_000 },
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50)
})
