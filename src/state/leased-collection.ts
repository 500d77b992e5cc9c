import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Collection, type CollectionKind } from './collection.ts'
import type { Documents } from './documents.ts'

/** The right to work on a document, which one process at a time has. */
export interface Lease {
  /** of the document */
  readonly id: string
  readonly holderId: string
}

interface Leased<Value> {
  readonly value: Value
  /** who has it, and until when nobody else does; null: nobody */
  readonly hold: { readonly id: string; readonly until: string } | null
}

/**
 * Documents each of which one process at a time works on. A process that died lets go after `duration`; who needs longer
 * says so in time. One that was paused for longer learns by `keep` that it has lost what it had, so that whatever must
 * not happen twice comes right after that. Clocks that differ hand a document over too early or late, and never to two.
 */
export class LeasedCollection<Value> {
  readonly #documents: Collection<Leased<Value>>
  readonly #clock: () => Date

  /** milliseconds */
  readonly duration: number

  constructor(documents: Documents, kind: CollectionKind<Value>, clock: () => Date, duration: number) {
    const hold = z.object({ id: z.string(), until: z.iso.datetime() }).nullable()
    this.#documents = new Collection(
      documents,
      { ...kind, value: z.object({ value: kind.value, hold }) },
      clock,
    )
    this.#clock = clock
    this.duration = duration
  }

  /** Nobody has it yet. False: it is there already, and stays as it is. */
  async add(id: string, value: Value): Promise<boolean> {
    return this.#documents.create(id, { value, hold: null })
  }

  /** For this process. Null: it is there already. */
  async addTaken(id: string, value: Value): Promise<Lease | null> {
    const lease = { id, holderId: randomUUID() }
    return (await this.#documents.create(id, { value, hold: this.#holdOf(lease) })) ? lease : null
  }

  async get(id: string): Promise<Value | null> {
    return (await this.#documents.get(id))?.value ?? null
  }

  async ids(): Promise<readonly string[]> {
    return this.#documents.ids()
  }

  /** All of them, and whether somebody works on each. */
  async all(): Promise<readonly { readonly id: string; readonly value: Value; readonly isHeld: boolean }[]> {
    const found = await Promise.all(
      (await this.ids()).map(async (id) => ({ id, leased: await this.#documents.get(id) })),
    )
    return found.flatMap(({ id, leased }) =>
      leased === null ? [] : [{ id, value: leased.value, isHeld: this.#isHeld(leased) }],
    )
  }

  /** Null: another process has it, or it is not there. */
  async take(
    id: string,
    change: (value: Value) => Value = same,
  ): Promise<{ readonly lease: Lease; readonly value: Value } | null> {
    const lease = { id, holderId: randomUUID() }
    const taken = await this.#documents.change(id, (found) =>
      found === null || this.#isHeld(found)
        ? null
        : { value: change(found.value), hold: this.#holdOf(lease) },
    )
    return taken?.hold?.id === lease.holderId ? { lease, value: taken.value } : null
  }

  /** The value, which nobody else takes for another while. Null: it is not this process's any more. */
  async keep(lease: Lease, change: (value: Value) => Value = same): Promise<Value | null> {
    const kept = await this.#changeOwn(lease, ({ value }) => ({
      value: change(value),
      hold: this.#holdOf(lease),
    }))
    return kept?.hold?.id === lease.holderId ? kept.value : null
  }

  /** Nothing happens where another process has it. */
  async release(lease: Lease, value: Value): Promise<void> {
    await this.#changeOwn(lease, () => ({ value, hold: null }))
  }

  /** Whoever has it. Whether `change` came to another value, and not to null. */
  async change(id: string, change: (value: Value) => Value | null): Promise<boolean> {
    let isChanged = false
    await this.#documents.change(id, (found) => {
      const value = found === null ? null : change(found.value)
      isChanged = value !== null
      return found === null || value === null ? null : { ...found, value }
    })
    return isChanged
  }

  async remove(id: string): Promise<void> {
    await this.#documents.remove(id)
  }

  async #changeOwn(
    { id, holderId }: Lease,
    change: (found: Leased<Value>) => Leased<Value>,
  ): Promise<Leased<Value> | null> {
    return this.#documents.change(id, (found) => (found?.hold?.id === holderId ? change(found) : null))
  }

  #isHeld({ hold }: Leased<Value>): boolean {
    return hold !== null && new Date(hold.until) > this.#clock()
  }

  #holdOf({ holderId }: Lease): { readonly id: string; readonly until: string } {
    return { id: holderId, until: new Date(this.#clock().getTime() + this.duration).toISOString() }
  }
}

function same<Value>(value: Value): Value {
  return value
}
