import { TokenBucket } from 'limiter'
import PQueue from 'p-queue'
import { FairQueue, type FairOptions } from './fair-queue.ts'

export interface BudgetSize {
  /** requests that may go out at once */
  readonly burst: number
  readonly perSecond: number
}

/** Azure documentation, "Understand how Azure Resource Manager throttles requests": reads of one principal. */
export const ARM_READS: BudgetSize = { burst: 250, perSecond: 25 }

/** Azure documentation, "Guidance for throttled requests in Azure Resource Graph": 15 queries in 5 seconds. */
export const RESOURCE_GRAPH_QUERIES: BudgetSize = { burst: 15, perSecond: 3 }

/** Requests that Azure allows one identity, shared out in turns between the conversations that need them. */
export class ReadBudget {
  readonly #admission = new PQueue<FairQueue, FairOptions>({ concurrency: 1, queueClass: FairQueue })
  readonly #bucket: TokenBucket

  constructor({ burst, perSecond }: BudgetSize) {
    this.#bucket = new TokenBucket({ bucketSize: burst, tokensPerInterval: perSecond, interval: 'second' })
    this.#bucket.content = burst
  }

  /** Resolves when the request may go out. Rejects with the signal's reason where it aborts before. */
  async admit(conversation: string, signal?: AbortSignal): Promise<void> {
    await this.#admission.add(() => this.#bucket.removeTokens(1), {
      party: conversation,
      ...(signal === undefined ? {} : { signal }),
    })
  }
}
