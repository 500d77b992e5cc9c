import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { leastRoles } from '../../../src/advice/least/least-roles.ts'
import { rankRoles } from '../../../src/advice/least/rank-roles.ts'
import { RELUCTANCES } from '../../../src/advice/least/reluctance.ts'
import { knownOperations } from '../../../src/knowledge/catalogue/operations.ts'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { BLOBS_READ, control, LIST_COGNITIVE_SERVICES_KEYS } from '../../../src/knowledge/operation-names.ts'
import type { Operation } from '../../../src/rbac/operation.ts'
import { bringsUnconditionally } from '../../builders/brings.ts'
import { customRole } from '../../builders/access.ts'

vi.setConfig({ testTimeout: 60_000 })

const ranked = (...operations: readonly Operation[]) =>
  rankRoles({ operations, articleRoleIds: [], roles: builtInRoles() })

describe('every role that brings something, ranked', () => {
  it.each([
    {
      need: 'read blobs',
      operation: BLOBS_READ,
      first: ['Storage Blob Data Reader', 'Storage Blob Data Contributor', 'Storage Blob Data Owner'],
    },
    {
      need: 'list keys',
      operation: LIST_COGNITIVE_SERVICES_KEYS,
      first: ['Cognitive Services Contributor', 'Cognitive Services Content Understanding Owner'],
    },
  ])('to $need', ({ operation, first }) => {
    const names = ranked(operation).map(({ role }) => role.name)
    expect(names.filter((name) => first.includes(name))).toEqual(first)
  })

  it('those advised last stand last, and Owner last of all', () => {
    const reluctances = ranked(LIST_COGNITIVE_SERVICES_KEYS).map(({ reluctance }) => reluctance)
    const positions = reluctances.map((each) => RELUCTANCES.indexOf(each))
    expect(positions).toEqual(positions.toSorted((left, right) => left - right))
    expect(new Set(reluctances)).toEqual(new Set(RELUCTANCES))
  })

  it.each([
    { sentence: 'nothing', operations: [] },
    {
      sentence: 'what no role brings',
      operations: [{ name: 'Contoso.Shop/orders/read', isDataAction: true }],
    },
  ])('for $sentence there is none', ({ operations }) => {
    expect(ranked(...operations)).toEqual([])
  })

  it('roles come from a list or from a map, and only those that can be assigned', () => {
    const [one, other] = [customRole('One', { actions: ['*/read'] }), customRole('Other', { actions: ['*'] })]
    const request = { operations: [control('Contoso.Shop/orders/read')], articleRoleIds: [] }
    const roles = new Map([one, other].map((role) => [role.id, role]))
    expect(rankRoles({ ...request, roles }).map(({ role }) => role)).toEqual([one, other])
    expect(rankRoles({ ...request, roles, isAssignable: (role) => role === other })).toMatchObject([
      { role: other },
    ])
  })

  it('holds just the roles that bring all, by reluctance and breadth; the first is the least', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...knownOperations()), { minLength: 1, maxLength: 3 }),
        (operations) => {
          const found = ranked(...operations)
          const bringing = builtInRoles().filter((role) =>
            operations.every((operation) => bringsUnconditionally(role, operation)),
          )
          expect(new Set(found.map(({ role }) => role))).toEqual(new Set(bringing))
          const key = ({ reluctance, breadth }: (typeof found)[number]) =>
            RELUCTANCES.indexOf(reluctance) * 1e12 + breadth
          expect(found.map(key)).toEqual(found.map(key).toSorted((left, right) => left - right))
          const [first] = found
          if (first?.reluctance !== 'general') return
          expect(leastRoles({ operations, articleRoleIds: [], roles: builtInRoles() })).toEqual([first.role])
        },
      ),
      { numRuns: 200 },
    )
  })
})
