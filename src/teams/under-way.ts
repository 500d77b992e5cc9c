import type { Log } from './log.ts'
import type { Place } from './sender.ts'
import type { Turn } from './turns/turn.ts'
import type { Stoppable, TurnLedger } from './turns/turn-ledger.ts'
import type { Inquiry } from './turns/turn-record.ts'
import { unlessStateAway } from './unless-state-away.ts'

/** The answer to a question that is being looked into here. */
export interface Look {
  /** aborts once nobody wants the answer, or another process gives it */
  readonly signal: AbortSignal
  /** Rejects where nobody wants the answer, or another process gives it; from then on it cannot be stopped. */
  answers(): Promise<void>
  /** A part was answered; until the rest is, it can be stopped again. */
  goesOn(): void
}

/** What is being looked into, at whatever process, so that it can end when the person moves on. */
export class UnderWay {
  readonly #looks = new Set<OwnLook>()
  readonly #ledger: TurnLedger
  readonly #clock: () => Date
  readonly #log: Log

  constructor(ledger: TurnLedger, clock: () => Date, log: Log) {
    this.#ledger = ledger
    this.#clock = clock
    this.#log = log
  }

  /**
   * Runs `work` until it is done or stopped: then it comes to null. An inquiry for the same card that is still
   * under way is stopped, for nobody will see its answer.
   */
  async run<Result>(
    asked: Omit<Inquiry, 'since'>,
    turn: Turn,
    work: (look: Look) => Promise<Result>,
  ): Promise<Result | null> {
    const inquiry = { ...asked, since: this.#clock().toISOString() }
    this.#stopHere((other) => isForSameCard(inquiry, other))
    const look = new OwnLook(inquiry, turn, () => this.#supersede(inquiry, turn))
    this.#looks.add(look)
    try {
      return await work(look)
    } catch (fault) {
      if (look.signal.aborted) return null
      throw fault
    } finally {
      this.#looks.delete(look)
    }
  }

  /** Stops what a person asked in a conversation, and says what came of that. */
  async stop(place: Place): Promise<'stopped' | 'nothing-to-stop' | 'memory-away'> {
    const isMeant = (inquiry: Inquiry) => samePlace(inquiry.place, place)
    const isStoppedHere = this.#stopHere(isMeant)
    const isStoppedElsewhere = await this.#stopElsewhere(isMeant)
    if (isStoppedHere || isStoppedElsewhere === true) return 'stopped'
    return isStoppedElsewhere === null ? 'memory-away' : 'nothing-to-stop'
  }

  /** Stops what a message of a conversation asked. */
  async stopMessage(conversationId: string, messageId: string): Promise<void> {
    const isMeant = (inquiry: Inquiry) =>
      inquiry.messageId === messageId && inquiry.place.conversationId === conversationId
    this.#stopHere(isMeant)
    await this.#stopElsewhere(isMeant)
  }

  #stopHere(isMeant: (inquiry: Inquiry) => boolean): boolean {
    const meant = [...this.#looks].filter(({ inquiry }) => isMeant(inquiry))
    return meant.filter((look) => look.stop()).length > 0
  }

  /** Null: the store is away. */
  async #stopElsewhere(isMeant: (inquiry: Inquiry) => boolean): Promise<boolean | null> {
    const stopAll = async () => {
      const meant = (await this.#ledger.stoppable()).filter(({ inquiry }) => isMeant(inquiry))
      const stopped = await Promise.all(meant.map(({ turnId }) => this.#ledger.stop(turnId)))
      return stopped.includes(true)
    }
    return unlessStateAway(stopAll, null, this.#log)
  }

  /** Of several for one card the one that began last goes on, whoever sees the other first. */
  async #supersede(inquiry: Inquiry, { id }: Turn): Promise<'first' | 'superseded'> {
    if (inquiry.cardId === null || id === null) return 'first'
    const own = { turnId: id, inquiry }
    const meet = async () => {
      const others = (await this.#ledger.stoppable()).filter(
        (other) => other.turnId !== id && isForSameCard(inquiry, other.inquiry),
      )
      if (others.some((other) => beganBefore(own, other))) return 'superseded'
      await Promise.all(others.map(({ turnId }) => this.#ledger.stop(turnId)))
      return 'first'
    }
    return unlessStateAway(meet, 'first', this.#log)
  }
}

class OwnLook implements Look {
  readonly inquiry: Inquiry
  readonly signal: AbortSignal
  readonly #turn: Turn
  readonly #ending = new AbortController()
  /** that others know of it, and that it is the last one for its card */
  #noted: Promise<void>
  #isAnswering = false

  constructor(inquiry: Inquiry, turn: Turn, supersede: () => Promise<'first' | 'superseded'>) {
    this.inquiry = inquiry
    this.#turn = turn
    this.signal = AbortSignal.any([this.#ending.signal, turn.signal])
    this.#noted = this.#note(supersede)
    // for whoever answers; there may be nobody
    this.#noted.catch(() => undefined)
  }

  /** Whether it was in time. */
  stop(): boolean {
    if (this.#isAnswering) return false
    this.#ending.abort()
    return true
  }

  async answers(): Promise<void> {
    await this.#noted
    this.signal.throwIfAborted()
    this.#isAnswering = true
    if (!(await this.#turn.mayAnswer())) this.#ending.abort()
    this.signal.throwIfAborted()
  }

  goesOn(): void {
    this.#isAnswering = false
    this.#noted = this.#turn.lookInto(this.inquiry)
  }

  async #note(supersede: () => Promise<'first' | 'superseded'>): Promise<void> {
    await this.#turn.lookInto(this.inquiry)
    if ((await supersede()) === 'superseded') this.#ending.abort()
  }
}

function isForSameCard({ place, cardId }: Inquiry, other: Inquiry): boolean {
  return cardId !== null && cardId === other.cardId && samePlace(place, other.place)
}

function samePlace(left: Place, right: Place): boolean {
  return left.conversationId === right.conversationId && left.userId === right.userId
}

function beganBefore(left: Stoppable, right: Stoppable): boolean {
  const keyOf = ({ inquiry, turnId }: Stoppable) => `${inquiry.since} ${turnId}`
  return keyOf(left) < keyOf(right)
}
