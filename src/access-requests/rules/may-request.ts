import { cleanText } from '../../reply/clean-text.ts'
import { sameId } from '../../rbac/principal.ts'
import { REASON_LENGTH } from '../access-request.ts'
import { isDurationChoice, type Duration } from '../duration.ts'
import type { Offer, OfferedGrant } from '../offer.ts'
import { mayNot, type Refusal } from './ruling.ts'

/** What somebody filled in. All of it is untrusted. */
export interface Wanted {
  readonly grantIds: readonly string[]
  readonly reason: string
  readonly duration: Duration
}

export type RequestRuling =
  | {
      readonly kind: 'may'
      readonly grants: readonly OfferedGrant[]
      /** fit for one line */
      readonly reason: string
      readonly duration: Duration
    }
  | Refusal<
      'not-yours' | 'offer-outdated' | 'not-offered' | 'nothing-chosen' | 'no-such-duration' | 'no-reason'
    >

/** What was found out about somebody's access is good for a day; afterwards it is to be looked at again. */
export const OFFER_LIFETIME = 24 * 60 * 60_000

/** Whether somebody may request that: their own offer only, nothing that is not in it, with a reason. */
export function mayRequest(offer: Offer, actorId: string, wanted: Wanted, now: Date): RequestRuling {
  if (!sameId(offer.viewerId, actorId)) {
    return mayNot('not-yours', 'Only the person whose error this is about can request access here.')
  }
  if (now.getTime() - Date.parse(offer.createdAt) >= OFFER_LIFETIME) {
    return mayNot(
      'offer-outdated',
      'This answer is more than a day old. Check again, and request access then.',
    )
  }
  const wantedIds = new Set(wanted.grantIds.map((id) => id.toLowerCase()))
  const grants = offer.grants.filter(({ grant }) => wantedIds.has(grant.id.toLowerCase()))
  if (wantedIds.size === 0) return mayNot('nothing-chosen', 'Choose at least one role.')
  if (grants.length !== wantedIds.size) {
    return mayNot('not-offered', 'Only the roles that this answer advises can be requested.')
  }
  if (!isDurationChoice(wanted.duration)) {
    return mayNot('no-such-duration', 'Choose one of the offered durations.')
  }
  const reason = cleanText(wanted.reason, REASON_LENGTH)
  if (reason === '') return mayNot('no-reason', 'Say in a few words what you need the access for.')
  return { kind: 'may', grants, reason, duration: wanted.duration }
}
