import { isRestError, type PipelineResponse } from '@azure/core-rest-pipeline'

/** What one attempt came to. */
export type Outcome =
  | { readonly kind: 'response'; readonly response: PipelineResponse }
  /** no answer came */
  | { readonly kind: 'fault'; readonly fault: unknown }

/** Attempts at one operation, the first included. */
export const MOST_ATTEMPTS = 5

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 20_000

/** Whoever is told to come back later than so is better told that it failed. */
const LONGEST_PATIENCE = 60_000

/**
 * Milliseconds until an operation should be attempted again after its `failures`; null: it should not.
 * `random` in [0, 1).
 */
export function waitBeforeRetry(outcome: Outcome, failures: number, random: number): number | null {
  if (failures >= MOST_ATTEMPTS || !isPassing(outcome)) return null
  const backoff = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + random / 2)
  const asked = outcome.kind === 'response' ? (retryAfterOf(outcome.response) ?? 0) : 0
  return asked > LONGEST_PATIENCE ? null : Math.max(asked, backoff)
}

/** 408 tells that the request itself came too late, or not whole. */
const PASSING: readonly number[] = [408, 412, 429]

/**
 * 412, 429, 502 and 504 are to be retried (Teams documentation, "Optimize your bot with rate limiting in Teams"); the
 * other faults of servers pass as well, but for what a server never does. A cut connection or no answer in time says
 * nothing about whether a message was taken: a message shown twice is better than one that never comes.
 */
function isPassing(outcome: Outcome): boolean {
  if (outcome.kind === 'fault') return isUnanswered(outcome.fault)
  const { status } = outcome.response
  return PASSING.includes(status) || (status >= 500 && status !== 501 && status !== 505)
}

function isUnanswered(fault: unknown): boolean {
  if (isRestError(fault)) return fault.response === undefined && fault.code !== 'PARSE_ERROR'
  return fault instanceof Error && fault.name === 'AbortError'
}

/** Milliseconds; seconds in the header. The connector states no dates there. */
function retryAfterOf({ headers }: PipelineResponse): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null
}
