import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Collection } from '../../state/collection.ts'
import type { Documents } from '../../state/documents.ts'

/** How long a card can be looked at with its picture, in milliseconds. */
export const LIFETIME = 24 * 60 * 60_000

/** More than can be guessed. */
const TOKEN_BYTES = 24
const TOKEN = /^[\w-]{32}$/

const drawing = z.object({ png: z.base64() })

/** PNGs that cards link to, each by a token that nobody can know but from the card. */
export class KeptDrawings {
  readonly #drawings: Collection<z.infer<typeof drawing>>

  constructor(documents: Documents, clock: () => Date) {
    const kind = { name: 'drawings', version: 1, value: drawing, lifetime: LIFETIME }
    this.#drawings = new Collection(documents, kind, clock)
  }

  /** The token that the drawing can be fetched with until it expires, from any process. */
  async keep(png: Uint8Array): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    await this.#drawings.put(token, { png: Buffer.from(png).toString('base64') })
    return token
  }

  async find(token: string): Promise<Uint8Array | null> {
    const found = TOKEN.test(token) ? await this.#drawings.get(token) : null
    return found === null ? null : Buffer.from(found.png, 'base64')
  }
}
