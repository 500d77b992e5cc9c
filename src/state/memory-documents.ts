import { LRUCache } from 'lru-cache'
import type { Documents, StoredDocument } from './documents.ts'

/** A process on a laptop is not to grow for ever: beyond that, what was used least lately goes. */
const MOST_DOCUMENTS = 20_000
const MOST_CHARACTERS = 64 * 1024 * 1024

interface Kept {
  readonly text: string
  readonly etag: string
  readonly expiresAt: Date | null
}

/** Documents of one process, gone when it ends. */
export class MemoryDocuments implements Documents {
  readonly #documents: LRUCache<string, Kept>
  readonly #clock: () => Date
  #version = 0

  constructor(clock: () => Date = () => new Date(), most: number = MOST_DOCUMENTS) {
    this.#documents = new LRUCache({
      max: most,
      maxSize: MOST_CHARACTERS,
      sizeCalculation: ({ text }) => text.length,
    })
    this.#clock = clock
  }

  read(key: string): Promise<StoredDocument | null> {
    const found = this.#find(key)
    if (found === null) return Promise.resolve(null)
    const value: unknown = JSON.parse(found.text)
    return Promise.resolve({ value, etag: found.etag })
  }

  write(key: string, value: unknown, etag: string | null, expiresAt: Date | null = null): Promise<boolean> {
    if ((this.#find(key)?.etag ?? null) !== etag) return Promise.resolve(false)
    this.#set(key, value, expiresAt)
    return Promise.resolve(true)
  }

  put(key: string, value: unknown, expiresAt: Date | null = null): Promise<void> {
    this.#set(key, value, expiresAt)
    return Promise.resolve()
  }

  delete(key: string): Promise<void> {
    this.#documents.delete(key)
    return Promise.resolve()
  }

  keys(folder: string): Promise<readonly string[]> {
    return Promise.resolve([...this.#documents.keys()].filter((key) => key.startsWith(`${folder}/`)))
  }

  #find(key: string): Kept | null {
    const found = this.#documents.get(key)
    if (found === undefined) return null
    return found.expiresAt === null || found.expiresAt > this.#clock() ? found : null
  }

  #set(key: string, value: unknown, expiresAt: Date | null): void {
    this.#version += 1
    this.#documents.set(key, { text: JSON.stringify(value), etag: String(this.#version), expiresAt })
  }
}
