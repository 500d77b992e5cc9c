import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Grantor } from '../../../src/advice/advice.ts'
import { grantorsOf } from '../../../src/advice/grantors/grantors.ts'
import { ASSIGN_ROLES } from '../../../src/knowledge/operation-names.ts'
import { TAKEN_AT } from '../../builders/snapshot.ts'
import { naiveState } from '../../verdict/naive/naive-evaluator.ts'
import { principalOf, snapshotOfWorld } from '../../verdict/naive/snapshot-of-world.ts'
import { PEOPLE, PLACE_NAMES, PLACES, world, type World } from '../../verdict/naive/world.ts'

vi.setConfig({ testTimeout: 120_000 })

const ROLES = ['acdd72a7-3385-48ef-bd42-f606fba81ae7', 'b24988ac-6180-42a0-ab88-20f7382dd24c']

/** With everything read, a state is open only where a denial may apply. */
const readable = (facts: World): World => ({
  ...facts,
  roles: facts.roles.map((role) => ({ ...role, isKnown: true })),
  groupsRead: true,
  unread: { assignments: null, denials: null },
})

type Standing = 'can' | 'perhaps can' | 'can once activated' | 'cannot'

function toldOf(grantor: Grantor | undefined): Standing {
  if (grantor === undefined) return 'cannot'
  if (grantor.eligible === true) return 'can once activated'
  return grantor.perhaps === true ? 'perhaps can' : 'can'
}

it('who may assign a role is who holds the right to, by a second, naive evaluator', () => {
  const seen: Record<Standing, number> = { can: 0, 'perhaps can': 0, 'can once activated': 0, cannot: 0 }
  fc.assert(
    fc.property(
      world.map(readable),
      fc.constantFrom(...PLACE_NAMES),
      fc.constantFrom(...ROLES),
      (facts, place, role) => {
        const request = { scope: PLACES[place].id, roleId: role, principal: null }
        const found = grantorsOf(request, snapshotOfWorld(facts, TAKEN_AT))
        for (const who of PEOPLE) {
          const stateIn = (tenant: World) =>
            naiveState(tenant, who, ASSIGN_ROLES, place, { now: TAKEN_AT, role })
          const state = stateIn(facts)
          const isEligible = stateIn({ ...facts, assignments: [] }) === 'eligible'
          const expected: Standing =
            state === 'granted'
              ? 'can'
              : state === 'indeterminate'
                ? 'perhaps can'
                : isEligible
                  ? 'can once activated'
                  : 'cannot'
          seen[expected] += 1
          expect(toldOf(found.find(({ id }) => id === principalOf(who).id))).toBe(expected)
        }
      },
    ),
    { numRuns: 3000 },
  )
  expect(Math.min(seen.can, seen['can once activated'], seen.cannot)).toBeGreaterThan(50)
})
