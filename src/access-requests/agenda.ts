import * as z from 'zod'
import type { Documents } from '../state/documents.ts'
import { LeasedCollection, type Lease } from '../state/leased-collection.ts'

const MINUTE = 60_000
/** A process that died lets go after that; who needs longer says so in time. */
const HOLD = 3 * MINUTE
/** From the last time that somebody attended to it. A request is open for three days. */
const LIFETIME = 5 * 24 * 60 * MINUTE

const entry = z.object({
  /** those who can grant it were asked, and that was recorded */
  isTold: z.boolean(),
})
type Entry = z.infer<typeof entry>

/** The right to attend to a request, which one process at a time has. */
export interface Turn {
  readonly requestId: string
  readonly lease: Lease
  readonly isTold: boolean
}

/**
 * Requests about which something is still to be done, shared by all processes. An id enters before its request is stored
 * and leaves after everything was done: a crash in between leaves an id too many, never one too few. What nobody can
 * attend to leaves by itself after some days.
 */
export class Agenda {
  readonly #entries: LeasedCollection<Entry>

  constructor(documents: Documents, clock: () => Date) {
    const kind = { name: 'access-agenda', version: 2, value: entry, lifetime: LIFETIME }
    this.#entries = new LeasedCollection(documents, kind, clock, HOLD)
  }

  /** Leaves it as it is where it is there. */
  async add(requestId: string): Promise<void> {
    await this.#entries.add(keyOf(requestId), { isTold: false })
  }

  /** Some may have left it. */
  async ids(): Promise<readonly string[]> {
    return this.#entries.ids()
  }

  /** Null: it is not on the agenda, or no longer. */
  async find(requestId: string): Promise<Entry | null> {
    return this.#entries.get(keyOf(requestId))
  }

  /** Null: somebody else attends to it, or it is not on the agenda. */
  async take(requestId: string): Promise<Turn | null> {
    const taken = await this.#entries.take(keyOf(requestId))
    return taken && { requestId, lease: taken.lease, isTold: taken.value.isTold }
  }

  /** Whether it is still this turn; others then wait longer. */
  async keep({ lease }: Turn): Promise<boolean> {
    return (await this.#entries.keep(lease)) !== null
  }

  async release({ lease }: Turn, { isTold }: Entry): Promise<void> {
    await this.#entries.release(lease, { isTold })
  }

  /** Nothing is to be done any more. */
  async remove(requestId: string): Promise<void> {
    await this.#entries.remove(keyOf(requestId))
  }
}

/** Ids compare without regard to case. */
function keyOf(requestId: string): string {
  return requestId.toLowerCase()
}
