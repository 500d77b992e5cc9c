import type { ChatOutcome } from './answer-body.ts'
import type { FailureReason } from './language.ts'

type Failed = Extract<ChatOutcome, { kind: 'failed' }>

export function failed(why: FailureReason, retryAfter: number | null = null): Failed {
  return { kind: 'failed', why, retryAfter, tokens: null }
}

/** What the server answered, as the client tells it; without a status, nothing was answered. */
interface AnsweredError {
  readonly status: number | undefined
  readonly code: string | null | undefined
  readonly headers: Headers | undefined
}

/** `now` in milliseconds. */
export function failureOfStatus({ status, code, headers }: AnsweredError, now: number): Failed {
  if (status === undefined) return failed('unreachable')
  return failed(reasonOf(status, code), headers === undefined ? null : retryAfterOf(headers, now))
}

function reasonOf(status: number, code: string | null | undefined): FailureReason {
  switch (status) {
    case 400:
      return code === 'content_filter' ? 'refused' : 'rejected'
    case 401:
    case 403:
      return 'unauthorized'
    case 404:
      return 'not-found'
    case 408:
      return 'time-out'
    case 429:
      return 'throttled'
    default:
      return status >= 500 ? 'server-fault' : 'rejected'
  }
}

/** Azure OpenAI gives `retry-after-ms` and `retry-after`, the latter in seconds or as a date (RFC 9110, 10.2.3). */
function retryAfterOf(headers: Headers, now: number): number | null {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (milliseconds >= 0) return milliseconds
  const value = headers.get('retry-after')
  if (value === null) return null
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isNaN(wait) ? null : Math.max(0, wait)
}

/** Whether the same question may well be answered a moment later. */
export function isPassing({ why }: Failed): boolean {
  switch (why) {
    case 'unreachable':
    case 'throttled':
    case 'server-fault':
    case 'time-out':
      return true
    case 'refused':
    case 'invalid-output':
    case 'unauthorized':
    case 'not-found':
    case 'rejected':
      return false
    default:
      return why satisfies never
  }
}

/** Whether the failure says that the service, and not this one text, is the trouble. */
export function isServiceTrouble({ why }: Failed): boolean {
  return isPassing(failed(why)) || why === 'unauthorized' || why === 'not-found'
}
