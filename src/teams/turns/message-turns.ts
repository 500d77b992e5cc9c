import { LRUCache } from 'lru-cache'
import type { Lease } from '../../state/leased-collection.ts'
import { noteOutcome } from '../../telemetry/turn.ts'
import { faultFields } from '../fault-fields.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { Log } from '../log.ts'
import { NotedTurn } from './noted-turn.ts'
import { UNNOTED_TURN, type Turn } from './turn.ts'
import type { TurnLedger } from './turn-ledger.ts'
import type { TurnRecord } from './turn-record.ts'

/** A message that ends two processes is not given to a third. */
const MOST_ATTEMPTS = 2

/** Milliseconds, while the store is away. */
const UNTIL_NEXT_TRY = 1_000

/** Messages that are remembered here because the store was away; Teams sends one again within seconds. */
const MOST_UNNOTED = 1_000

export interface Resumption {
  /** Answers a message without the request that brought it. */
  readonly answer: (activity: IncomingActivity, turn: Turn) => Promise<void>
  /** Tells whoever sent it that there will be no answer. */
  readonly giveUp: (activity: IncomingActivity) => Promise<void>
}

type Claim =
  | { readonly kind: 'claimed'; readonly lease: Lease }
  /** it is being answered, or was */
  | { readonly kind: 'taken' }
  | { readonly kind: 'unknown' }

/** Sees to it that each message is answered once, however often Teams sends it and whichever process ends. */
export class MessageTurns {
  readonly #ledger: TurnLedger
  readonly #log: Log
  readonly #underWay = new Set<string>()
  /** answered, which could not be noted yet */
  readonly #unfinished = new Set<NotedTurn>()
  /** by conversation and id */
  readonly #unnoted = new LRUCache<string, true>({ max: MOST_UNNOTED })
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
  async once(activity: IncomingActivity, answer: (turn: Turn) => Promise<void>): Promise<void> {
    const { id } = activity
    const claim: Claim = id === undefined ? { kind: 'unknown' } : await this.#claim({ ...activity, id })
    switch (claim.kind) {
      case 'claimed':
        return this.#leased({ lease: claim.lease, attempts: 1 }, answer)
      case 'taken':
        noteOutcome('repeated')
        this.#log.info('message-repeated', {})
        return
      case 'unknown':
        return answer(UNNOTED_TURN)
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
        const taken = this.#isClosed ? null : await this.#ledger.takeOver(turnId)
        if (taken !== null) await this.#resumed(taken.lease, taken.value, resumption)
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
    lease: Lease,
    { activity, attempts, isStopped }: TurnRecord,
    { answer, giveUp }: Resumption,
  ): Promise<void> {
    const isLast = attempts > MOST_ATTEMPTS
    this.#log.warn('turn-resumed', { attempts, gaveUp: isLast })
    await this.#leased({ lease, attempts }, async (turn) => {
      if (isStopped) return
      if (!isLast) await answer(activity, turn)
      else if (await turn.mayAnswer()) await giveUp(activity)
    })
  }

  /** An answer twice is better than none: without the ledger it is answered all the same, by each process once. */
  async #claim(activity: IncomingActivity & { readonly id: string }): Promise<Claim> {
    try {
      const lease = await this.#ledger.claim(activity)
      return lease === null ? { kind: 'taken' } : { kind: 'claimed', lease }
    } catch (fault) {
      this.#log.warn('turn-not-noted', faultFields(fault))
      return this.#claimHere(activity)
    }
  }

  #claimHere({ type, conversation, id }: IncomingActivity): Claim {
    if (type !== 'message') return { kind: 'unknown' }
    const key = JSON.stringify([conversation.id, id])
    if (this.#unnoted.has(key)) return { kind: 'taken' }
    this.#unnoted.set(key, true)
    return { kind: 'unknown' }
  }

  async #leased(
    taken: { readonly lease: Lease; readonly attempts: number },
    work: (turn: Turn) => Promise<void>,
  ): Promise<void> {
    const turn = new NotedTurn(taken, this.#ledger, this.#log)
    const renewal = setInterval(() => {
      void turn.renew()
    }, this.#ledger.lease / 3)
    renewal.unref()
    this.#underWay.add(turn.id)
    try {
      await work(turn)
    } catch (fault) {
      // whoever has it now answers, and nobody is to hear of the fault beside that
      if (await turn.mayAnswer()) throw fault
    } finally {
      this.#underWay.delete(turn.id)
      clearInterval(renewal)
      await this.#finish(turn)
    }
  }

  /** Until it is noted, another process would take it over and answer again. */
  async #finish(turn: NotedTurn): Promise<void> {
    try {
      await turn.finish()
    } catch (fault) {
      if (!this.#unfinished.has(turn)) this.#log.warn('turn-not-noted', faultFields(fault))
      this.#unfinished.add(turn)
      setTimeout(() => void this.#finish(turn), UNTIL_NEXT_TRY).unref()
      return
    }
    this.#unfinished.delete(turn)
  }
}
