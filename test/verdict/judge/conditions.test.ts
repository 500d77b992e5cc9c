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

const PATH = '@Resource[Microsoft.Storage/storageAccounts/blobServices/containers/blobs:path]'
const UNKNOWN = `${PATH} StringLike 'public/*'`
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
      sentence: 'a condition that is not known, of an eligible role',
      tenant: { eligibleAssignments: [eligible(blobReader, GROUP, DANA, { condition: UNKNOWN })] },
      about: readBlobs,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
    {
      sentence: 'a condition that is not met, of an eligible role',
      tenant: { eligibleAssignments: [eligible(blobReader, GROUP, DANA, { condition: FALSE })] },
      about: readBlobs,
      state: 'missing',
      codes: ['condition-not-met', 'no-role-assignment'],
    },
    {
      sentence: 'a condition that is not known, of an eligible role beside one without',
      tenant: {
        eligibleAssignments: [
          eligible(blobReader, GROUP, DANA, { condition: UNKNOWN }),
          eligible(blobReader, STORAGE.id),
        ],
      },
      about: readBlobs,
      state: 'eligible',
      codes: ['eligible-not-active'],
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
    const [reason] = verdictOf({ tenant: when(UNKNOWN), about: readBlobs }).reasons
    expect(reason).toMatchObject({
      text: `Storage Blob Data Reader, inherited from resource group rg-ai, grants this under a condition that depends on the blob's path (${PATH}), which I do not see. The condition: ${UNKNOWN}`,
      condition: UNKNOWN,
    })
  })

  it('a long open condition is shortened where it is told, and whole beside it', () => {
    const condition = `${PATH} ForAnyOfAnyValues:StringLike {${Array.from({ length: 90 }, (_, index) => `'p${index}'`).join(', ')}}`
    const [reason] = verdictOf({ tenant: when(condition), about: readBlobs }).reasons
    expect(reason?.text).toMatch(/\{'p0', 'p1', 'p2', … 87 more\}$/)
    expect(reason?.condition).toBe(condition)
  })

  it('a condition that cannot be read says where', () => {
    const text = verdictOf({ tenant: when('@Resource['), about: readBlobs }).reasons[0]?.text
    expect(text).toMatch(
      /under a condition that cannot be evaluated: the condition cannot be read at character \d+/,
    )
  })

  it('a condition that is not met says why', () => {
    const [reason] = verdictOf({ tenant: when(FALSE), about: readBlobs }).reasons
    expect(reason?.text).toContain(`its condition is not met: the operation \`${BLOBS_READ.name}\` matches`)
    expect(reason?.condition).toBe(FALSE)
  })

  it('the condition of an eligible role says that it is not activated', () => {
    const held = (condition: string) => ({
      eligibleAssignments: [eligible(blobReader, GROUP, DANA, { condition })],
    })
    const texts = [UNKNOWN, FALSE].map(
      (condition) => verdictOf({ tenant: held(condition), about: readBlobs }).reasons[0]?.text,
    )
    expect(texts).toEqual([
      expect.stringContaining(
        'is eligible but not activated, and would grant this under a condition that depends',
      ),
      expect.stringContaining(
        'is eligible but not activated, and would grant this, but its condition is not met',
      ),
    ])
  })
})
