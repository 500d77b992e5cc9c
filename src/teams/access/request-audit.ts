import { v5 as uuidV5 } from 'uuid'
import {
  accessRequestedRecord,
  grantedRecord,
  grantFailedRecord,
  notYetInEffectRecord,
  requestDecidedRecord,
  verifiedRecord,
} from '../../audit/access-request-records.ts'
import type { SubjectContext } from '../../audit/audit-context.ts'
import type { AuditRecord } from '../../audit/audit-record.ts'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import { endOf, isLonger } from '../../access-requests/duration.ts'
import type { RequestAudit } from '../../access-requests/audit.ts'

/** A fixed namespace: the record of one change has one id, whichever process writes it. */
const NAMESPACE = 'b0b8b8a7-52a5-5d0f-8d5c-0d0f6c6f1f4e'

/** The audit record of a change of a request; null where the change is none of anybody's business. */
export function auditRecordOf({ at, event, actor, begun, request }: RequestAudit): AuditRecord | null {
  const context: SubjectContext = {
    id: uuidV5(`${request.id} ${event} ${at} ${actor?.id ?? ''}`.toLowerCase(), NAMESPACE),
    at: new Date(at),
    actor: { id: actor?.id ?? null, kind: actor === null ? 'bot' : 'person' },
    conversation: null,
    subjectId: request.beneficiary.id,
    scope: request.grants[0]?.scope ?? null,
    diagnosisId: request.diagnosisId,
    requestId: request.id,
  }
  const { grants, duration, reason, status } = request
  const attempted = grants.filter((grant) => begun.includes(grant.id))
  const made = status.kind === 'granted' ? status.made : []
  const decided = (decision: 'denied' | 'withdrawn' | 'expired', note: string | null = null) =>
    requestDecidedRecord({ decision, why: null, reason: note, grants: [], until: null }, context)
  switch (event) {
    case 'request':
      return accessRequestedRecord({ grants, duration, reason }, context)
    case 'claim':
      return claimRecord(request, context)
    case 'grant':
      return grantedRecord(
        made.map(({ grant, ...rest }) => ({ ...grant, ...rest })),
        context,
      )
    case 'release':
      return grantFailedRecord({ grants: attempted, why: 'open-again' }, context)
    case 'fail':
      return grantFailedRecord({ grants: attempted, why: 'failed' }, context)
    case 'deny':
      return decided('denied', status.kind === 'denied' ? status.note : null)
    case 'withdraw':
      return decided('withdrawn')
    case 'expire':
      return status.kind === 'failed'
        ? grantFailedRecord({ grants: attempted, why: 'unfinished' }, context)
        : decided('expired')
    case 'verify':
      return verifiedRecord({ grants: made.map(({ grant }) => grant), attempts: 1 }, context)
    case 'give-up':
      return notYetInEffectRecord({ grants: made.map(({ grant }) => grant), attempts: 1 }, context)
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
  const isSmaller = chosen.length < grants.length || isLonger(duration, status.duration)
  return requestDecidedRecord(
    {
      decision: isSmaller ? 'approved-smaller' : 'approved',
      why: null,
      reason: null,
      grants: chosen,
      until: endOf(status.duration, context.at),
    },
    context,
  )
}
