import type { AzureTarget } from './azure-call.ts'
import { adjust, recordDuration } from './metrics.ts'

/** One request that waits for its turn, from when this is made. */
export class QueueWait {
  readonly #attributes: { readonly 'rolecall.target': AzureTarget | 'teams' }
  readonly #since = performance.now()
  #milliseconds: number | null = null

  constructor(target: AzureTarget | 'teams') {
    this.#attributes = { 'rolecall.target': target }
    adjust('rolecall.queue.depth', this.#attributes, 1)
  }

  /** Its turn has come, or it waits no more. In milliseconds, how long that took; the first end counts. */
  end(): number {
    if (this.#milliseconds !== null) return this.#milliseconds
    this.#milliseconds = performance.now() - this.#since
    adjust('rolecall.queue.depth', this.#attributes, -1)
    recordDuration('rolecall.queue.wait', this.#attributes, this.#milliseconds)
    return this.#milliseconds
  }
}
