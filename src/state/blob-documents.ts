import { text } from 'node:stream/consumers'
import { circuitBreaker, ConsecutiveBreaker, handleType, isBrokenCircuitError } from 'cockatiel'
import { RestError, type BlockBlobClient, type ContainerClient } from '@azure/storage-blob'
import { z } from 'zod'
import type { Documents, StoredDocument } from './documents.ts'
import { StateUnavailableError } from './state-unavailable.ts'
import { storageAnswer } from './storage-answer.ts'

/** Milliseconds, retries included: a turn waits for it, and Teams for the turn. */
const PATIENCE = 5_000

/** Failures in a row after which nothing is asked for a while, in milliseconds: several waits would be too long. */
const MOST_FAILURES = 3
const REST = 10_000

/** What a blob holds. */
const envelope = z.object({
  /** of the write that made this version, by which a write whose answer was lost knows its own */
  writeId: z.string(),
  expiresAt: z.iso.datetime().nullable(),
  value: z.unknown(),
})

interface Options {
  readonly clock: () => Date
  /** a random UUID */
  readonly newId: () => string
}

/**
 * Documents as block blobs of one container, which must exist: `folder/name.json`. Source of how blobs are written over
 * one version: Azure documentation, "Specifying conditional headers for Blob service operations".
 */
export class BlobDocuments implements Documents {
  readonly #container: ContainerClient
  readonly #options: Options
  readonly #breaker = circuitBreaker(handleType(StateUnavailableError), {
    halfOpenAfter: REST,
    breaker: new ConsecutiveBreaker(MOST_FAILURES),
  })

  constructor(container: ContainerClient, options: Options) {
    this.#container = container
    this.#options = options
  }

  async read(key: string): Promise<StoredDocument | null> {
    const found = await this.#stored(key)
    return found === null || this.#isExpired(found) ? null : { value: found.value, etag: found.etag }
  }

  async write(
    key: string,
    value: unknown,
    etag: string | null,
    expiresAt: Date | null = null,
  ): Promise<boolean> {
    const writeId = this.#options.newId()
    const upload = (condition: Condition) => this.#upload(key, { writeId, expiresAt, value }, condition)
    if (await upload(etag === null ? { ifNoneMatch: '*' } : { ifMatch: etag })) return true
    const found = await this.#stored(key)
    if (found === null) return false
    if (found.writeId === writeId) return true
    return etag === null && this.#isExpired(found) && upload({ ifMatch: found.etag })
  }

  async put(key: string, value: unknown, expiresAt: Date | null = null): Promise<void> {
    await this.#upload(key, { writeId: this.#options.newId(), expiresAt, value }, {})
  }

  async delete(key: string): Promise<void> {
    await this.#ask('deleted from', (abortSignal) => this.#blob(key).deleteIfExists({ abortSignal }))
  }

  async keys(folder: string): Promise<readonly string[]> {
    return this.#ask('listed', async (abortSignal) => {
      const found: string[] = []
      for await (const { name } of this.#container.listBlobsFlat({ prefix: `${folder}/`, abortSignal })) {
        if (name.endsWith(ENDING)) found.push(name.slice(0, -ENDING.length))
      }
      return found
    })
  }

  /** False: the condition does not hold. */
  async #upload(key: string, content: Content, conditions: Condition): Promise<boolean> {
    const body = Buffer.from(JSON.stringify(content))
    return this.#ask('written to', async (abortSignal) => {
      try {
        await this.#blob(key).upload(body, body.length, {
          conditions,
          blobHTTPHeaders: { blobContentType: 'application/json' },
          abortSignal,
        })
        return true
      } catch (fault) {
        if (fault instanceof RestError && (fault.statusCode === 412 || fault.code === 'BlobAlreadyExists'))
          return false
        throw fault
      }
    })
  }

  async #stored(key: string): Promise<(z.output<typeof envelope> & { readonly etag: string }) | null> {
    return this.#ask('read', async (abortSignal) => {
      try {
        const { readableStreamBody, etag } = await this.#blob(key).download(0, undefined, { abortSignal })
        if (readableStreamBody === undefined || etag === undefined) return null
        return { ...contentOf(await text(readableStreamBody)), etag }
      } catch (fault) {
        if (fault instanceof RestError && fault.code === 'BlobNotFound') return null
        throw fault
      }
    })
  }

  #isExpired({ expiresAt }: z.output<typeof envelope>): boolean {
    return expiresAt !== null && new Date(expiresAt) <= this.#options.clock()
  }

  #blob(key: string): BlockBlobClient {
    return this.#container.getBlockBlobClient(`${key}${ENDING}`)
  }

  async #ask<Result>(tried: string, request: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    try {
      return await this.#breaker.execute(async () => {
        try {
          return await request(AbortSignal.timeout(PATIENCE))
        } catch (fault) {
          const answer = storageAnswer(fault, PATIENCE)
          throw new StateUnavailableError(`${this.#where(tried)}: ${answer}`, { cause: fault })
        }
      })
    } catch (fault) {
      if (!isBrokenCircuitError(fault)) throw fault
      throw new StateUnavailableError(`${this.#where(tried)}: it failed ${MOST_FAILURES} times just before`)
    }
  }

  #where(tried: string): string {
    return `the state in ${this.#container.url} could not be ${tried}`
  }
}

const ENDING = '.json'

interface Content {
  readonly writeId: string
  readonly expiresAt: Date | null
  readonly value: unknown
}

type Condition =
  { readonly ifNoneMatch: '*' } | { readonly ifMatch: string } | Readonly<Record<string, never>>

/** What somebody else put there has no value that anybody can read, and can be written over. */
function contentOf(body: string): z.output<typeof envelope> {
  try {
    return envelope.parse(JSON.parse(body))
  } catch {
    return { writeId: '', expiresAt: null, value: null }
  }
}
