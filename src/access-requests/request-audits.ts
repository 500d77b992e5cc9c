import type { AccessRequest } from './access-request.ts'
import type { RequestAudit } from './audit.ts'

/**
 * Of the audits of a request those that it tells itself, whoever asks: that it was made, and how it ended. A process that
 * was killed before it recorded them leaves them to the next.
 */
export function auditsOf(request: AccessRequest): readonly RequestAudit[] {
  return [openingAudit(request), ...endingAudits(request)]
}

export function openingAudit(request: AccessRequest): RequestAudit {
  return { at: request.createdAt, event: 'request', actor: request.requester, begun: [], request }
}

function endingAudits(request: AccessRequest): readonly RequestAudit[] {
  const { status } = request
  switch (status.kind) {
    case 'open':
    case 'granting':
      return []
    case 'granted': {
      const { by: actor, at, made, missed, verified, lookedAt } = status
      const begun = [...made, ...missed].map(({ grant }) => grant.id)
      const looked = verified ? ('verify' as const) : ('give-up' as const)
      return [
        { at, event: 'grant', actor, begun, request },
        ...(lookedAt === undefined ? [] : [{ at: lookedAt, event: looked, actor: null, begun: [], request }]),
      ]
    }
    case 'denied':
      return [{ at: status.at, event: 'deny', actor: status.by, begun: [], request }]
    case 'withdrawn':
      return [{ at: status.at, event: 'withdraw', actor: request.requester, begun: [], request }]
    case 'expired':
      return [{ at: status.at, event: 'expire', actor: null, begun: [], request }]
    case 'failed': {
      const { at, by, grantIds: begun = [], unfinished } = status
      return [
        unfinished === true
          ? { at, event: 'expire', actor: null, begun, request }
          : { at, event: 'fail', actor: by, begun, request },
      ]
    }
    default:
      return status satisfies never
  }
}
