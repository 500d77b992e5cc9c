import { describe, expect, it } from 'vitest'
import type { Reason } from '../../../src/verdict/verdict.ts'
import { assignment } from '../../builders/access.ts'
import { DANA } from '../../builders/people.ts'
import { GROUP } from '../../builders/places.ts'
import type { Tenant } from '../../builders/snapshot.ts'
import { blobReader, blobContributor, STORAGE, readBlobs, changeBlobs, verdictOf } from './judging.ts'

describe('recent assignments', () => {
  const minutesAgo = (minutes: number) =>
    new Date(Date.parse('2026-11-22T10:00:00Z') - minutes * 60_000).toISOString()
  const assigned = (...minutes: readonly (number | null)[]): Tenant => ({
    roleAssignments: minutes.map((each, index) =>
      assignment(blobReader, index === 0 ? STORAGE.id : GROUP, DANA, {
        createdOn: each === null ? null : minutesAgo(each),
      }),
    ),
  })
  const recent = ({ tenant }: { tenant: Tenant }): Reason | undefined =>
    verdictOf({ tenant, about: readBlobs }).reasons.find(({ code }) => code === 'recently-assigned')

  it.each([
    { sentence: 'just now', tenant: assigned(0), text: 'less than a minute ago' },
    { sentence: 'by a clock that is ahead', tenant: assigned(-2), text: 'less than a minute ago' },
    { sentence: 'a minute ago', tenant: assigned(1.5), text: 'a minute ago' },
    { sentence: 'nine minutes ago', tenant: assigned(9.9), text: '9 minutes ago' },
    { sentence: 'twice lately, told of the earlier', tenant: assigned(3, 7), text: '7 minutes ago' },
  ])('$sentence', ({ tenant, text }) => {
    expect(recent({ tenant })?.text).toContain(text)
  })

  it.each([
    { sentence: 'ten minutes ago', tenant: assigned(10) },
    { sentence: 'at a time that Azure does not say', tenant: assigned(null) },
    { sentence: 'lately, beside an older one', tenant: assigned(1, 600) },
    { sentence: 'lately, beside one of unknown time', tenant: assigned(1, null) },
  ])('nothing to wait for: $sentence', ({ tenant }) => {
    expect(recent({ tenant })).toBeUndefined()
  })

  it('a role of another operation that is older does not help', () => {
    const tenant: Tenant = {
      roleAssignments: [
        assignment(blobReader, GROUP, DANA, { createdOn: minutesAgo(600) }),
        assignment(blobContributor, STORAGE.id, DANA, { createdOn: minutesAgo(2) }),
      ],
    }
    const { state, reasons } = verdictOf({ tenant, about: changeBlobs })
    expect([state, reasons.at(-1)?.code]).toEqual(['granted', 'recently-assigned'])
  })

  it('what is missing is not said to be recent', () => {
    const tenant = { ...assigned(1) }
    expect(verdictOf({ tenant, about: changeBlobs }).reasons.map(({ code }) => code)).not.toContain(
      'recently-assigned',
    )
  })
})
