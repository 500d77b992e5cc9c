import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** How long a card can be looked at with its picture, in milliseconds. */
export const LIFETIME = 24 * 60 * 60_000

const MOST = 1_000
const MOST_BYTES = 64 * 1024 * 1024

/** More than can be guessed. */
const TOKEN_BYTES = 24

/** PNGs that cards link to, each by a token that nobody can know but from the card. */
export class KeptDrawings {
  readonly #drawings: LRUCache<string, Uint8Array>

  /** `now` in milliseconds, from any start */
  constructor(now: () => number = () => performance.now()) {
    this.#drawings = new LRUCache({
      max: MOST,
      maxSize: MOST_BYTES,
      sizeCalculation: ({ length }) => length,
      ttl: LIFETIME,
      ttlResolution: 0,
      perf: { now },
    })
  }

  /** The token that the drawing can be fetched with until it expires, or newer ones need its room. */
  keep(png: Uint8Array): string {
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    this.#drawings.set(token, png)
    return token
  }

  find(token: string): Uint8Array | null {
    return this.#drawings.get(token) ?? null
  }
}
