import { durationText, minutesOf } from '../rbac/duration.ts'

/** ISO 8601; null: until somebody takes the role away. */
export type Duration = string | null

export interface DurationChoice {
  readonly duration: Duration
  /** "8 hours" */
  readonly label: string
}

/** For how long a role may be requested, the shortest first. */
export const DURATIONS: readonly DurationChoice[] = [
  { duration: 'PT1H', label: '1 hour' },
  { duration: 'PT4H', label: '4 hours' },
  { duration: 'PT8H', label: '8 hours' },
  { duration: 'P1D', label: '1 day' },
  { duration: 'P7D', label: '7 days' },
  { duration: 'P30D', label: '30 days' },
  { duration: null, label: 'permanently' },
]

export function isDurationChoice(duration: Duration): boolean {
  return DURATIONS.some((choice) => choice.duration === duration)
}

export function isLonger(left: Duration, right: Duration): boolean {
  return lengthOf(left) > lengthOf(right)
}

/** "for 8 hours", "permanently" */
export function forDuration(duration: Duration): string {
  if (duration === null) return 'permanently'
  const known = DURATIONS.find((choice) => choice.duration === duration)
  return `for ${known?.label ?? durationText(duration) ?? duration}`
}

/** When something that begins at `from` and lasts for `duration` is over, ISO 8601; null for what has no end. */
export function endOf(duration: Duration, from: Date): string | null {
  const minutes = duration === null ? null : minutesOf(duration)
  return minutes === null ? null : new Date(from.getTime() + minutes * 60_000).toISOString()
}

function lengthOf(duration: Duration): number {
  return duration === null ? Infinity : (minutesOf(duration) ?? Infinity)
}
