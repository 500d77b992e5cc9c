import { describe } from 'vitest'
import { deny, eligible } from '../../builders/access.ts'
import { GROUP } from '../../builders/places.ts'
import { unread } from '../../builders/snapshot.ts'
import {
  contributor,
  blobReader,
  blobContributor,
  STORAGE,
  readBlobs,
  changeBlobs,
  members,
  membersAsPrincipal,
  CONTAINER,
  states,
  on,
} from './judging.ts'

describe('eligible assignments', () => {
  const may = (...of: Parameters<typeof eligible>) => ({ eligibleAssignments: [eligible(...of)] })

  states([
    {
      sentence: 'a role that can be activated',
      tenant: may(blobReader, GROUP),
      about: readBlobs,
      state: 'eligible',
      codes: ['eligible-not-active'],
    },
    {
      sentence: 'a role that can be activated through a group',
      tenant: { ...may(blobReader, GROUP, membersAsPrincipal), groups: [members] },
      about: readBlobs,
      state: 'eligible',
      codes: ['eligible-not-active'],
    },
    {
      sentence: 'an eligible role beside an active one',
      tenant: { ...may(blobReader, GROUP), ...on(blobReader, STORAGE.id) },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'an eligible role that does not bring it',
      tenant: may(contributor, GROUP),
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'an eligible role below the scope',
      tenant: may(blobReader, CONTAINER),
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'an eligible role for part of it, the rest missing',
      tenant: may(blobReader, GROUP),
      about: changeBlobs,
      state: 'missing',
      codes: ['eligible-not-active', 'no-role-assignment'],
    },
    {
      sentence: 'an active role for part of it, the rest eligible',
      tenant: { ...on(blobReader, GROUP), ...may(blobContributor, GROUP) },
      about: changeBlobs,
      state: 'eligible',
      codes: ['granted-by-role', 'eligible-not-active'],
    },
    {
      sentence: 'an eligible role behind a deny',
      tenant: {
        ...may(blobReader, GROUP),
        denyAssignments: [deny('Keep out', GROUP, { dataActions: ['*'] })],
      },
      about: readBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'no-role-assignment'],
    },
    {
      sentence: 'eligibility unread leaves the state',
      tenant: { blindSpots: [unread('eligible-assignments-unread')] },
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
  ])
})
