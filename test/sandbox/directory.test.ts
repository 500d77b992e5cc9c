import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Directory } from '../../src/sandbox/directory.ts'
import { smallTenant } from './support/small-tenant.ts'

const groupIds = ['g0', 'g1', 'g2', 'g3', 'g4']
const memberships = fc.array(fc.subarray([...groupIds, 'u0', 'u1']), { minLength: 5, maxLength: 5 })

function directoryOf(members: readonly (readonly string[])[]): Directory {
  return new Directory(
    smallTenant({
      users: ['u0', 'u1'].map((id) => ({ id, displayName: id, userPrincipalName: id })),
      groups: groupIds.map((id, index) => ({ id, displayName: id, members: members[index] })),
    }),
  )
}

describe('group membership', () => {
  it('reads the same from the member and from the group, even where groups contain one another', () => {
    fc.assert(
      fc.property(memberships, (members) => {
        const directory = directoryOf(members)
        for (const id of [...groupIds, 'u0', 'u1']) {
          const containing = groupIds.filter((group) => directory.membersOf(group).includes(id))
          expect(directory.groupsOf(id).toSorted()).toEqual(containing)
        }
      }),
    )
  })

  it('is transitive', () => {
    fc.assert(
      fc.property(memberships, (members) => {
        const directory = directoryOf(members)
        for (const group of directory.groupsOf('u0')) {
          expect(directory.groupsOf('u0')).toEqual(expect.arrayContaining([...directory.groupsOf(group)]))
        }
      }),
    )
  })
})

describe('managed identities', () => {
  const id = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/r/providers'
  const directory = new Directory(
    smallTenant({
      servicePrincipals: [{ id: 'listed', appId: 'app', displayName: 'Listed by hand' }],
      resources: [
        {
          id: `${id}/Microsoft.Search/searchServices/srch`,
          identity: {
            type: 'SystemAssigned, UserAssigned',
            principalId: 'OWN',
            userAssignedIdentities: {
              [`${id}/Microsoft.ManagedIdentity/userAssignedIdentities/uami`]: {
                principalId: 'shared',
                clientId: 'c',
              },
            },
          },
        },
        {
          id: `${id}/Microsoft.ManagedIdentity/userAssignedIdentities/alone`,
          properties: { principalId: 'lone', clientId: 'lone-client' },
        },
        {
          id: `${id}/Microsoft.Search/searchServices/twice`,
          identity: { type: 'SystemAssigned', principalId: 'listed' },
        },
      ],
    }),
  )

  const cases: readonly [sentence: string, id: string, expected: object][] = [
    ['a resource brings its system-assigned identity, named after it', 'own', { displayName: 'srch' }],
    ['and its user-assigned ones', 'shared', { displayName: 'uami', appId: 'c' }],
    ['a user-assigned identity is one by itself', 'lone', { displayName: 'alone', appId: 'lone-client' }],
    ['one that is listed stays as listed', 'listed', { displayName: 'Listed by hand', appId: 'app' }],
  ]
  it.each(cases)('%s', (_, principalId, expected) => {
    expect(directory.find(principalId)).toMatchObject({
      kind: 'servicePrincipal',
      servicePrincipal: expected,
    })
  })
})
