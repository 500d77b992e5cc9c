import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breadthOf, weightsFor } from '../../../src/advice/least/breadth.ts'
import { operationsGranted, together } from '../../../src/advice/least/granted-operations.ts'
import { smallestCover } from '../../../src/advice/least/role-cover.ts'
import { knownOperations } from '../../../src/knowledge/catalogue/operations.ts'
import type { Operation } from '../../../src/rbac/operation.ts'
import { roleGrants } from '../../../src/rbac/permission.ts'
import type { RoleDefinition } from '../../../src/rbac/role-definition.ts'
import { customRole } from '../../builders/access.ts'

/** A few of each kind. */
const OPERATIONS = ['Microsoft.Compute/disks/', 'Microsoft.Storage/storageAccounts/queueServices/queues/']
  .flatMap((start) => knownOperations().filter(({ name }) => name.startsWith(start)))
  .slice(0, 14)

const some = (most: number) =>
  fc.uniqueArray(fc.constantFrom(...OPERATIONS), { minLength: 1, maxLength: most })

const roles = fc.array(some(6), { minLength: 2, maxLength: 8 }).map((all) =>
  all.map((operations, index) =>
    customRole(`Role ${index}`, {
      actions: operations.filter(({ isDataAction }) => !isDataAction).map(({ name }) => name),
      dataActions: operations.filter(({ isDataAction }) => isDataAction).map(({ name }) => name),
    }),
  ),
)

function brings(set: readonly RoleDefinition[], operations: readonly Operation[]): boolean {
  return operations.every((operation) => set.some((role) => roleGrants(role, operation)))
}

function breadth(set: readonly RoleDefinition[], operations: readonly Operation[]): number {
  const granted = [customRole('None'), ...set].map(operationsGranted).reduce(together)
  return breadthOf(granted, weightsFor(operations))
}

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<readonly (readonly T[])[]>(
    (all, item) => [...all, ...all.map((subset) => [...subset, item])],
    [[]],
  )
}

function coverOf(
  all: readonly RoleDefinition[],
  operations: readonly Operation[],
  mostSteps?: number,
): readonly RoleDefinition[] {
  const request = {
    rolesByOperation: operations.map(
      (operation) => new Set(all.filter((role) => roleGrants(role, operation))),
    ),
    weights: weightsFor(operations),
    articleRoleIds: [],
  }
  return smallestCover(request, mostSteps)
}

describe('the smallest set of roles', () => {
  it('is as small as any that suffices, and of that size grants least', () => {
    const sizes = new Map<number, number>()
    fc.assert(
      fc.property(roles, some(8), (all, operations) => {
        const sufficient = subsets(all).filter((set) => brings(set, operations))
        const cover = coverOf(all, operations)
        sizes.set(cover.length, (sizes.get(cover.length) ?? 0) + 1)
        if (sufficient.length === 0) {
          expect(cover).toEqual([])
          return
        }
        const smallest = Math.min(...sufficient.map(({ length }) => length))
        const breadths = sufficient
          .filter(({ length }) => length === smallest)
          .map((set) => breadth(set, operations))
        expect(brings(cover, operations)).toBe(true)
        expect(cover).toHaveLength(smallest)
        expect(breadth(cover, operations)).toBe(Math.min(...breadths))
      }),
      { numRuns: 6_000 },
    )
    expect([0, 2, 3, 4].filter((size) => (sizes.get(size) ?? 0) < 20)).toEqual([])
  })

  it('suffices and has no redundant role, also where the search is cut short', () => {
    let larger = 0
    fc.assert(
      fc.property(roles, some(10), fc.nat(6), (all, operations, mostSteps) => {
        const cover = coverOf(all, operations, mostSteps)
        const exact = coverOf(all, operations)
        if (cover.length > exact.length) larger += 1
        expect(brings(cover, operations)).toBe(brings(exact, operations))
        const redundant = cover.filter((role) =>
          brings(
            cover.filter((other) => other !== role),
            operations,
          ),
        )
        expect(redundant).toEqual([])
      }),
      { numRuns: 10_000 },
    )
    expect(larger).toBeGreaterThan(0)
  })
})
