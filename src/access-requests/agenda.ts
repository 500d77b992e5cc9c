import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { Collection } from '../state/collection.ts'
import type { Documents } from '../state/documents.ts'

const MINUTE = 60_000
/** A process that died lets go after that; who needs longer says so in time. */
const HOLD = 3 * MINUTE
/** From the last time that somebody attended to it. A request is open for three days. */
const LIFETIME = 5 * 24 * 60 * MINUTE

const entry = z.object({
  /** those who can grant it were asked, and that was recorded */
  isTold: z.boolean(),
  /** who attends to it, and until when nobody else does; null: nobody */
  hold: z.nullable(z.object({ id: z.string(), until: z.iso.datetime() })),
})

/** The right to attend to a request, which one process at a time has. */
export interface Turn {
  readonly requestId: string
  readonly holdId: string
  readonly isTold: boolean
}

/**
 * Requests about which something is still to be done, shared by all processes. An id enters before its request is stored
 * and leaves after everything was done: a crash in between leaves an id too many, never one too few. What nobody can
 * attend to leaves by itself after some days.
 */
export class Agenda {
  readonly #entries: Collection<z.infer<typeof entry>>
  readonly #clock: () => Date

  constructor(documents: Documents, clock: () => Date) {
    const kind = { name: 'access-agenda', version: 1, value: entry, lifetime: LIFETIME }
    this.#entries = new Collection(documents, kind, clock)
    this.#clock = clock
  }

  /** Leaves it as it is where it is there. */
  async add(requestId: string): Promise<void> {
    await this.#entries.create(keyOf(requestId), { isTold: false, hold: null })
  }

  /** Some may have left it. */
  async ids(): Promise<readonly string[]> {
    return this.#entries.ids()
  }

  /** Null: it is not on the agenda, or no longer. */
  async find(requestId: string): Promise<Pick<Turn, 'isTold'> | null> {
    return this.#entries.get(keyOf(requestId))
  }

  /** Null: somebody else attends to it, or it is not on the agenda. */
  async take(requestId: string): Promise<Turn | null> {
    const holdId = randomUUID()
    const now = this.#clock()
    const taken = await this.#entries.change(keyOf(requestId), (found) => {
      if (found === null || (found.hold !== null && new Date(found.hold.until) > now)) return null
      return { ...found, hold: this.#holdOf(holdId) }
    })
    return taken?.hold?.id === holdId ? { requestId, holdId, isTold: taken.isTold } : null
  }

  /** Whether it is still this turn; others then wait longer. */
  async keep({ requestId, holdId }: Turn): Promise<boolean> {
    const kept = await this.#entries.change(keyOf(requestId), (found) =>
      found?.hold?.id === holdId ? { ...found, hold: this.#holdOf(holdId) } : null,
    )
    return kept?.hold?.id === holdId
  }

  async release({ requestId, holdId }: Turn, { isTold }: { readonly isTold: boolean }): Promise<void> {
    await this.#entries.change(keyOf(requestId), (found) =>
      found?.hold?.id === holdId ? { isTold, hold: null } : null,
    )
  }

  /** Nothing is to be done any more. */
  async remove(requestId: string): Promise<void> {
    await this.#entries.remove(keyOf(requestId))
  }

  #holdOf(id: string): { readonly id: string; readonly until: string } {
    return { id, until: new Date(this.#clock().getTime() + HOLD).toISOString() }
  }
}

/** Ids compare without regard to case. */
function keyOf(requestId: string): string {
  return requestId.toLowerCase()
}
