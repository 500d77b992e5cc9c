import type { Storage } from 'botbuilder'
import PQueue from 'p-queue'
import { z } from 'zod'
import type { Documents, StoredDocument } from '../../access-requests/documents.ts'

const stored = z.object({ value: z.unknown(), eTag: z.string() })

/** Documents in a storage of the Bot Framework, which knows versions by their ETag. */
export class StorageDocuments implements Documents {
  readonly #storage: Storage
  /** a storage cannot be told to write only where nothing is, so that this process makes one document at a time */
  readonly #making = new PQueue({ concurrency: 1 })

  constructor(storage: Storage) {
    this.#storage = storage
  }

  async read(key: string): Promise<StoredDocument | null> {
    const items: Readonly<Record<string, unknown>> = await this.#storage.read([keyOf(key)])
    const found = stored.safeParse(items[keyOf(key)]).data
    return found === undefined ? null : { value: found.value, etag: found.eTag }
  }

  async write(key: string, value: unknown, etag: string | null): Promise<boolean> {
    if (etag !== null) return this.#put(key, { value, eTag: etag })
    return this.#making.add(async () => (await this.read(key)) === null && (await this.#put(key, { value })))
  }

  async delete(key: string): Promise<void> {
    await this.#storage.delete([keyOf(key)])
  }

  async #put(key: string, item: object): Promise<boolean> {
    try {
      await this.#storage.write({ [keyOf(key)]: item })
      return true
    } catch (fault) {
      if (isConflict(fault)) return false
      throw fault
    }
  }
}

function keyOf(key: string): string {
  return `rolecall/documents/${key}`
}

/** botbuilder's own memory says it in words, Azure Blob Storage by 412. */
function isConflict(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  return /etag/i.test(fault.message) || Reflect.get(fault, 'statusCode') === 412
}
