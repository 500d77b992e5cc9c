import { randomUUID } from 'node:crypto'
import type { AuditContext } from '../audit/audit-context.ts'
import { requestDecidedRecord } from '../audit/access-request-records.ts'
import type { AuditTrail } from '../audit/audit-trail.ts'
import { askedAboutOtherRecord, diagnosedRecord } from '../audit/diagnosis-records.ts'
import type { AccessRequest } from '../access-requests/access-request.ts'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import { isPersonal } from './sender.ts'
import { conversationOf } from './threads/thread.ts'

/** Notes in the audit trail what happened in a turn. What somebody waits for is not held up by it. */
export class Recording {
  readonly #audit: Pick<AuditTrail, 'appendEventually'>

  constructor(audit: Pick<AuditTrail, 'appendEventually'>) {
    this.#audit = audit
  }

  /** What was found, and whose access was asked about if it was somebody else's. */
  diagnosed(activity: IncomingActivity, diagnosisId: string, diagnosis: Diagnosis): void {
    this.#audit.appendEventually(diagnosedRecord(diagnosis, contextOf(activity, diagnosisId)))
    const about = askedAboutOtherRecord(diagnosis, contextOf(activity, diagnosisId))
    if (about !== null) this.#audit.appendEventually(about)
  }

  /** Somebody tried to decide about a request, and may not; `why` is a code. */
  refused(activity: IncomingActivity, request: AccessRequest, why: string): void {
    const { beneficiary, grants, diagnosisId, id } = request
    const record = requestDecidedRecord(
      { decision: 'refused', why, reason: null, grants: [], until: null },
      {
        ...contextOf(activity, diagnosisId),
        requestId: id,
        subjectId: beneficiary.id,
        scope: grants[0]?.scope ?? null,
      },
    )
    this.#audit.appendEventually(record)
  }
}

function contextOf(activity: IncomingActivity, diagnosisId: string): AuditContext {
  return {
    id: randomUUID(),
    at: new Date(),
    actor: { id: activity.from.aadObjectId ?? null, kind: 'person' },
    conversation: { kind: kindOf(activity), id: conversationOf(activity) },
    diagnosisId,
  }
}

function kindOf(activity: IncomingActivity): 'personal' | 'group' | 'channel' {
  if (isPersonal(activity)) return 'personal'
  return activity.conversation.conversationType === 'groupChat' ? 'group' : 'channel'
}
