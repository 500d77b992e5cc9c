import { sameId } from '../rbac/principal.ts'
import type { AccessRequest, MadeGrant, MissedGrant, RequestStatus, StatusOf } from './access-request.ts'
import type { Person } from './grant.ts'
import { isAbandoned, mayApprove, mayDecide, type Approval } from './rules/may-decide.ts'
import { standingText } from './standing-text.ts'

/** What happens to a request once it is there. */
export type RequestEvent =
  | { readonly kind: 'claim'; readonly by: Person; readonly claimId: string; readonly approval: Approval }
  | {
      readonly kind: 'grant'
      readonly claimId: string
      readonly made: readonly MadeGrant[]
      readonly missed: readonly MissedGrant[]
    }
  /** nothing was assigned, and it can be tried again */
  | {
      readonly kind: 'release'
      readonly claimId: string
      readonly why: string
      readonly onlyPermanent: boolean
    }
  /** nothing was assigned, and nothing can be */
  | { readonly kind: 'fail'; readonly claimId: string; readonly why: string }
  | { readonly kind: 'deny'; readonly by: Person; readonly note: string }
  | { readonly kind: 'withdraw'; readonly by: Person }
  | { readonly kind: 'expire' }
  | { readonly kind: 'verify' }
  /** it was looked for long enough, and not seen to be in effect */
  | { readonly kind: 'give-up' }

export type Transition =
  | { readonly kind: 'changed'; readonly request: AccessRequest }
  | {
      readonly kind: 'impossible'
      readonly request: AccessRequest
      /** what has happened already, or why not, in a sentence */
      readonly text: string
    }

/** What an event makes of a request. Decides nothing by who may do it in Azure, which is asked before. */
export function transition(request: AccessRequest, event: RequestEvent, now: Date): Transition {
  const to = (status: RequestStatus): Transition => ({ kind: 'changed', request: { ...request, status } })
  const impossible = (text = standingText(request, now)): Transition => ({
    kind: 'impossible',
    request,
    text,
  })
  const { status } = request
  const at = now.toISOString()

  switch (event.kind) {
    case 'claim': {
      const { by, claimId, approval } = event
      const ruling = mayApprove(request, by.id, approval, now)
      if (ruling.kind === 'may-not') return impossible(ruling.text)
      const grantIds = ruling.grants.map(({ id }) => id)
      return to({ kind: 'granting', by, since: at, claimId, grantIds, duration: ruling.duration })
    }
    case 'grant': {
      const { claimId, made, missed } = event
      if (!isClaimed(status, claimId) || !areClaimed(made, status)) return impossible()
      return to({ kind: 'granted', by: status.by, at, made, missed, until: firstEnd(made), verified: false })
    }
    case 'release': {
      const { claimId, why, onlyPermanent } = event
      if (!isClaimed(status, claimId)) return impossible()
      return to({ kind: 'open', setback: { by: status.by, at, why, onlyPermanent } })
    }
    case 'fail':
      return isClaimed(status, event.claimId)
        ? to({ kind: 'failed', by: status.by, at, why: event.why, grantIds: status.grantIds })
        : impossible()
    case 'deny': {
      const ruling = mayDecide(request, event.by.id, now)
      if (ruling.kind === 'may-not') return impossible(ruling.text)
      return status.kind === 'open'
        ? to({ kind: 'denied', by: event.by, at, note: event.note })
        : impossible()
    }
    case 'withdraw':
      if (!sameId(event.by.id, request.requester.id)) {
        return impossible('Only the person who requested this can withdraw it.')
      }
      return status.kind === 'open' ? to({ kind: 'withdrawn', at }) : impossible()
    case 'expire':
      return expired(request, now) ?? impossible()
    case 'verify':
      return status.kind === 'granted' ? to({ ...status, verified: true, lookedAt: at }) : impossible()
    case 'give-up':
      return status.kind === 'granted' && !status.verified
        ? to({ ...status, unseen: true, lookedAt: at })
        : impossible()
    default:
      return event satisfies never
  }
}

function isClaimed(status: RequestStatus, claimId: string): status is StatusOf<'granting'> {
  return status.kind === 'granting' && sameId(status.claimId, claimId)
}

function areClaimed(made: readonly MadeGrant[], { grantIds }: StatusOf<'granting'>): boolean {
  return made.length > 0 && made.every(({ grant }) => grantIds.some((id) => sameId(id, grant.id)))
}

/** What somebody began to grant and nobody finished is not called expired: a role may be assigned. */
function expired(request: AccessRequest, now: Date): Transition | null {
  const { status, expiresAt } = request
  const at = now.toISOString()
  if (now < new Date(expiresAt)) return null
  if (status.kind === 'open') {
    return { kind: 'changed', request: { ...request, status: { kind: 'expired', at } } }
  }
  if (status.kind !== 'granting' || !isAbandoned(status.since, now)) return null
  const why = 'it was begun and never finished. Look at the role assignments there.'
  const { by, grantIds } = status
  return {
    kind: 'changed',
    request: { ...request, status: { kind: 'failed', by, at, why, grantIds, unfinished: true } },
  }
}

function firstEnd(made: readonly MadeGrant[]): string | null {
  return made.flatMap(({ until }) => until ?? []).toSorted()[0] ?? null
}
