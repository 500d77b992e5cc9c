import { describe, expect, it } from 'vitest'
import { BLOBS_READ, WRITE_WORKSPACE } from '../../../src/knowledge/operation-names.ts'
import { assignment, builtIn, customRole, deny, eligible } from '../../builders/access.ts'
import { asPrincipal, DANA, group, PIPELINE } from '../../builders/people.ts'
import { GROUP } from '../../builders/places.ts'
import { bound } from '../../builders/question.ts'
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
  verdictOf,
} from './judging.ts'

const hubBuilder = customRole('Hub Builder', { actions: [WRITE_WORKSPACE.name] })

describe('eligible assignments', () => {
  const pipelines = group('Pipelines', [PIPELINE])
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
      codes: ['denied-by-assignment', 'eligible-not-active', 'no-role-assignment'],
    },
    {
      sentence: 'an application cannot activate what its group is eligible for',
      tenant: {
        ...may(blobReader, GROUP, asPrincipal(pipelines)),
        groups: [pipelines],
        ...on(builtIn('Owner'), GROUP),
      },
      about: { ...readBlobs, assignee: PIPELINE },
      state: 'missing',
      codes: ['cannot-activate', 'no-role-assignment'],
    },
    {
      sentence: 'an application that holds the role is none the worse for an eligible one',
      tenant: {
        eligibleAssignments: [eligible(blobReader, GROUP, PIPELINE)],
        roleAssignments: [assignment(builtIn('Owner'), GROUP), assignment(blobReader, GROUP, PIPELINE)],
      },
      about: { ...readBlobs, assignee: PIPELINE },
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a principal of unknown type may be a person',
      tenant: may(blobReader, GROUP),
      about: { ...readBlobs, assignee: { ...DANA, type: null } },
      state: 'eligible',
      codes: ['eligible-not-active'],
    },
    {
      sentence: 'a custom role makes no hub, activated or not',
      tenant: { ...may(hubBuilder, GROUP), customRoles: [hubBuilder] },
      about: bound('hub-creation/workspace', GROUP),
      state: 'indeterminate',
      codes: ['custom-role-cannot-create-hubs', 'eligible-not-active'],
    },
    {
      sentence: 'a built-in role beside it makes one once activated',
      tenant: {
        eligibleAssignments: [eligible(hubBuilder, GROUP), eligible(contributor, GROUP)],
        customRoles: [hubBuilder],
      },
      about: bound('hub-creation/workspace', GROUP),
      state: 'eligible',
      codes: ['eligible-not-active'],
    },
    {
      sentence: 'eligibility unread leaves the state, and tells that a role may only have to be activated',
      tenant: { blindSpots: [unread('eligible-assignments-unread')] },
      about: readBlobs,
      state: 'missing',
      codes: ['eligible-assignments-unread', 'no-role-assignment'],
    },
    {
      sentence: 'eligibility unread means nothing to an application, which activates none',
      tenant: { ...on(builtIn('Owner'), GROUP), blindSpots: [unread('eligible-assignments-unread')] },
      about: { ...readBlobs, assignee: PIPELINE },
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'eligibility unread means nothing where an active role grants it',
      tenant: {
        blindSpots: [unread('eligible-assignments-unread')],
        roleAssignments: [assignment(blobReader, GROUP)],
      },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
  ])

  it.each([
    {
      sentence: 'all of what is needed',
      tenant: may(blobContributor, GROUP),
      text: 'Storage Blob Data Contributor, inherited from resource group rg-ai, is eligible but not activated.',
    },
    {
      sentence: 'a part of it',
      tenant: may(blobReader, GROUP),
      text: `Storage Blob Data Reader, inherited from resource group rg-ai, is eligible but not activated; it would grant a part of this: ${BLOBS_READ.name}.`,
    },
    {
      sentence: 'what an active role does not',
      tenant: { ...may(blobContributor, GROUP), ...on(blobReader, GROUP) },
      text: 'Storage Blob Data Contributor, inherited from resource group rg-ai, is eligible but not activated.',
    },
  ])('the reason says that the role would grant $sentence', ({ tenant, text }) => {
    expect(
      verdictOf({ tenant, about: changeBlobs }).reasons.find(({ code }) => code === 'eligible-not-active')
        ?.text,
    ).toBe(text)
  })

  it('an application is told why its eligible role is no help', () => {
    const tenant = { ...may(blobReader, GROUP, PIPELINE), ...on(builtIn('Owner'), GROUP) }
    expect(
      verdictOf({ tenant, about: { ...readBlobs, assignee: PIPELINE } }).reasons.find(
        ({ code }) => code === 'cannot-activate',
      )?.text,
    ).toBe(
      'Storage Blob Data Reader, inherited from resource group rg-ai, is only eligible, and an application or managed identity cannot activate it.',
    )
  })
})
