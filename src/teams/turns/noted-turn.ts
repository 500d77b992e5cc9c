import type { Lease } from '../../state/leased-collection.ts'
import { faultFields } from '../fault-fields.ts'
import type { Log } from '../log.ts'
import type { Turn } from './turn.ts'
import type { TurnLedger, TurnStanding } from './turn-ledger.ts'
import type { Inquiry } from './turn-record.ts'

/** A turn that other processes can see in the ledger. What cannot be noted there keeps nobody from an answer. */
export class NotedTurn implements Turn {
  readonly isResumed: boolean
  readonly #lease: Lease
  readonly #ledger: TurnLedger
  readonly #log: Log
  readonly #ending = new AbortController()
  #standing: TurnStanding = 'ours'

  constructor(
    { lease, attempts }: { readonly lease: Lease; readonly attempts: number },
    ledger: TurnLedger,
    log: Log,
  ) {
    this.isResumed = attempts > 1
    this.#lease = lease
    this.#ledger = ledger
    this.#log = log
  }

  get id(): string {
    return this.#lease.id
  }

  get signal(): AbortSignal {
    return this.#ending.signal
  }

  async lookInto(inquiry: Inquiry): Promise<void> {
    await this.#note(() => this.#ledger.noteInquiry(this.#lease, inquiry))
  }

  async mayAnswer(): Promise<boolean> {
    await this.#note(() => this.#ledger.noteInquiry(this.#lease, null))
    return this.#standing === 'ours'
  }

  /** Says that this process is still at it. */
  async renew(): Promise<void> {
    await this.#note(() => this.#ledger.renew(this.#lease))
  }

  /** Notes that it is over, unless it is another process's by now. Rejects where that cannot be noted. */
  async finish(): Promise<void> {
    if (this.#standing !== 'in-other-hands') await this.#ledger.finish(this.#lease)
  }

  async #note(change: () => Promise<TurnStanding>): Promise<void> {
    try {
      this.#standing = await change()
      if (this.#standing !== 'ours') this.#ending.abort()
    } catch (fault) {
      this.#log.warn('turn-not-noted', faultFields(fault))
    }
  }
}
