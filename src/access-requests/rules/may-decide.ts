import { sameId } from '../../rbac/principal.ts'
import { isParty, type AccessRequest, type StatusOf } from '../access-request.ts'
import { forDuration, isDurationChoice, isLonger, type Duration } from '../duration.ts'
import type { Grant } from '../grant.ts'
import { standingText } from '../standing-text.ts'
import { mayNot, type Refusal } from './ruling.ts'

/** How long somebody who approved has for the assignments; afterwards another may finish them. */
export const CLAIM_LIFETIME = 2 * 60_000

/** What an approver says yes to. */
export interface Approval {
  readonly grantIds: readonly string[]
  /** null: explicitly without an end */
  readonly duration: Duration
}

type DecisionCode = 'self-approval' | 'over' | 'expired' | 'being-granted'

export type DecisionRuling = { readonly kind: 'may' } | Refusal<DecisionCode>

export type ApprovalRuling =
  | { readonly kind: 'may'; readonly grants: readonly Grant[]; readonly duration: Duration }
  | Refusal<
      DecisionCode | 'nothing-chosen' | 'not-requested' | 'no-such-duration' | 'longer' | 'less-than-begun'
    >

/** Whether somebody may say yes or no at all: it is still open, and not about themselves. */
export function mayDecide(request: AccessRequest, actorId: string, now: Date): DecisionRuling {
  const { status } = request
  if (isParty(request, actorId)) {
    return mayNot('self-approval', 'Nobody decides about access for themselves. Somebody else has to.')
  }
  switch (status.kind) {
    case 'open':
      return now < new Date(request.expiresAt)
        ? { kind: 'may' }
        : mayNot('expired', standingText(request, now))
    case 'granting':
      return isAbandoned(status.since, now)
        ? { kind: 'may' }
        : mayNot('being-granted', beingGranted(request, status, actorId, now))
    case 'granted':
    case 'denied':
    case 'withdrawn':
    case 'expired':
    case 'failed':
      return mayNot('over', standingText(request, now))
    default:
      return status satisfies never
  }
}

/**
 * Whether somebody may approve that: what was asked for or less, never more. Where the tenant makes no
 * assignments that end, one without an end may take the place of one that was asked for.
 */
export function mayApprove(
  request: AccessRequest,
  actorId: string,
  { grantIds, duration }: Approval,
  now: Date,
): ApprovalRuling {
  const ruling = mayDecide(request, actorId, now)
  if (ruling.kind === 'may-not') return ruling
  const chosenIds = new Set(grantIds.map((id) => id.toLowerCase()))
  if (chosenIds.size === 0) return mayNot('nothing-chosen', 'Choose at least one role.')
  const grants = request.grants.filter(({ id }) => chosenIds.has(id.toLowerCase()))
  if (grants.length !== chosenIds.size) {
    return mayNot('not-requested', 'Only the roles that were requested can be approved.')
  }
  if (!isDurationChoice(duration)) {
    return mayNot('no-such-duration', 'Choose one of the offered durations.')
  }
  if (isLonger(duration, request.duration) && !isAllowedWithoutEnd(request, duration)) {
    return mayNot(
      'longer',
      `This was requested ${forDuration(request.duration)}; it cannot be approved for longer.`,
    )
  }
  const { status } = request
  if (status.kind === 'granting' && !status.grantIds.every((id) => chosenIds.has(id.toLowerCase()))) {
    return mayNot(
      'less-than-begun',
      'Somebody began to grant more of this than you chose. Approve all that they did, to have it finished.',
    )
  }
  return { kind: 'may', grants, duration }
}

export function isAbandoned(since: string, now: Date): boolean {
  return now.getTime() - Date.parse(since) >= CLAIM_LIFETIME
}

/** To whoever approved it themselves: what they wait for, and when they can go on. */
function beingGranted(
  request: AccessRequest,
  { by, since }: StatusOf<'granting'>,
  actorId: string,
  now: Date,
): string {
  if (!sameId(by.id, actorId)) return standingText(request, now)
  const minutes = Math.ceil((Date.parse(since) + CLAIM_LIFETIME - now.getTime()) / 60_000)
  const when = minutes > 1 ? `${minutes} minutes` : 'a minute'
  return `Your approval was sent to Azure, and there is no answer yet. Approve it again in ${when}: I look at what came of it, and assign nothing twice.`
}

function isAllowedWithoutEnd({ status }: AccessRequest, duration: Duration): boolean {
  return duration === null && status.kind === 'open' && status.setback?.onlyPermanent === true
}
