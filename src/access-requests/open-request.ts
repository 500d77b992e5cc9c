import { v5 as uuidV5 } from 'uuid'
import { cleanName } from '../reply/clean-text.ts'
import { sameId } from '../rbac/principal.ts'
import { isLive, NAME_LENGTH, type AccessRequest, type KnownGrantor } from './access-request.ts'
import type { RequestPorts } from './change-request.ts'
import type { Person } from './grant.ts'
import type { Offer, OfferedGrant } from './offer.ts'
import { openingAudit } from './request-audits.ts'
import { mayRequest, type RequestRuling, type Wanted } from './rules/may-request.ts'

/** A fixed namespace, so that two clicks on one offer make one request. */
const NAMESPACE = '2b9f6a0c-5f52-5c35-8b1e-7f0d3c5a9e41'

/** How often somebody may ask again because of one diagnosis after a no. */
const MOST_REQUESTS = 5

export const REQUEST_LIFETIME = 72 * 60 * 60_000

export interface RequestOpening {
  readonly diagnosisId: string
  /** from the authenticated activity */
  readonly requester: Person
  readonly wanted: Wanted
  /** where it is made, for whoever brings it to others */
  readonly origin: unknown
}

export type Opening =
  | { readonly kind: 'opened'; readonly request: AccessRequest }
  /** this diagnosis has a request that is open, being granted, or granted */
  | { readonly kind: 'already'; readonly request: AccessRequest }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

/** Makes the request that somebody filled in, once, however often they send it. */
export async function openRequest(
  { diagnosisId, requester, wanted, origin }: RequestOpening,
  { store, audit, clock }: RequestPorts,
): Promise<Opening> {
  const offer = await store.getOffer(diagnosisId)
  if (offer === null) {
    return {
      kind: 'refused',
      code: 'not-found',
      text: 'I do not know this answer any more. Check again, and request access then.',
    }
  }
  const now = clock()
  const ruling = mayRequest(offer, requester.id, wanted, now)
  if (ruling.kind === 'may-not') {
    if (ruling.code === 'offer-outdated') await store.removeOffer(diagnosisId)
    return { kind: 'refused', code: ruling.code, text: ruling.text }
  }

  for (let count = 0; count < MOST_REQUESTS; count += 1) {
    const id = uuidV5(`${offer.diagnosisId} ${count}`.toLowerCase(), NAMESPACE)
    const request = newRequest(id, offer, { requester, origin }, ruling, now)
    const before = await store.find(id)
    const isMade = before.kind === 'none' && (await store.create(request)) === 'ok'
    if (!isMade) {
      // a conflict is the same click again, whose request is there now
      const there = before.kind === 'none' ? await store.find(id) : before
      if (there.kind === 'found' && mayStillHelp(there.request)) {
        return { kind: 'already', request: there.request }
      }
      continue
    }
    await audit(openingAudit(request))
    return { kind: 'opened', request }
  }
  return {
    kind: 'refused',
    code: 'asked-too-often',
    text: 'This was requested and came to nothing several times. Check again before you request it once more.',
  }
}

function newRequest(
  id: string,
  offer: Offer,
  { requester: { id: requesterId, name }, origin }: Pick<RequestOpening, 'requester' | 'origin'>,
  { grants, reason, duration }: Extract<RequestRuling, { kind: 'may' }>,
  now: Date,
): AccessRequest {
  const { diagnosisId, beneficiary, resourceName, question } = offer
  return {
    version: 1,
    id,
    diagnosisId,
    requester: { id: requesterId, name: name === null ? null : cleanName(name, NAME_LENGTH) },
    beneficiary,
    grants: grants.map(({ grant }) => grant),
    grantors: grantorsOfAll(grants, requesterId),
    resourceName,
    reason,
    duration,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + REQUEST_LIFETIME).toISOString(),
    status: { kind: 'open', setback: null },
    question,
    origin,
  }
}

function mayStillHelp(request: AccessRequest): boolean {
  return isLive(request) || request.status.kind === 'granted'
}

/** Those who can make most of the grants first; among them those who need not activate, as the offer has them. */
function grantorsOfAll(grants: readonly OfferedGrant[], requesterId: string): readonly KnownGrantor[] {
  const found = new Map<string, { readonly grantor: KnownGrantor; readonly count: number }>()
  for (const grantor of grants.flatMap((each) => each.grantors)) {
    const key = grantor.id.toLowerCase()
    const before = found.get(key)
    const mustActivate = grantor.mustActivate || before?.grantor.mustActivate === true
    found.set(key, { grantor: { ...grantor, mustActivate }, count: (before?.count ?? 0) + 1 })
  }
  const parties = [requesterId, ...grants.map(({ grant }) => grant.principalId)]
  return [...found.values()]
    .filter(({ grantor }) => !parties.some((party) => sameId(party, grantor.id)))
    .toSorted(
      (left, right) =>
        Number(left.grantor.mustActivate) - Number(right.grantor.mustActivate) || right.count - left.count,
    )
    .map(({ grantor }) => grantor)
}
