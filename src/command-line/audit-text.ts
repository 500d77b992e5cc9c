import type { AuditRecord } from '../audit/audit-record.ts'
import { builtInRole } from '../knowledge/catalogue/roles.ts'
import { cleanText } from '../reply/clean-text.ts'

/** Longer than any record; what stands in a file is not trusted to be as it was written. */
const LONGEST = 100_000

/** One record on one line: when, what, who, about whom, where, why, and the ids to follow it by. */
export function auditText(record: AuditRecord): string {
  const { at, event, actor, subjectId, scope, conversation } = record
  const who = [
    `by ${actor.id ?? (actor.kind === 'bot' ? 'Rolecall' : 'somebody unknown')}`,
    ...(subjectId === null || subjectId === actor.id ? [] : [`about ${subjectId}`]),
    ...(scope === null ? [] : [`on ${scope}`]),
    ...(conversation === null ? [] : [`in ${conversation.kind} ${conversation.hash}`]),
  ].join(' ')
  return cleanText(`${at} ${event}: ${[who, ...details(record), ...ids(record)].join('; ')}`, LONGEST)
}

function details(record: AuditRecord): readonly string[] {
  switch (record.event) {
    case 'diagnosed':
      return [
        [record.status, record.cause, record.service].filter((each) => each !== null).join(', '),
        ...record.states.map(({ requirement, state }) => `${requirement} ${state}`),
        ...named('missing', record.missingRoleIds.map(roleName)),
        ...named('least', record.leastRoleIds.map(roleName)),
        ...record.blindSpots,
      ]
    case 'asked-about-other':
      return [record.outcome, ...named('why', present(record.why)), ...named('asked about', record.about)]
    case 'access-requested':
      return [...grants(record), record.duration ?? 'without an end', `reason: ${record.reason}`]
    case 'request-decided':
      return [
        record.decision,
        ...named('why', present(record.why)),
        ...grants(record),
        ...named('until', present(record.until)),
        ...named('reason', present(record.reason)),
      ]
    case 'granted':
      return record.grants.flatMap((made) => [
        `${grantText(made, record.scope)} ${made.until === null ? 'without an end' : `until ${made.until}`}${made.wasThere ? ', was there before' : ''}`,
        ...named('assignment', present(made.assignmentId)),
      ])
    case 'grant-failed':
      return [...grants(record), `why: ${record.why}`]
    case 'verified':
    case 'not-yet-in-effect':
      return [...grants(record), `looked ${record.attempts} ${record.attempts === 1 ? 'time' : 'times'}`]
    case 'feedback':
      return [record.reaction, ...named('text', present(record.text))]
    default:
      return record satisfies never
  }
}

function ids({ id, diagnosisId, requestId, correlationIds }: AuditRecord): readonly string[] {
  return [
    ...named('diagnosis', present(diagnosisId)),
    ...named('request', present(requestId)),
    ...named('correlation', correlationIds),
    `record ${id}`,
  ]
}

type Grant = Extract<AuditRecord, { event: 'grant-failed' }>['grants'][number]

function grants(record: { readonly grants: readonly Grant[]; readonly scope: string | null }) {
  return record.grants.map((grant) => grantText(grant, record.scope))
}

/** The scope is told where it is not that of the record. */
function grantText({ roleId, scope, principalId }: Grant, recordScope: string | null): string {
  const where = scope === recordScope ? '' : ` at ${scope ?? 'a scope that is not known'}`
  return `${roleId === null ? 'a role that is not known' : roleName(roleId)} to ${principalId ?? 'nobody known'}${where}`
}

/** The shipped name of a built-in role beside its GUID, by which it is known. */
function roleName(id: string): string {
  const role = builtInRole(id)
  return role === undefined ? id : `${role.name} (${id})`
}

function named(label: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${label} ${values.join(', ')}`]
}

function present(value: string | null): readonly string[] {
  return value === null ? [] : [value]
}
