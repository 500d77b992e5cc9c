import { noteOutcome } from '../../telemetry/turn.ts'
import { faultFields } from '../fault-fields.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { Log } from '../log.ts'
import type { TurnLedger } from './turn-ledger.ts'
import type { TurnRecord } from './turn-record.ts'

/** A message that ends two processes is not given to a third. */
const MOST_ATTEMPTS = 2

export interface Resumption {
  /** Answers a message without the request that brought it. */
  readonly answer: (activity: IncomingActivity) => Promise<void>
  /** Tells whoever sent it that there will be no answer. */
  readonly giveUp: (activity: IncomingActivity) => Promise<void>
}

type Claim =
  | { readonly kind: 'claimed'; readonly turnId: string }
  /** it is being answered, or was */
  | { readonly kind: 'taken' }
  | { readonly kind: 'unknown' }

/** Sees to it that each message is answered once, however often Teams sends it and whichever process ends. */
export class MessageTurns {
  readonly #ledger: TurnLedger
  readonly #log: Log
  readonly #underWay = new Set<string>()
  #sweep: NodeJS.Timeout | null = null
  /** what is being taken over */
  #sweeping: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(ledger: TurnLedger, log: Log) {
    this.#ledger = ledger
    this.#log = log
  }

  /** Messages that are being answered here, by their ids in the ledger. */
  get underWay(): readonly string[] {
    return [...this.#underWay]
  }

  /** Does nothing where the message is being answered already, here or elsewhere, or was. */
  async once(activity: IncomingActivity, answer: () => Promise<void>): Promise<void> {
    const { id } = activity
    const claim: Claim = id === undefined ? { kind: 'unknown' } : await this.#claim({ ...activity, id })
    switch (claim.kind) {
      case 'claimed':
        return this.#leased(claim.turnId, answer)
      case 'taken':
        noteOutcome('repeated')
        this.#log.info('message-repeated', {})
        return
      case 'unknown':
        return answer()
      default:
        claim satisfies never
    }
  }

  /** Takes over what processes left that ended, now and from time to time. */
  resume(resumption: Resumption): void {
    const sweep = () => {
      const sweeping = this.takeOver(resumption).catch((fault: unknown) => {
        this.#log.warn('turns-not-read', faultFields(fault))
      })
      this.#sweeping = Promise.all([this.#sweeping, sweeping])
    }
    sweep()
    this.#sweep = setInterval(sweep, this.#ledger.lease / 3)
    this.#sweep.unref()
  }

  /** Resolves when all that was abandoned is answered. */
  async takeOver(resumption: Resumption): Promise<void> {
    await Promise.all(
      (await this.#ledger.abandoned()).map(async (turnId) => {
        const turn = this.#isClosed ? null : await this.#ledger.takeOver(turnId)
        if (turn !== null) await this.#resumed(turnId, turn, resumption)
      }),
    )
  }

  /** Takes nothing over any more, and resolves when what was is answered. */
  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#sweep !== null) clearInterval(this.#sweep)
    await this.#sweeping
  }

  async #resumed(
    turnId: string,
    { activity, attempts }: TurnRecord,
    { answer, giveUp }: Resumption,
  ): Promise<void> {
    const isLast = attempts > MOST_ATTEMPTS
    this.#log.warn('turn-resumed', { attempts, gaveUp: isLast })
    await this.#leased(turnId, () => (isLast ? giveUp(activity) : answer(activity)))
  }

  /** An answer twice is better than none: without the ledger it is answered all the same. */
  async #claim(activity: IncomingActivity & { readonly id: string }): Promise<Claim> {
    try {
      const turnId = await this.#ledger.claim(activity)
      return turnId === null ? { kind: 'taken' } : { kind: 'claimed', turnId }
    } catch (fault) {
      this.#log.warn('turn-not-noted', faultFields(fault))
      return { kind: 'unknown' }
    }
  }

  async #leased(turnId: string, work: () => Promise<void>): Promise<void> {
    const renewal = setInterval(() => {
      void this.#note(() => this.#ledger.renew(turnId))
    }, this.#ledger.lease / 3)
    renewal.unref()
    this.#underWay.add(turnId)
    try {
      await work()
    } finally {
      this.#underWay.delete(turnId)
      clearInterval(renewal)
      await this.#note(() => this.#ledger.finish(turnId))
    }
  }

  async #note(change: () => Promise<void>): Promise<void> {
    try {
      await change()
    } catch (fault) {
      this.#log.warn('turn-not-noted', faultFields(fault))
    }
  }
}
