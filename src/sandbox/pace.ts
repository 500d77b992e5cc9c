import { setTimeout } from 'node:timers/promises'
import type { SandboxRequest } from './exchange.ts'

interface Hold {
  readonly matches: (request: SandboxRequest) => boolean
  readonly released: Promise<undefined>
}

/** How long answers take: Azure on a slow day. */
export class Pace {
  readonly #latency: number
  readonly #holds = new Set<Hold>()

  /** `latency`: milliseconds from each request to its answer. */
  constructor(latency: number) {
    this.#latency = latency
  }

  /** Holds the answers to some requests until the function that it gives is called. */
  hold(matches: Hold['matches']): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const hold = { matches, released: promise }
    this.#holds.add(hold)
    return () => {
      this.#holds.delete(hold)
      resolve(undefined)
    }
  }

  /** What `answer` gives, once it may be known: holds come before it, the latency runs beside it. */
  async answer<T>(request: SandboxRequest, answer: () => T): Promise<T> {
    const due = this.#latency > 0 ? setTimeout(this.#latency) : undefined
    await Promise.all(
      [...this.#holds].filter(({ matches }) => matches(request)).map(({ released }) => released),
    )
    const answered = answer()
    await due
    return answered
  }
}
