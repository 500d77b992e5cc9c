import { z } from 'zod'
import type { Documents } from './documents.ts'

/** What is kept under one name. */
export interface CollectionKind<Value> {
  /** folder of its documents */
  readonly name: string
  /** raised when `value` changes its shape; what an older version stored is then as if it were not there */
  readonly version: number
  readonly value: z.ZodType<Value>
  /** milliseconds from the last write until a document is gone; null: it stays */
  readonly lifetime: number | null
}

/** Letters that every store takes in a name, and no folders. */
const ID = /^[\w.-]{1,200}$/

/** Everybody who changes the same document does so one after the other. */
const MOST_ATTEMPTS = 50

/** Documents of one kind, each by its id, read as what they are. */
export class Collection<Value> {
  readonly #documents: Documents
  readonly #kind: CollectionKind<Value>
  readonly #clock: () => Date

  constructor(documents: Documents, kind: CollectionKind<Value>, clock: () => Date) {
    this.#documents = documents
    this.#kind = kind
    this.#clock = clock
  }

  async get(id: string): Promise<Value | null> {
    return (await this.#find(id)).value
  }

  /** Whether it was made: not where there is one already. Of several processes that make it, one does. */
  async create(id: string, value: Value): Promise<boolean> {
    return this.#documents.write(this.#key(id), this.#stored(value), null, this.#expiry())
  }

  /** Of two who put at the same time, the later one counts. */
  async put(id: string, value: Value): Promise<void> {
    await this.#documents.put(this.#key(id), this.#stored(value), this.#expiry())
  }

  /**
   * Writes what `change` makes of the value, and of the newer one if somebody else was faster; null leaves all as it is.
   * Resolves to what is stored in the end.
   */
  async change(id: string, change: (value: Value | null) => Value | null): Promise<Value | null> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const { value, etag } = await this.#find(id)
      const changed = change(value)
      if (changed === null) return value
      if (await this.#documents.write(this.#key(id), this.#stored(changed), etag, this.#expiry()))
        return changed
    }
    throw new Error(`${this.#key(id)} changed ${MOST_ATTEMPTS} times while it was written`)
  }

  async remove(id: string): Promise<void> {
    await this.#documents.delete(this.#key(id))
  }

  async ids(): Promise<readonly string[]> {
    const keys = await this.#documents.keys(this.#kind.name)
    return keys.map((key) => key.slice(this.#kind.name.length + 1))
  }

  async #find(id: string): Promise<{ readonly value: Value | null; readonly etag: string | null }> {
    const found = await this.#documents.read(this.#key(id))
    if (found === null) return { value: null, etag: null }
    const { version, value } = this.#kind
    const stored = z.object({ version: z.literal(version), value }).safeParse(found.value)
    return { value: stored.data?.value ?? null, etag: found.etag }
  }

  #stored(value: Value): object {
    return { version: this.#kind.version, value }
  }

  #expiry(): Date | null {
    const { lifetime } = this.#kind
    return lifetime === null ? null : new Date(this.#clock().getTime() + lifetime)
  }

  #key(id: string): string {
    if (!ID.test(id))
      throw new Error(`expected an id of letters, digits, _, . and -, found ${JSON.stringify(id)}`)
    return `${this.#kind.name}/${id}`
  }
}
