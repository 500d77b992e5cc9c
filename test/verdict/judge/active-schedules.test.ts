import { describe, expect, it } from 'vitest'
import type { ActiveSchedule } from '../../../src/rbac/assignment.ts'
import { assignment } from '../../builders/access.ts'
import { DANA } from '../../builders/people.ts'
import { GROUP } from '../../builders/places.ts'
import { TAKEN_AT } from '../../builders/snapshot.ts'
import { blobReader, members, membersAsPrincipal, readBlobs, STORAGE, verdictOf } from './judging.ts'

const schedule = (fields: Partial<ActiveSchedule>): ActiveSchedule => ({
  isActivated: true,
  startDateTime: '2026-11-22T06:00:00Z',
  endDateTime: '2026-11-22T14:00:00Z',
  ...fields,
})

describe('how long a grant holds', () => {
  const reasonOf = (of: ActiveSchedule) =>
    verdictOf({
      tenant: { roleAssignments: [assignment(blobReader, STORAGE.id, DANA, { schedule: of })] },
      about: readBlobs,
    }).reasons[0]?.text

  it.each([
    ['activated, ends today', schedule({}), '(activated until 14:00 UTC)'],
    [
      'activated, ends tomorrow',
      schedule({ endDateTime: '2026-11-23T02:30:00Z' }),
      '(activated until 23 November 2026, 02:30 UTC)',
    ],
    ['activated, the end is not told', schedule({ endDateTime: null }), '(activated)'],
    [
      'assigned until some day',
      schedule({ isActivated: false, endDateTime: '2026-12-01T09:00:00Z' }),
      '(ends on 1 December 2026)',
    ],
    ['assigned until today', schedule({ isActivated: false }), '(ends at 14:00 UTC)'],
  ])('is told: %s', (_, of, text) => {
    expect(reasonOf(of)).toBe(`Storage Blob Data Reader, assigned on stcontoso ${text}, grants this.`)
  })

  it('is not told where the end is no date', () => {
    expect(reasonOf(schedule({ isActivated: false, endDateTime: 'soon' }))).toBe(
      'Storage Blob Data Reader, assigned on stcontoso, grants this.',
    )
  })

  it('is told after the group', () => {
    const held = assignment(blobReader, GROUP, membersAsPrincipal, { schedule: schedule({}) })
    expect(
      verdictOf({ tenant: { roleAssignments: [held], groups: [members] }, about: readBlobs }).reasons[0]
        ?.text,
    ).toBe(
      'Storage Blob Data Reader, inherited from resource group rg-ai through group AI developers (activated until 14:00 UTC), grants this.',
    )
  })
})

describe('an activated role is as new as its activation', () => {
  const minutesAgo = (minutes: number) => new Date(Date.parse(TAKEN_AT) - minutes * 60_000).toISOString()
  const recent = (createdOn: string | null, of: Partial<ActiveSchedule>) =>
    verdictOf({
      tenant: {
        roleAssignments: [assignment(blobReader, STORAGE.id, DANA, { createdOn, schedule: schedule(of) })],
      },
      about: readBlobs,
    }).reasons.find(({ code }) => code === 'recently-assigned')?.text

  it('though its assignment is older', () => {
    expect(recent(minutesAgo(600), { startDateTime: minutesAgo(3) })).toMatch(
      /^The role was activated 3 minutes ago;/,
    )
  })

  it('and as its assignment where the start is not told', () => {
    expect(recent(minutesAgo(3), { startDateTime: null })).toMatch(/^The role was activated 3 minutes ago;/)
  })

  it('which may be long ago', () => {
    expect(recent(minutesAgo(3), { startDateTime: minutesAgo(60) })).toBeUndefined()
  })

  it('while an assigned one goes by its assignment', () => {
    expect(recent(minutesAgo(3), { isActivated: false, startDateTime: minutesAgo(600) })).toMatch(
      /^The role was assigned 3 minutes ago;/,
    )
  })
})
