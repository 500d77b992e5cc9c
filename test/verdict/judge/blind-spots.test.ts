import { describe } from 'vitest'
import { BLOBS_READ } from '../../../src/knowledge/operation-names.ts'
import { assignment, customRole, eligible } from '../../builders/access.ts'
import { GROUP, MANAGEMENT_GROUP, storage } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { unread } from '../../builders/snapshot.ts'
import { contributor, blobReader, readBlobs, CONTAINER, states, on } from './judging.ts'

describe('what could not be read', () => {
  states([
    {
      sentence: 'role assignments unread',
      tenant: { blindSpots: [unread('role-assignments-unread')] },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['role-assignments-unread'],
    },
    {
      sentence: 'role assignments unread on a management group above',
      tenant: {
        managementGroups: ['contoso-platform'],
        blindSpots: [unread('role-assignments-unread', MANAGEMENT_GROUP)],
      },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['role-assignments-unread'],
    },
    {
      sentence: 'role assignments unread elsewhere',
      tenant: { blindSpots: [unread('role-assignments-unread', `${GROUP}-2`)] },
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'role assignments unread in part, and one that was read grants',
      tenant: { ...on(blobReader, GROUP), blindSpots: [unread('role-assignments-unread')] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'role assignments unread in part, and one that was read falls short',
      tenant: { ...on(contributor, GROUP), blindSpots: [unread('role-assignments-unread')] },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['role-assignments-unread', 'role-has-no-data-actions'],
    },
    {
      sentence: 'a role whose definition is not known',
      tenant: on(customRole('Secret'), GROUP),
      about: readBlobs,
      state: 'indeterminate',
      codes: ['role-definition-unread'],
    },
    {
      sentence: 'a role whose definition is not known beside one that grants',
      tenant: { roleAssignments: [assignment(customRole('Secret'), GROUP), assignment(blobReader, GROUP)] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'an eligible role whose definition is not known',
      tenant: { eligibleAssignments: [eligible(customRole('Secret'), GROUP)] },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['role-definition-unread', 'no-role-assignment'],
    },
    {
      sentence: 'an eligible role whose definition is not known beside one that grants',
      tenant: { ...on(blobReader, GROUP), eligibleAssignments: [eligible(customRole('Secret'), GROUP)] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'an eligible role whose definition is not known where denials were not read',
      tenant: {
        ...on(blobReader, GROUP),
        eligibleAssignments: [eligible(customRole('Secret'), GROUP)],
        blindSpots: [unread('deny-assignments-unread')],
      },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['deny-assignments-unread', 'granted-by-role'],
    },
    {
      sentence: 'a role whose definition is not known below the scope',
      tenant: on(customRole('Secret'), CONTAINER),
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment', 'assigned-below-scope'],
    },
    {
      sentence: 'the resource’s settings unread do not change what a role grants',
      tenant: on(blobReader, GROUP),
      about: bound(operationRow(BLOBS_READ), storage('st', { properties: null })),
      state: 'granted',
      codes: ['granted-by-role'],
    },
  ])
})
