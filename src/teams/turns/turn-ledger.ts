import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Collection } from '../../state/collection.ts'
import { digest } from '../../state/digest.ts'
import type { Documents } from '../../state/documents.ts'
import { LeasedCollection, type Lease } from '../../state/leased-collection.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { turnRecord, type Inquiry, type TurnRecord } from './turn-record.ts'

/** Longer than Teams tries to send a message. */
const LIFETIME = 24 * 60 * 60 * 1000

/** What became of a turn. */
export type TurnStanding = 'ours' | 'stopped' | 'in-other-hands'

/** What somebody can stop, at whatever process. */
export interface Stoppable {
  readonly turnId: string
  readonly inquiry: Inquiry
}

/** Which messages are being answered, by whatever process, and which were. */
export class TurnLedger {
  readonly #underWay: LeasedCollection<TurnRecord>
  readonly #over: Collection<Record<string, never>>

  constructor(documents: Documents, clock: () => Date, lease: number) {
    const underWay = { name: 'turns', version: 2, value: turnRecord, lifetime: LIFETIME }
    this.#underWay = new LeasedCollection(documents, underWay, clock, lease)
    const nothing = z.record(z.string(), z.never())
    const over = { name: 'turns-over', version: 1, value: nothing, lifetime: LIFETIME }
    this.#over = new Collection(documents, over, clock)
  }

  /** Milliseconds for which a process that answers a message need not say so again. */
  get lease(): number {
    return this.#underWay.duration
  }

  /** Takes a message, or an edit of one, for this process. Null: it is being answered, or was. */
  async claim(activity: IncomingActivity & { readonly id: string }): Promise<Lease | null> {
    const turnId = turnIdOf(activity)
    const turn = { activity, attempts: 1, inquiry: null, isStopped: false }
    const lease = await this.#underWay.addTaken(turnId, turn)
    if (lease === null || (await this.#over.get(turnId)) === null) return lease
    await this.#underWay.remove(turnId)
    return null
  }

  /** Says that this process is still at it. */
  async renew(lease: Lease): Promise<TurnStanding> {
    return standingOf(await this.#underWay.keep(lease))
  }

  /** From now on it can be stopped, until `null` is noted. What was stopped already stays so. */
  async noteInquiry(lease: Lease, inquiry: Inquiry | null): Promise<TurnStanding> {
    return standingOf(
      await this.#underWay.keep(lease, (turn) => (turn.isStopped ? turn : { ...turn, inquiry })),
    )
  }

  async finish({ id }: Lease): Promise<void> {
    await this.#over.put(id, {})
    await this.#underWay.remove(id)
  }

  async stoppable(): Promise<readonly Stoppable[]> {
    return (await this.#underWay.all()).flatMap(({ id, value: { inquiry } }) =>
      inquiry === null ? [] : [{ turnId: id, inquiry }],
    )
  }

  /** Whether it was in time: from then on it is not answered. */
  async stop(turnId: string): Promise<boolean> {
    return this.#underWay.change(turnId, (turn) =>
      turn.inquiry === null ? null : { ...turn, inquiry: null, isStopped: true },
    )
  }

  /** Those that nobody said of for the time of a lease that they still answer them. */
  async abandoned(): Promise<readonly string[]> {
    return (await this.#underWay.all()).filter(({ isHeld }) => !isHeld).map(({ id }) => id)
  }

  /** Takes an abandoned turn for this process. Null: another process was faster, or it is answered. */
  async takeOver(turnId: string): Promise<{ readonly lease: Lease; readonly value: TurnRecord } | null> {
    return this.#underWay.take(turnId, (turn) => ({ ...turn, inquiry: null, attempts: turn.attempts + 1 }))
  }
}

/** Teams sends a message again under the same id; each edit of it is something new. */
function turnIdOf({ type, conversation, id }: IncomingActivity & { readonly id: string }): string {
  return type === 'messageUpdate' ? digest(conversation.id, id, randomUUID()) : digest(conversation.id, id)
}

function standingOf(kept: TurnRecord | null): TurnStanding {
  if (kept === null) return 'in-other-hands'
  return kept.isStopped ? 'stopped' : 'ours'
}
