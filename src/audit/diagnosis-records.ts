import { sameId } from '../rbac/principal.ts'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { envelopeOf, type AuditContext } from './audit-context.ts'
import { MOST_ENTRIES, type AuditRecordOf } from './audit-record.ts'
import { recordedGuid, recordedList, recordedRequirement } from './recorded-values.ts'

/** What a diagnosis came to, for whoever was meant. */
export function diagnosedRecord(diagnosis: Diagnosis, context: AuditContext): AuditRecordOf<'diagnosed'> {
  const answered = diagnosis.status === 'answered' ? diagnosis : null
  return {
    ...envelopeOf(aboutDiagnosis(diagnosis, context)),
    event: 'diagnosed',
    status: diagnosis.status,
    cause: diagnosis.evidence?.cause ?? null,
    service: diagnosis.evidence?.service ?? null,
    states: (answered?.verdicts ?? []).slice(0, MOST_ENTRIES).map(({ requirement, state }) => ({
      requirement: recordedRequirement(requirement.requirement.id),
      state,
    })),
    missingRoleIds: guids((answered?.advice.missingRoles ?? []).map(({ id }) => id)),
    leastRoleIds: guids((answered?.advice.leastRoles ?? []).map(({ id }) => id)),
    blindSpots: recordedList((answered?.blindSpots ?? []).map(({ code }) => code)),
    askedAboutOther: othersIn(diagnosis, context).length > 0,
  }
}

/**
 * Who asked about whom, and whether it was shown; null where a diagnosis is about the person who asked, or judged
 * nobody's access.
 */
export function askedAboutOtherRecord(
  diagnosis: Diagnosis,
  context: AuditContext,
): AuditRecordOf<'asked-about-other'> | null {
  const verdicts = othersIn(diagnosis, context)
  if (verdicts.length === 0) return null
  const refused = verdicts.filter(isRefused)
  return {
    ...envelopeOf(aboutDiagnosis(diagnosis, context)),
    event: 'asked-about-other',
    outcome: refused.length === 0 ? 'allowed' : refused.length === verdicts.length ? 'refused' : 'partly',
    why: refused.length === 0 ? null : NOT_ENTITLED,
    about: guids(verdicts.map(({ requirement }) => requirement.assignee?.id ?? '')),
  }
}

const NOT_ENTITLED = 'asker-not-entitled'

function isRefused({ reasons }: Verdict): boolean {
  return reasons.some(({ code }) => code === NOT_ENTITLED)
}

/** The verdicts on somebody or something else; an identity that does not exist is nobody. */
function othersIn(diagnosis: Diagnosis, { actor }: AuditContext): readonly Verdict[] {
  if (diagnosis.status !== 'answered') return []
  return diagnosis.verdicts.filter(
    ({ requirement: { assignee } }) =>
      assignee !== null && (actor.id === null || !sameId(assignee.id, actor.id)),
  )
}

function aboutDiagnosis(diagnosis: Diagnosis, context: AuditContext) {
  const place = diagnosis.status === 'unrecognized' ? null : diagnosis
  return {
    ...context,
    subjectId: place?.principal?.id ?? null,
    scope: place?.resource?.id ?? null,
    correlationIds: [...(context.correlationIds ?? []), ...requestIdsOf(diagnosis)],
  }
}

function requestIdsOf({ evidence }: Diagnosis): readonly string[] {
  if (evidence === null) return []
  return [evidence, ...evidence.more].flatMap(({ requestIds }) => requestIds)
}

function guids(ids: readonly string[]): readonly string[] {
  return recordedList(ids.map(recordedGuid).filter((id) => id !== null))
}
