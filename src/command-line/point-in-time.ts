import { z } from 'zod'
import { minutesOf } from '../rbac/duration.ts'
import { CommandError } from './command-error.ts'

const MINUTES = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 } as const
const AGO = /^(?<count>\d{1,5})(?<unit>[mhdw])$/
const time = z.union([z.iso.date(), z.iso.datetime({ offset: true })])

/** A time ago (`2d`, `PT12H`), a day that begins (UTC), or a time with its zone. */
export function checkedTime(option: string, given: string, now: Date): Date {
  const minutes = minutesAgo(given)
  if (minutes !== null) return new Date(Math.max(0, now.getTime() - minutes * 60_000))
  if (time.safeParse(given).success) return new Date(given)
  throw new CommandError(
    `${option}: expected a time ago (90m, 12h, 2d, PT12H), a day (2026-11-25) or a time (2026-11-25T09:00:00Z), found ${JSON.stringify(given.slice(0, 40))}`,
  )
}

function minutesAgo(given: string): number | null {
  const { count, unit } = AGO.exec(given)?.groups ?? {}
  return isUnit(unit) ? Number(count) * MINUTES[unit] : minutesOf(given)
}

function isUnit(unit: string | undefined): unit is keyof typeof MINUTES {
  return unit !== undefined && unit in MINUTES
}
