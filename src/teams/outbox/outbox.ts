import { setTimeout } from 'node:timers/promises'
import type { PipelineResponse } from '@azure/core-rest-pipeline'
import { LRUCache } from 'lru-cache'
import PQueue from 'p-queue'
import { faultFields } from '../fault-fields.ts'
import type { Log } from '../log.ts'
import { Lane } from './lane.ts'
import type { Operation } from './operation.ts'
import { waitBeforeRetry, type Outcome } from './outcome.ts'
import { SendBudget } from './send-budget.ts'
import { READS, TENANT, WRITES } from './send-limits.ts'

/** Times in milliseconds, from any start. */
export interface Clock {
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<unknown>
}

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => setTimeout(milliseconds),
}

type Attempt = () => Promise<PipelineResponse>

interface Place {
  readonly lane: Lane<PipelineResponse>
  readonly budget: SendBudget
}

/** Of so many conversations it is known what went out in the last hour. */
const MOST_PLACES = 10_000

/**
 * Everything that goes to the connector: in order within a conversation, within the limits of Teams, and again where
 * it failed for a reason that passes.
 */
export class Outbox {
  readonly #clock: Clock
  readonly #log: Log
  readonly #places = new LRUCache<string, Place>({ max: MOST_PLACES })
  readonly #tenant = new SendBudget(TENANT)
  readonly #admission = new PQueue({ concurrency: 1 })
  /** resolves when an operation ends */
  #anEnd = Promise.withResolvers<undefined>()

  constructor(clock: Clock, log: Log) {
    this.#clock = clock
    this.#log = log
  }

  /** Comes to null where a typing indicator is left out, because more important things go there. */
  async carryOut(operation: Operation, attempt: Attempt): Promise<PipelineResponse | null> {
    const place = this.#placeOf(operation)
    const { lane, budget } = place
    switch (operation.kind) {
      case 'typing':
        if (lane.isBusy || !budget.isAmpleAt(this.#clock.now())) return null
        return lane.run(async () => settled(await this.#attempt(place, attempt)))
      case 'update':
        return lane.update(operation.messageId, () => this.#insist(place, attempt))
      case 'write':
      case 'read':
        return lane.run(() => this.#insist(place, attempt))
      default:
        return operation satisfies never
    }
  }

  #placeOf({ kind, place }: Operation): Place {
    const known = this.#places.get(place)
    if (known !== undefined) return known
    const added: Place = {
      lane: new Lane(),
      budget: new SendBudget(kind === 'read' ? READS : WRITES),
    }
    this.#places.set(place, added)
    return added
  }

  async #insist(place: Place, attempt: Attempt): Promise<PipelineResponse> {
    for (let failures = 1; ; failures += 1) {
      const outcome = await this.#attempt(place, attempt)
      const milliseconds = waitBeforeRetry(outcome, failures, Math.random())
      if (milliseconds === null) return settled(outcome)
      this.#log.warn('send-failed', { failures, milliseconds, ...outcomeFields(outcome) })
      await this.#clock.wait(milliseconds)
    }
  }

  async #attempt({ budget }: Place, attempt: Attempt): Promise<Outcome> {
    await this.#admitted(budget)
    await this.#admission.add(() => this.#admitted(this.#tenant))
    try {
      return { kind: 'response', response: await attempt() }
    } catch (fault) {
      return { kind: 'fault', fault }
    } finally {
      const now = this.#clock.now()
      budget.end(now)
      this.#tenant.end(now)
      this.#anEnd.resolve(undefined)
      this.#anEnd = Promise.withResolvers()
    }
  }

  async #admitted(budget: SendBudget): Promise<void> {
    for (;;) {
      const milliseconds = budget.waitAt(this.#clock.now())
      if (milliseconds <= 0) break
      await (milliseconds === Infinity ? this.#anEnd.promise : this.#clock.wait(milliseconds))
    }
    budget.begin()
  }
}

function settled(outcome: Outcome): PipelineResponse {
  if (outcome.kind === 'fault') throw outcome.fault
  return outcome.response
}

function outcomeFields(outcome: Outcome) {
  return outcome.kind === 'fault' ? faultFields(outcome.fault) : { statusCode: outcome.response.status }
}
