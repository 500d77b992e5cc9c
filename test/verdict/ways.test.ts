import { describe, expect, it } from 'vitest'
import { judge } from '../../src/verdict/judge.ts'
import type { BoundRequirement } from '../../src/question/question.ts'
import { assignment, builtIn } from '../builders/access.ts'
import type { Principal } from '../../src/rbac/principal.ts'
import { DANA, OLIVIA, PEOPLE } from '../builders/people.ts'
import { GROUP, hub, registry, search } from '../builders/places.ts'
import { bound } from '../builders/question.ts'
import { snapshotOf, type Tenant } from '../builders/snapshot.ts'

const OPEN = registry('cr', { properties: { adminUserEnabled: false } })
const WITH_ADMIN = registry('cr', { properties: { adminUserEnabled: true } })
const CLOSED = registry('cr', { properties: { adminUserEnabled: false, publicNetworkAccess: 'Disabled' } })
const own: Principal = { id: 'identity-of-hub-contoso', type: 'ServicePrincipal', name: 'hub-contoso' }
const assigned: Principal = { id: 'identity-of-id-hub', type: 'ServicePrincipal', name: 'id-hub' }

/** The three ways of a hub into a registry, some of whose identities may not be there. */
function ways(
  cr: typeof OPEN,
  identities: { readonly own?: Principal; readonly assigned?: Principal },
): readonly BoundRequirement[] {
  return [
    bound('acr/admin-user', cr, identities.own ?? null, hub()),
    bound('acr/system-identity', cr, identities.own ?? null, hub()),
    bound('acr/user-identity', cr, identities.assigned ?? null, hub()),
  ]
}

const READS_ALL = assignment(builtIn('Owner'), GROUP, OLIVIA)
const pullAs = (...principals: readonly Principal[]): Tenant => ({
  people: [...PEOPLE, own, assigned],
  roleAssignments: [
    READS_ALL,
    ...principals.map((principal) => assignment(builtIn('AcrPull'), OPEN.id, principal)),
  ],
})

describe('of the ways of a hub into its registry', () => {
  it.each([
    { sentence: 'one that works is enough', of: ways(OPEN, { own }), tenant: pullAs(own), needed: [1] },
    {
      sentence: 'the admin user is enough',
      of: ways(WITH_ADMIN, { own }),
      tenant: pullAs(),
      needed: [0],
    },
    {
      sentence: 'where none works the one of an identity that is there is to be mended',
      of: ways(OPEN, { own }),
      tenant: pullAs(),
      needed: [1],
    },
    {
      sentence: 'both identities that are there may be mended',
      of: ways(OPEN, { own, assigned }),
      tenant: pullAs(),
      needed: [1, 2],
    },
    {
      sentence: 'without any identity nothing is nearer than the rest',
      of: ways(OPEN, {}),
      tenant: pullAs(),
      needed: [0, 1, 2],
    },
    {
      sentence: 'a role behind a closed door is no way that works',
      of: ways(CLOSED, { assigned }),
      tenant: pullAs(assigned),
      needed: [2],
    },
    {
      sentence: 'a closed registry lets the hub’s own identity in',
      of: ways(CLOSED, { own, assigned }),
      tenant: pullAs(own),
      needed: [1],
    },
  ])('$sentence', ({ of, tenant, needed }) => {
    const verdicts = judge(of, OLIVIA, snapshotOf(tenant))
    const kept = verdicts.flatMap(({ isSpare }, index) => (isSpare === true ? [] : [index]))
    expect(kept).toEqual(needed)
  })

  it('rows of other tables are never spare', () => {
    const rows = ['troubleshooting/search-index-data-reader', 'troubleshooting/search-index-data-contributor']
    const tenant = { roleAssignments: [assignment(builtIn('Search Index Data Reader'), search().id)] }
    const verdicts = judge(
      rows.map((id) => bound(id, search())),
      DANA,
      snapshotOf(tenant),
    )
    expect(verdicts.map(({ isSpare }) => isSpare)).toEqual([undefined, undefined])
  })
})
