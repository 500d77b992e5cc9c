import { describe, expect, it } from 'vitest'
import { denied, deny, EVERY_PRINCIPAL } from '../../builders/access.ts'
import { DANA, group, MAX } from '../../builders/people.ts'
import { GROUP } from '../../builders/places.ts'
import { unread } from '../../builders/snapshot.ts'
import {
  blobReader,
  blobContributor,
  STORAGE,
  readBlobs,
  changeBlobs,
  members,
  membersAsPrincipal,
  verdictOf,
  states,
  on,
} from './judging.ts'

describe('deny assignments', () => {
  const denial = (...[fields]: [Parameters<typeof deny>[3]?]) =>
    deny('Keep out', GROUP, { dataActions: ['*'] }, fields)
  const held = on(blobReader, STORAGE.id)

  states([
    {
      sentence: 'a deny beats the role',
      tenant: { ...held, denyAssignments: [denial()] },
      about: readBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'granted-by-role'],
    },
    {
      sentence: 'a deny where no role grants either',
      tenant: { denyAssignments: [denial()] },
      about: readBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'no-role-assignment'],
    },
    {
      sentence: 'a deny of one of the operations',
      tenant: {
        ...on(blobContributor, STORAGE.id),
        denyAssignments: [deny('No deleting', GROUP, { dataActions: ['*/delete'] })],
      },
      about: changeBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'granted-by-role'],
    },
    {
      sentence: 'a deny of the principal’s group',
      tenant: {
        ...held,
        groups: [members],
        denyAssignments: [denial({ principals: [denied(membersAsPrincipal)] })],
      },
      about: readBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'granted-by-role'],
    },
    {
      sentence: 'a deny of everyone else',
      tenant: {
        ...held,
        denyAssignments: [denial({ principals: [EVERY_PRINCIPAL], excludedPrincipals: [denied(DANA)] })],
      },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a deny of a group, where the principal’s groups could not be read',
      tenant: {
        ...held,
        groupsUnread: [DANA],
        denyAssignments: [denial({ principals: [denied(membersAsPrincipal)] })],
      },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['group-membership-unread', 'granted-by-role'],
    },
    {
      sentence: 'a deny of a group, where nothing is known of the principal',
      tenant: {
        ...held,
        people: [],
        denyAssignments: [denial({ principals: [denied(membersAsPrincipal)] })],
      },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['group-membership-unread', 'granted-by-role'],
    },
    {
      sentence: 'a possible deny where no role grants',
      tenant: {
        groupsUnread: [DANA],
        denyAssignments: [denial({ principals: [denied(membersAsPrincipal)] })],
      },
      about: readBlobs,
      state: 'missing',
      codes: ['group-membership-unread', 'no-role-assignment'],
    },
    {
      sentence: 'deny assignments unread, and a role grants',
      tenant: { ...held, blindSpots: [unread('deny-assignments-unread')] },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['deny-assignments-unread', 'granted-by-role'],
    },
    {
      sentence: 'deny assignments unread, and no role grants',
      tenant: { blindSpots: [unread('deny-assignments-unread')] },
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'deny assignments unread elsewhere',
      tenant: { ...held, blindSpots: [unread('deny-assignments-unread', `${GROUP}-2`)] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
  ])

  it('a denial names the deny assignment and where it is', () => {
    const { reasons } = verdictOf({ tenant: { ...held, denyAssignments: [denial()] }, about: readBlobs })
    expect(reasons[0]).toEqual({
      code: 'denied-by-assignment',
      text: 'The deny assignment "Keep out" on resource group rg-ai blocks this; no role can override it.',
      scope: GROUP,
      denyAssignmentId: denial().id,
    })
  })

  it('a denial through groups names the way', () => {
    const inner = group('Interns')
    const denyAssignments = [denial({ principals: [denied(MAX), denied(membersAsPrincipal)] })]
    const tenant = {
      ...held,
      groups: [members, inner],
      directGroups: { [DANA.id]: [inner.id], [inner.id]: [members.id] },
      denyAssignments,
    }
    expect(verdictOf({ tenant, about: readBlobs }).reasons[0]).toEqual({
      code: 'denied-by-assignment',
      text: 'The deny assignment "Keep out" on resource group rg-ai blocks this through group Interns → AI developers; no role can override it.',
      scope: GROUP,
      denyAssignmentId: denial().id,
      viaGroupId: members.id,
      viaGroupPath: [inner.id, members.id],
    })
  })

  it('a denial that names the principal too names no group', () => {
    const denyAssignments = [denial({ principals: [denied(membersAsPrincipal), denied(DANA)] })]
    const { reasons } = verdictOf({ tenant: { groups: [members], denyAssignments }, about: readBlobs })
    expect(reasons[0]).not.toHaveProperty('viaGroupId')
  })
})
