import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../../src/teams/outbox/outbox.ts'

/** Time that passes only when everybody waits for it. */
export class VirtualClock implements Clock {
  #time = 0
  readonly #sleepers: { readonly wakesAt: number; readonly wake: () => void }[] = []

  readonly now = (): number => this.#time

  readonly wait = (milliseconds: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const wakesAt = this.#time + milliseconds
    this.#sleepers.push({
      wakesAt,
      wake: () => {
        resolve(undefined)
      },
    })
    this.#sleepers.sort((left, right) => left.wakesAt - right.wakesAt)
    return promise
  }

  /** Lets time pass until `work` is done. */
  async passUntil<Result>(work: Promise<Result>): Promise<Result> {
    const over = new AbortController()
    const end = () => {
      over.abort()
    }
    work.then(end, end)
    for (;;) {
      await setImmediate()
      if (over.signal.aborted) return work
      const next = this.#sleepers.shift()
      if (next === undefined) throw new Error('everybody waits for something else than time')
      this.#time = next.wakesAt
      next.wake()
    }
  }
}
