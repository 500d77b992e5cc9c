import * as z from 'zod'
import { accessRequest, isLive, type AccessRequest } from './access-request.ts'
import type { Documents } from '../state/documents.ts'
import { offer, type Offer } from './offer.ts'

export interface StoredRequest {
  readonly request: AccessRequest
  readonly etag: string
}

/** Everybody who opens or ends a request changes the same list, one after the other. */
const MOST_ATTEMPTS = 50
const INDEX = 'access-requests-live'
const index = z.object({ ids: z.array(z.guid()) })

/**
 * Requests and offers over documents that cannot be listed, so that a list of the live requests is kept beside
 * them. An id enters that list before its request is there and leaves it after the request ended: a crash in
 * between leaves an id too many, never one too few.
 */
export class RequestStore {
  readonly #documents: Documents

  constructor(documents: Documents) {
    this.#documents = documents
  }

  /** Null for an id that no request has, or that is none. */
  async get(id: string): Promise<StoredRequest | null> {
    if (!z.guid().safeParse(id).success) return null
    const found = await this.#documents.read(requestKey(id))
    return found === null ? null : { request: accessRequest.parse(found.value), etag: found.etag }
  }

  /** `conflict`: there is one of that id. */
  async create(request: AccessRequest): Promise<'ok' | 'conflict'> {
    await this.#changeIndex((ids) => (ids.includes(request.id) ? ids : [...ids, request.id]))
    return (await this.#documents.write(requestKey(request.id), request, null)) ? 'ok' : 'conflict'
  }

  /** `conflict`: somebody else changed it since that version was read. */
  async replace(request: AccessRequest, etag: string): Promise<'ok' | 'conflict'> {
    if (!(await this.#documents.write(requestKey(request.id), request, etag))) return 'conflict'
    if (!isLive(request)) await this.#changeIndex((ids) => ids.filter((id) => id !== request.id))
    return 'ok'
  }

  /** Those that are open, and those that somebody is granting. */
  async listLive(): Promise<readonly StoredRequest[]> {
    const stored = await this.#documents.read(INDEX)
    const found = await Promise.all(idsOf(stored?.value ?? null).map((id) => this.get(id)))
    return found.filter((each) => each !== null).filter(({ request }) => isLive(request))
  }

  /** Replaces the offer of that diagnosis, if there is one. */
  async putOffer(made: Offer): Promise<void> {
    await this.#change(offerKey(made.diagnosisId), () => made)
  }

  /** Null for an id that no diagnosis with an offer has, or that is none. */
  async getOffer(diagnosisId: string): Promise<Offer | null> {
    if (!z.guid().safeParse(diagnosisId).success) return null
    const found = await this.#documents.read(offerKey(diagnosisId))
    return found === null ? null : offer.parse(found.value)
  }

  async removeOffer(diagnosisId: string): Promise<void> {
    await this.#documents.delete(offerKey(diagnosisId))
  }

  /** Leaves the list of live requests alone where the change is none. */
  async #changeIndex(change: (ids: readonly string[]) => readonly string[]): Promise<void> {
    await this.#change(INDEX, (value) => {
      const ids = idsOf(value)
      const changed = change(ids)
      return changed.length === ids.length ? null : { ids: changed }
    })
  }

  /** Null from `change` leaves the document as it is. */
  async #change(key: string, change: (value: unknown) => object | null): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const found = await this.#documents.read(key)
      const changed = change(found?.value ?? null)
      if (changed === null) return
      if (await this.#documents.write(key, changed, found?.etag ?? null)) return
    }
    throw new Error(`the document ${key} changed ${MOST_ATTEMPTS} times while it was written`)
  }
}

function idsOf(value: unknown): readonly string[] {
  return value === null ? [] : index.parse(value).ids
}

/** Ids compare without regard to case; every storage takes these characters in a key. */
function requestKey(id: string): string {
  return `access-request-${id.toLowerCase()}`
}

function offerKey(diagnosisId: string): string {
  return `access-offer-${diagnosisId.toLowerCase()}`
}
