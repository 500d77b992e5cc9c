import * as z from 'zod'
import { Collection } from '../state/collection.ts'
import type { Documents } from '../state/documents.ts'
import { accessRequest, isLive, type AccessRequest } from './access-request.ts'
import { Agenda } from './agenda.ts'
import { offer, type Offer } from './offer.ts'

export interface StoredRequest {
  readonly request: AccessRequest
  readonly etag: string
}

export type FoundRequest =
  | ({ readonly kind: 'found' } & StoredRequest)
  | { readonly kind: 'none' }
  /** it is damaged, or of another version of Rolecall; `why` holds nothing of what it says */
  | { readonly kind: 'unreadable'; readonly why: string }

const ids = z.readonly(z.array(z.guid()))

const DAY = 24 * 60 * 60_000
/** From the last change. Whoever comes back to a request later finds the outcome in its card; the audit has the rest. */
const REQUEST_KEPT = 90 * DAY
/** It is of use for a day; for some more, whoever comes late is told so. */
const OFFER_KEPT = 7 * DAY

/** What somebody looks up of their own; older ones are in their cards. */
const MOST_OF_ONE = 20

/** Requests and offers, and what is still to be done about requests. */
export class RequestStore {
  readonly agenda: Agenda
  /** ids of what each person asked for, the newest first, by their object id */
  readonly #byRequester: Collection<readonly string[]>
  readonly #documents: Documents
  readonly #clock: () => Date

  constructor(documents: Documents, clock: () => Date) {
    this.#clock = clock
    this.agenda = new Agenda(documents, clock)
    const index = { name: 'access-requesters', version: 1, value: ids, lifetime: REQUEST_KEPT }
    this.#byRequester = new Collection(documents, index, clock)
    this.#documents = documents
  }

  async find(id: string): Promise<FoundRequest> {
    if (!z.guid().safeParse(id).success) return { kind: 'none' }
    const found = await this.#documents.read(requestKey(id))
    if (found === null) return { kind: 'none' }
    const { data, error } = accessRequest.safeParse(found.value)
    return data === undefined
      ? { kind: 'unreadable', why: faultsOf(error) }
      : { kind: 'found', request: data, etag: found.etag }
  }

  /** Null for an id that no request has, or none that can be read, or that is none. */
  async get(id: string): Promise<StoredRequest | null> {
    const found = await this.find(id)
    return found.kind === 'found' ? found : null
  }

  /** `conflict`: there is one of that id. */
  async create(request: AccessRequest): Promise<'ok' | 'conflict'> {
    const { id, requester } = request
    await this.agenda.add(id)
    // an id too many is passed over, one too few is not found
    await this.#byRequester.change(requester.id.toLowerCase(), (before) =>
      before?.includes(id) === true ? null : [id, ...(before ?? [])].slice(0, MOST_OF_ONE),
    )
    return this.#write(request, null)
  }

  /** `conflict`: somebody else changed it since that version was read. */
  async replace(request: AccessRequest, etag: string): Promise<'ok' | 'conflict'> {
    return this.#write(request, etag)
  }

  /** What somebody asked for lately, the newest first. */
  async listOf(requesterId: string): Promise<readonly AccessRequest[]> {
    const found = (await this.#byRequester.get(requesterId.toLowerCase())) ?? []
    return (await Promise.all(found.map((id) => this.get(id)))).flatMap((each) => each?.request ?? [])
  }

  /** Those that are open, and those that somebody is granting, as far as they can be read. */
  async listLive(): Promise<readonly StoredRequest[]> {
    const found = await Promise.all((await this.agenda.ids()).map((id) => this.get(id)))
    return found.filter((each) => each !== null).filter(({ request }) => isLive(request))
  }

  /** Replaces the offer of that diagnosis, if there is one. */
  async putOffer(made: Offer): Promise<void> {
    await this.#documents.put(offerKey(made.diagnosisId), made, this.#in(OFFER_KEPT))
  }

  /** Null for an id that no diagnosis with an offer has, or none that can be read, or that is none. */
  async getOffer(diagnosisId: string): Promise<Offer | null> {
    if (!z.guid().safeParse(diagnosisId).success) return null
    const found = await this.#documents.read(offerKey(diagnosisId))
    return offer.safeParse(found?.value).data ?? null
  }

  async removeOffer(diagnosisId: string): Promise<void> {
    await this.#documents.delete(offerKey(diagnosisId))
  }

  async #write(request: AccessRequest, etag: string | null): Promise<'ok' | 'conflict'> {
    const key = requestKey(request.id)
    const isWritten = await this.#documents.write(key, request, etag, this.#in(REQUEST_KEPT))
    return isWritten ? 'ok' : 'conflict'
  }

  #in(milliseconds: number): Date {
    return new Date(this.#clock().getTime() + milliseconds)
  }
}

function faultsOf({ issues }: z.ZodError): string {
  return issues.map(({ code, path }) => `${code} at ${path.join('.') || 'its root'}`).join(', ')
}

/** Ids compare without regard to case. */
function requestKey(id: string): string {
  return `access-requests/${id.toLowerCase()}`
}

function offerKey(diagnosisId: string): string {
  return `access-offers/${diagnosisId.toLowerCase()}`
}
