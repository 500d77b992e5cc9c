import { describe, expect, it } from 'vitest'
import type { ActiveSchedule } from '../../src/rbac/assignment.ts'
import type { ScheduledAssignment } from '../../src/snapshot/azure-reader.ts'
import { withSchedules } from '../../src/snapshot/with-schedules.ts'
import { assignment, builtIn } from '../builders/access.ts'
import { DANA, MAX } from '../builders/people.ts'
import { GROUP, SUBSCRIPTION } from '../builders/places.ts'

const END = '2026-11-22T18:00:00Z'
const reader = assignment(builtIn('Reader'), GROUP)
const ofReader = (
  fields: Partial<ScheduledAssignment> & { schedule: ActiveSchedule },
): ScheduledAssignment => ({
  scope: GROUP,
  roleId: reader.roleId,
  principalId: DANA.id,
  ...fields,
})
const activated: ActiveSchedule = { isActivated: true, startDateTime: null, endDateTime: END }

describe('schedules', () => {
  it.each<{ sentence: string; scheduled: ScheduledAssignment; schedule: ActiveSchedule }>([
    { sentence: 'an activated role', scheduled: ofReader({ schedule: activated }), schedule: activated },
    {
      sentence: 'a role assigned until some day',
      scheduled: ofReader({ schedule: { ...activated, isActivated: false } }),
      schedule: { ...activated, isActivated: false },
    },
    {
      sentence: 'ids in other letters',
      scheduled: ofReader({
        schedule: activated,
        scope: GROUP.toUpperCase(),
        principalId: DANA.id.toUpperCase(),
      }),
      schedule: activated,
    },
  ])('are added to the role assignment: $sentence', ({ scheduled, schedule }) => {
    expect(withSchedules([reader], [scheduled])).toEqual([{ ...reader, schedule }])
  })

  it.each<{ sentence: string; scheduled: ScheduledAssignment }>([
    {
      sentence: 'one without an end',
      scheduled: ofReader({ schedule: { isActivated: false, startDateTime: END, endDateTime: null } }),
    },
    { sentence: 'one at another scope', scheduled: ofReader({ schedule: activated, scope: SUBSCRIPTION }) },
    { sentence: 'one of somebody else', scheduled: ofReader({ schedule: activated, principalId: MAX.id }) },
    {
      sentence: 'one of another role',
      scheduled: ofReader({ schedule: activated, roleId: builtIn('Owner').id }),
    },
  ])('leave a role assignment as it is, and make none: $sentence', ({ scheduled }) => {
    expect(withSchedules([reader], [scheduled])).toEqual([reader])
  })
})
