import { z } from 'zod'
import { Collection } from '../../state/collection.ts'
import { digest } from '../../state/digest.ts'
import type { Documents } from '../../state/documents.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { turnRecord, type TurnRecord } from './turn-record.ts'

/** Longer than Teams tries to send a message. */
const LIFETIME = 24 * 60 * 60 * 1000

/** Which messages are being answered, by whatever process, and which were. */
export class TurnLedger {
  readonly #underWay: Collection<TurnRecord>
  readonly #over: Collection<Record<string, never>>
  readonly #clock: () => Date

  /** milliseconds for which a process that answers a message need not say so again */
  readonly lease: number

  constructor(documents: Documents, clock: () => Date, lease: number) {
    this.lease = lease
    const underWay = { name: 'turns', version: 1, value: turnRecord, lifetime: LIFETIME }
    this.#underWay = new Collection(documents, underWay, clock)
    const over = {
      name: 'turns-over',
      version: 1,
      value: z.record(z.string(), z.never()),
      lifetime: LIFETIME,
    }
    this.#over = new Collection(documents, over, clock)
    this.#clock = clock
  }

  /** Takes a message for this process. Null: it is being answered, or was. */
  async claim(activity: IncomingActivity & { readonly id: string }): Promise<string | null> {
    const turnId = digest(activity.conversation.id, activity.id)
    if (!(await this.#underWay.create(turnId, { activity, leaseUntil: this.#leaseUntil(), attempts: 1 })))
      return null
    if ((await this.#over.get(turnId)) === null) return turnId
    await this.#underWay.remove(turnId)
    return null
  }

  async renew(turnId: string): Promise<void> {
    await this.#underWay.change(turnId, (turn) => turn && { ...turn, leaseUntil: this.#leaseUntil() })
  }

  async finish(turnId: string): Promise<void> {
    await this.#over.put(turnId, {})
    await this.#underWay.remove(turnId)
  }

  /** Those that nobody said of for the time of a lease that they still answer them. */
  async abandoned(): Promise<readonly string[]> {
    const turns = await Promise.all(
      (await this.#underWay.ids()).map(async (id) => ({ id, turn: await this.#underWay.get(id) })),
    )
    return turns.flatMap(({ id, turn }) => (turn !== null && this.#isAbandoned(turn) ? [id] : []))
  }

  /** Takes an abandoned turn for this process. Null: another process was faster, or it is answered. */
  async takeOver(turnId: string): Promise<TurnRecord | null> {
    let taken: TurnRecord | null = null
    await this.#underWay.change(turnId, (turn) => {
      taken =
        turn !== null && this.#isAbandoned(turn)
          ? { ...turn, leaseUntil: this.#leaseUntil(), attempts: turn.attempts + 1 }
          : null
      return taken
    })
    return taken
  }

  #isAbandoned({ leaseUntil }: TurnRecord): boolean {
    return new Date(leaseUntil) < this.#clock()
  }

  #leaseUntil(): string {
    return new Date(this.#clock().getTime() + this.lease).toISOString()
  }
}
