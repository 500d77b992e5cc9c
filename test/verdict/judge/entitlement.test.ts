import { describe, expect, it } from 'vitest'
import { BLOBS_READ } from '../../../src/knowledge/operation-names.ts'
import { judge } from '../../../src/verdict/judge.ts'
import { assignment, deny, eligible } from '../../builders/access.ts'
import { DANA, MAX } from '../../builders/people.ts'
import { GROUP, openai, search, storage } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { snapshotOf, unread } from '../../builders/snapshot.ts'
import {
  reader,
  blobReader,
  STORAGE,
  readBlobs,
  members,
  membersAsPrincipal,
  CONTAINER,
  verdictOf,
  states,
  on,
} from './judging.ts'

describe('entitlement: about others, only with roleAssignments/read', () => {
  const aboutMax = bound(operationRow(BLOBS_READ), STORAGE, MAX)
  const service = openai()
  const identity = { id: 'identity-of-aoai-contoso', type: 'ServicePrincipal', name: service.name } as const
  const aboutService = bound('playground/openai-search-reader', search(), identity, service)
  const notEntitled = { state: 'indeterminate', codes: ['asker-not-entitled'] } as const
  const maxReads = assignment(blobReader, STORAGE.id, MAX)

  states([
    {
      sentence: 'about oneself, without any role',
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'about oneself, under an id in capitals',
      about: { ...readBlobs, assignee: { ...DANA, id: DANA.id.toUpperCase() } },
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'about another, without any role',
      tenant: { roleAssignments: [maxReads] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader there',
      tenant: { roleAssignments: [maxReads, assignment(reader, GROUP)] },
      about: aboutMax,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'about another, with Reader through a group',
      tenant: {
        roleAssignments: [maxReads, assignment(reader, GROUP, membersAsPrincipal)],
        groups: [members],
      },
      about: aboutMax,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'about another, with a data role only',
      tenant: { roleAssignments: [maxReads, assignment(blobReader, GROUP)] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader elsewhere',
      tenant: { roleAssignments: [maxReads, assignment(reader, `${GROUP}-2`)] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader below',
      tenant: { roleAssignments: [maxReads, assignment(reader, CONTAINER)] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader that is eligible only',
      tenant: { roleAssignments: [maxReads], eligibleAssignments: [eligible(reader, GROUP)] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader denied',
      tenant: {
        roleAssignments: [maxReads, assignment(reader, GROUP)],
        denyAssignments: [deny('No', GROUP, { actions: ['*'] })],
      },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, where one’s own role could not be read',
      tenant: { roleAssignments: [maxReads], blindSpots: [unread('role-assignments-unread')] },
      about: aboutMax,
      ...notEntitled,
    },
    { sentence: 'about a service, without any role', about: aboutService, ...notEntitled },
    {
      sentence: 'about a service, with Reader there',
      tenant: on(reader, GROUP),
      about: aboutService,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
  ])

  it('each requirement is judged by the asker’s own reach', () => {
    const there = bound(operationRow(BLOBS_READ), storage('other'), MAX)
    const tenant = { roleAssignments: [maxReads, assignment(reader, STORAGE.id)] }
    const verdicts = judge([aboutMax, there], DANA, snapshotOf(tenant))
    expect(verdicts.map(({ state }) => state)).toEqual(['granted', 'indeterminate'])
  })

  it('nothing of the other’s access is shown', () => {
    const { reasons } = verdictOf({ tenant: { roleAssignments: [maxReads] }, about: aboutMax })
    const told = JSON.stringify(reasons)
    expect(
      [MAX.name ?? '', MAX.id, blobReader.name, maxReads.id].filter((each) => told.includes(each)),
    ).toEqual([])
  })
})
