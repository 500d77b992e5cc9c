import { setTimeout as wait } from 'node:timers/promises'
import {
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhenResult,
  isBrokenCircuitError,
} from 'cockatiel'
import type { ChatOutcome } from './answer-body.ts'
import { failed, isPassing, isServiceTrouble } from './call-failure.ts'
import { tokenBudget } from './token-budget.ts'

/** Bounds on what is asked of the model; times in milliseconds. */
export interface Limits {
  /** for one question, all attempts and the token included */
  readonly timeLimit: number
  /** before the second attempt, where the server names no time */
  readonly retryDelay: number
  readonly tokensPerHour: number
  /** failures in a row that stop all asking for `restAfterFailures` */
  readonly mostFailures: number
  readonly restAfterFailures: number
  readonly now: () => number
}

export const USUAL_LIMITS: Limits = {
  timeLimit: 8_000,
  retryDelay: 400,
  tokensPerHour: 300_000,
  mostFailures: 3,
  restAfterFailures: 60_000,
  now: () => Date.now(),
}

const ONE_HOUR = 60 * 60 * 1000

export type GuardedOutcome =
  ChatOutcome | { readonly kind: 'skipped'; readonly why: 'circuit-open' | 'budget-spent' }

/** Makes one question of `attempt`, within the limits; `estimate` in tokens. */
export type GuardedCall = (
  attempt: (signal: AbortSignal) => Promise<ChatOutcome>,
  estimate: number,
) => Promise<GuardedOutcome>

/** A failure that counts against the service. */
class Trouble {
  readonly outcome: ChatOutcome

  constructor(outcome: ChatOutcome) {
    this.outcome = outcome
  }
}

/** Holds the circuit and the budget of one process. */
export function guardedCall(limits: Limits): GuardedCall {
  const budget = tokenBudget(limits.tokensPerHour, ONE_HOUR, limits.now)
  const breaker = circuitBreaker(
    handleWhenResult((result) => result instanceof Trouble),
    { halfOpenAfter: limits.restAfterFailures, breaker: new ConsecutiveBreaker(limits.mostFailures) },
  )
  return async (attempt, estimate) => {
    // while one question tries whether the service is back, cockatiel would let the others wait for it
    if (breaker.state === CircuitState.HalfOpen) return { kind: 'skipped', why: 'circuit-open' }
    const reservation = budget.reserve(estimate)
    if (reservation === null) return { kind: 'skipped', why: 'budget-spent' }
    let used = 0
    try {
      const result = await breaker.execute(async () => {
        const outcome = await withinLimit(limits.timeLimit, (signal) => attempts(attempt, limits, signal))
        return outcome.kind === 'failed' && isServiceTrouble(outcome) ? new Trouble(outcome) : outcome
      })
      const outcome = result instanceof Trouble ? result.outcome : result
      used = outcome.tokens ?? (outcome.kind === 'answered' ? estimate : 0)
      return outcome
    } catch (error) {
      if (isBrokenCircuitError(error)) return { kind: 'skipped', why: 'circuit-open' }
      throw error
    } finally {
      reservation.settle(used)
    }
  }
}

/** One attempt, and a second one where the first may pass and there is time for the wait. */
async function attempts(
  attempt: (signal: AbortSignal) => Promise<ChatOutcome>,
  { timeLimit, retryDelay, now }: Limits,
  signal: AbortSignal,
): Promise<ChatOutcome> {
  const startedAt = now()
  const first = await attempt(signal)
  if (first.kind !== 'failed' || !isPassing(first)) return first
  const delay = first.retryAfter ?? retryDelay
  if (now() - startedAt + delay >= timeLimit) return first
  await wait(delay, undefined, { signal })
  return attempt(signal)
}

/** Time limits of the client itself begin anew with each attempt, and know nothing of tokens. */
async function withinLimit(
  timeLimit: number,
  run: (signal: AbortSignal) => Promise<ChatOutcome>,
): Promise<ChatOutcome> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const expiry = new Promise<ChatOutcome>((resolve) => {
    timer = setTimeout(() => {
      resolve(failed('time-out'))
      controller.abort()
    }, timeLimit)
  })
  try {
    return await Promise.race([run(controller.signal), expiry])
  } finally {
    clearTimeout(timer)
  }
}
