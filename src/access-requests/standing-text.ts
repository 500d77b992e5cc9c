import { cleanName } from '../reply/clean-text.ts'
import { NAME_LENGTH, type AccessRequest } from './access-request.ts'
import type { Person } from './grant.ts'

/** What has happened to a request, in a sentence: "Olivia approved this 3 minutes ago." */
export function standingText(request: AccessRequest, now: Date): string {
  return sentence(request, now, (time) => ago(time, now))
}

/** The same to keep: "Olivia approved this at 2026-11-26 17:00 UTC." */
export function lastingText(request: AccessRequest, now: Date): string {
  return sentence(request, now, (time) => `at ${timeText(time)}`)
}

/** "2026-11-26 17:00 UTC" */
export function timeText(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`
}

function sentence(
  { status, expiresAt, requester }: AccessRequest,
  now: Date,
  when: (time: string) => string,
): string {
  switch (status.kind) {
    case 'open':
      return now < new Date(expiresAt)
        ? 'This request waits for an approval.'
        : `This request expired ${when(expiresAt)}.`
    case 'granting':
      return `This is already being granted by ${nameOf(status.by)}, who approved it ${when(status.since)}.`
    case 'granted':
      return `${nameOf(status.by)} approved this ${when(status.at)}.`
    case 'denied':
      return `${nameOf(status.by)} denied this ${when(status.at)}.`
    case 'withdrawn':
      return `${nameOf(requester)} withdrew this ${when(status.at)}.`
    case 'expired':
      return `This request expired ${when(status.at)}.`
    case 'failed':
      return `${nameOf(status.by)} approved this ${when(status.at)}, but the role could not be assigned: ${status.why}`
    default:
      return status satisfies never
  }
}

/** What to call somebody, fit for one line. */
export function nameOf({ id, name }: Person): string {
  return name === null ? id : cleanName(name, NAME_LENGTH)
}

function ago(time: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(time)) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return counted(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day')
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`
}
