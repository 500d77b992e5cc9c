import {
  accessRequestedRecord,
  grantedRecord,
  grantFailedRecord,
  requestDecidedRecord,
  verifiedRecord,
} from '../../audit/access-request-records.ts'
import type { SubjectContext } from '../../audit/audit-context.ts'
import type { AuditRecord } from '../../audit/audit-record.ts'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import type { RequestAudit } from '../../access-requests/audit.ts'

/** The audit record of a change of a request; null where the change is none of anybody's business. */
export function auditRecordOf({ at, event, actor, request }: RequestAudit, id: string): AuditRecord | null {
  const context: SubjectContext = {
    id,
    at: new Date(at),
    actor: { id: actor?.id ?? null, kind: actor === null ? 'bot' : 'person' },
    conversation: null,
    subjectId: request.beneficiary.id,
    scope: request.grants[0]?.scope ?? null,
    diagnosisId: request.diagnosisId,
    requestId: request.id,
  }
  const { grants, duration, reason, status } = request
  const decided = (decision: 'denied' | 'withdrawn' | 'expired', note: string | null = null) =>
    requestDecidedRecord({ decision, why: null, reason: note, grants: [], until: null }, context)
  switch (event) {
    case 'request':
      return accessRequestedRecord({ grants, duration, reason }, context)
    case 'claim':
      return claimRecord(request, context)
    case 'grant':
      return grantedRecord(
        status.kind === 'granted' ? status.made.map(({ grant, ...made }) => ({ ...grant, ...made })) : [],
        context,
      )
    case 'release':
      return grantFailedRecord({ grants, why: 'open-again' }, context)
    case 'fail':
      return grantFailedRecord({ grants, why: 'failed' }, context)
    case 'deny':
      return decided('denied', status.kind === 'denied' ? status.note : null)
    case 'withdraw':
      return decided('withdrawn')
    case 'expire':
      return decided('expired')
    case 'verify':
      return verifiedRecord({ grants, attempts: 1 }, context)
    default:
      return event satisfies never
  }
}

/** The yes comes before anything is written, so that nothing is granted of which there is no record. */
function claimRecord(
  { grants, duration, status }: AccessRequest,
  context: SubjectContext,
): AuditRecord | null {
  if (status.kind !== 'granting') return null
  const chosen = grants.filter((grant) => status.grantIds.includes(grant.id))
  const isSmaller = chosen.length < grants.length || status.duration !== duration
  return requestDecidedRecord(
    {
      decision: isSmaller ? 'approved-smaller' : 'approved',
      why: null,
      reason: null,
      grants: chosen,
      until: null,
    },
    context,
  )
}
