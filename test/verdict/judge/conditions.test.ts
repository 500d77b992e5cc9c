import { describe, expect, it } from 'vitest'
import { BLOBS_READ } from '../../../src/knowledge/operation-names.ts'
import { assignment, eligible } from '../../builders/access.ts'
import { DANA } from '../../builders/people.ts'
import { GROUP } from '../../builders/places.ts'
import {
  blobReader,
  STORAGE,
  readBlobs,
  members,
  membersAsPrincipal,
  verdictOf,
  states,
  on,
} from './judging.ts'

const UNKNOWN = "@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'stcontoso'"
const FALSE = `!(ActionMatches{'${BLOBS_READ.name}'})`

describe('conditions', () => {
  const when = (condition: string) => on(blobReader, GROUP, DANA, { condition })

  states([
    {
      sentence: 'a condition that is not known',
      tenant: when(UNKNOWN),
      about: readBlobs,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
    {
      sentence: 'a condition that cannot be read',
      tenant: when('@Resource['),
      about: readBlobs,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
    {
      sentence: 'a condition that is not met',
      tenant: when(FALSE),
      about: readBlobs,
      state: 'missing',
      codes: ['condition-not-met'],
    },
    {
      sentence: 'a condition beside a role without one',
      tenant: { roleAssignments: [...when(UNKNOWN).roleAssignments, assignment(blobReader, STORAGE.id)] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a condition that is not known before an eligible role',
      tenant: { ...when(UNKNOWN), eligibleAssignments: [eligible(blobReader, GROUP)] },
      about: readBlobs,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
    {
      sentence: 'a condition that is not met, and an eligible role',
      tenant: { ...when(FALSE), eligibleAssignments: [eligible(blobReader, GROUP)] },
      about: readBlobs,
      state: 'eligible',
      codes: ['condition-not-met', 'eligible-not-active'],
    },
    {
      sentence: 'a condition that is not known, of a group',
      tenant: { ...on(blobReader, GROUP, membersAsPrincipal, { condition: UNKNOWN }), groups: [members] },
      about: readBlobs,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
  ])

  it('an open condition is shown, with what it depends on', () => {
    const text = verdictOf({ tenant: when(UNKNOWN), about: readBlobs }).reasons[0]?.text
    expect(text).toContain(`depends on @Resource[Microsoft.Storage/storageAccounts:name]: ${UNKNOWN}`)
  })

  it('a condition that cannot be read says where', () => {
    const text = verdictOf({ tenant: when('@Resource['), about: readBlobs }).reasons[0]?.text
    expect(text).toMatch(/depends on the condition cannot be read at character \d+/)
  })

  it('a condition that is not met says why', () => {
    const text = verdictOf({ tenant: when(FALSE), about: readBlobs }).reasons[0]?.text
    expect(text).toContain(`its condition is not met: the operation \`${BLOBS_READ.name}\` matches`)
  })
})
