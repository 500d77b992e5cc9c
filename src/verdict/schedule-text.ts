import type { ActiveSchedule } from '../rbac/assignment.ts'

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** " (activated until 14:00 UTC)", " (ends on 1 December 2026)"; nothing for what holds until it is removed. */
export function scheduleText(schedule: ActiveSchedule | undefined, now: string): string {
  if (schedule === undefined) return ''
  const { isActivated, endDateTime } = schedule
  const end = endDateTime === null ? Number.NaN : Date.parse(endDateTime)
  if (Number.isNaN(end)) return isActivated ? ' (activated)' : ''
  if (isActivated) return ` (activated until ${timeText(end, now)})`
  return isSameDay(end, now) ? ` (ends at ${timeText(end, now)})` : ` (ends on ${DAY.format(end)})`
}

/** "14:00 UTC", with the day where it is not that of `now`. */
function timeText(time: number, now: string): string {
  const clock = `${new Date(time).toISOString().slice(11, 16)} UTC`
  return isSameDay(time, now) ? clock : `${DAY.format(time)}, ${clock}`
}

function isSameDay(time: number, now: string): boolean {
  return DAY.format(time) === DAY.format(Date.parse(now))
}
