import type { Documents, StoredDocument } from './documents.ts'

/** Documents of one process, gone when it ends. */
export class MemoryDocuments implements Documents {
  readonly #documents = new Map<string, { readonly text: string; readonly etag: string }>()
  #version = 0

  read(key: string): Promise<StoredDocument | null> {
    const found = this.#documents.get(key)
    if (found === undefined) return Promise.resolve(null)
    const value: unknown = JSON.parse(found.text)
    return Promise.resolve({ value, etag: found.etag })
  }

  write(key: string, value: unknown, etag: string | null): Promise<boolean> {
    if ((this.#documents.get(key)?.etag ?? null) !== etag) return Promise.resolve(false)
    this.#version += 1
    this.#documents.set(key, { text: JSON.stringify(value), etag: String(this.#version) })
    return Promise.resolve(true)
  }

  delete(key: string): Promise<void> {
    this.#documents.delete(key)
    return Promise.resolve()
  }
}
