import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { decideAccess, type AccessFacts } from '../../src/rbac/access.ts'
import { isAtOrAbove, isBelow } from '../../src/rbac/scope.ts'
import { assignment, customRole, deny, factsOf } from '../builders/access.ts'
import * as any from '../builders/arbitraries.ts'

vi.setConfig({ testTimeout: 60_000 })

const ON = fc.constantFrom(...any.CHAIN)
const RUNS = { numRuns: 1000 }

/** Dana in a tenant where names, patterns and scopes often meet. */
const tenant: fc.Arbitrary<AccessFacts> = any.roles.chain((roles) =>
  fc
    .record({ roleAssignments: any.assignmentsOf(roles), denyAssignments: any.denials })
    .map((fields) => factsOf({ roles, groupIds: [any.DEVELOPERS.id], ...fields })),
)

const ids = (found: readonly { readonly id: string }[]) => [...new Set(found.map(({ id }) => id))].sort()

const beyond = (ids: readonly string[], others: readonly string[]) => ids.filter((id) => !others.includes(id))

function found(...about: Parameters<typeof decideAccess>) {
  const { grants, denials, possibleDenials, unresolved } = decideAccess(...about)
  return {
    grants: ids(grants.map((grant) => grant.assignment)),
    denials: ids(denials),
    possible: ids(possibleDenials),
    unresolved: ids(unresolved),
  }
}

describe('grants', () => {
  it('default deny: a tenant without assignments grants nothing', () => {
    fc.assert(
      fc.property(tenant, any.operation, ON, (facts, operation, on) => {
        expect(decideAccess(operation, on, { ...facts, roleAssignments: [] }).grants).toEqual([])
      }),
      RUNS,
    )
  })

  it('an assignment more never removes a grant', () => {
    fc.assert(
      fc.property(tenant, tenant, any.operation, ON, (facts, more, operation, on) => {
        const roleAssignments = [...more.roleAssignments, ...facts.roleAssignments]
        const richer = found(operation, on, { ...facts, roleAssignments })
        expect(beyond(found(operation, on, facts).grants, richer.grants)).toEqual([])
      }),
      RUNS,
    )
  })

  it('an assignment below the scope never grants above', () => {
    fc.assert(
      fc.property(tenant, any.operation, ON, (facts, operation, on) => {
        const below = facts.roleAssignments.filter(({ scope }) => isBelow(scope, on))
        const { grants } = found(operation, on, facts)
        expect(beyond(grants, beyond(grants, ids(below)))).toEqual([])
      }),
      RUNS,
    )
  })

  it('what is granted above is granted below', () => {
    fc.assert(
      fc.property(tenant, any.operation, ON, ON, (facts, operation, one, other) => {
        const [upper, lower] = isAtOrAbove(one, other, []) ? [one, other] : [other, one]
        const above = found(operation, upper, facts).grants
        expect(beyond(above, found(operation, lower, facts).grants)).toEqual([])
      }),
      RUNS,
    )
  })

  it('an exclusion more never adds a grant', () => {
    fc.assert(
      fc.property(any.permissionEntry, any.operationPattern, any.operation, (entry, pattern, operation) => {
        const [role, narrower] = [
          entry,
          {
            ...entry,
            notActions: [...entry.notActions, pattern],
            notDataActions: [...entry.notDataActions, pattern],
          },
        ].map((each) => customRole('Same', each))
        const grants = (each: typeof role) =>
          each === undefined
            ? 0
            : decideAccess(
                operation,
                '/',
                factsOf({ roles: [each], roleAssignments: [assignment(each, '/')] }),
              ).grants.length
        expect(grants(narrower)).toBeLessThanOrEqual(grants(role))
      }),
      RUNS,
    )
  })

  it('the planes never mix', () => {
    fc.assert(
      fc.property(any.permissionEntry, any.operation, (entry, operation) => {
        const other = operation.isDataAction
          ? { ...entry, actions: ['*'], notActions: [], dataActions: [] }
          : { ...entry, dataActions: ['*'], notDataActions: [], actions: [] }
        const role = customRole('Other plane', other)
        const facts = factsOf({ roles: [role], roleAssignments: [assignment(role, '/')] })
        expect(decideAccess(operation, '/', facts).grants).toEqual([])
      }),
      RUNS,
    )
  })
})

describe('denials', () => {
  it('deny wins: no assignment lifts a denial', () => {
    fc.assert(
      fc.property(tenant, tenant, any.operation, ON, (facts, more, operation, on) => {
        const richer = { ...facts, roleAssignments: [...facts.roleAssignments, ...more.roleAssignments] }
        expect(found(operation, on, richer).denials).toEqual(found(operation, on, facts).denials)
      }),
      RUNS,
    )
  })

  it('a denial of everything denies every operation of its plane, at its scope and below', () => {
    fc.assert(
      fc.property(tenant, any.operation, ON, any.scope, (facts, operation, on, at) => {
        const everything = deny(
          'Everything',
          at,
          operation.isDataAction ? { dataActions: ['*'] } : { actions: ['*'] },
        )
        const denials = found(operation, on, { ...facts, denyAssignments: [everything] }).denials
        expect(denials).toHaveLength(isAtOrAbove(at, on, []) ? 1 : 0)
      }),
      RUNS,
    )
  })

  it('a denial never adds a grant, nor hides one', () => {
    fc.assert(
      fc.property(tenant, any.operation, ON, (facts, operation, on) => {
        expect(found(operation, on, facts).grants).toEqual(
          found(operation, on, { ...facts, denyAssignments: [] }).grants,
        )
      }),
      RUNS,
    )
  })
})

it('order and duplicates do not matter', () => {
  const shuffled = <T>(items: readonly T[]) =>
    fc.shuffledSubarray([...items, ...items], { minLength: items.length * 2, maxLength: items.length * 2 })
  const twice = tenant.chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      roleAssignments: shuffled(facts.roleAssignments),
      denyAssignments: shuffled(facts.denyAssignments),
    }),
  )
  fc.assert(
    fc.property(twice, any.operation, ON, ({ facts, ...jumbled }, operation, on) => {
      expect(found(operation, on, { ...facts, ...jumbled })).toEqual(found(operation, on, facts))
    }),
    RUNS,
  )
})

describe('what is not known', () => {
  it('a role definition that is not known grants nothing and is told', () => {
    fc.assert(
      fc.property(tenant, any.operation, ON, fc.nat(3), (facts, operation, on, at) => {
        const lost = [...facts.roleDefinitions.keys()][at % facts.roleDefinitions.size]
        const roleDefinitions = new Map([...facts.roleDefinitions].filter(([id]) => id !== lost))
        const full = found(operation, on, facts)
        const partial = found(operation, on, { ...facts, roleDefinitions })
        expect(beyond(partial.grants, full.grants)).toEqual([])
        expect(beyond(full.grants, [...partial.grants, ...partial.unresolved])).toEqual([])
      }),
      RUNS,
    )
  })

  it('a group that is not known leaves possible denials, never wrong ones', () => {
    fc.assert(
      fc.property(tenant, any.operation, ON, (facts, operation, on) => {
        const full = found(operation, on, facts)
        const partial = found(operation, on, { ...facts, groupIds: [], groupsComplete: false })
        expect(beyond(partial.denials, full.denials)).toEqual([])
        expect(beyond(full.denials, [...partial.denials, ...partial.possible])).toEqual([])
        expect(beyond(partial.grants, full.grants)).toEqual([])
      }),
      RUNS,
    )
  })
})
