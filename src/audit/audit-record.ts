import { z } from 'zod'
import { CAUSES, SERVICES } from '../evidence/evidence.ts'
import { BLIND_SPOT_CODES } from '../snapshot/snapshot.ts'
import { VERDICT_STATES } from '../verdict/verdict.ts'

/** UTF-16 units of what somebody typed into a form for others to read: a reason, feedback. */
export const LONGEST_TEXT = 500

/** Entries of each list of a record; a record with more of them would not be one line any more. */
export const MOST_ENTRIES = 200

const guid = z.guid()
const time = z.iso.datetime()
/** an ARM id; where a grant or a diagnosis is about */
const scope = z.string().regex(/^\/[^\s\p{C}<>"'`|\\?#]{0,1999}$/u)
const code = z.string().regex(/^[a-z][\w.-]{0,79}$/i)
const typed = z.string().max(LONGEST_TEXT)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(MOST_ENTRIES).readonly()

const grant = z.object({ roleId: guid.nullable(), scope: scope.nullable(), principalId: guid.nullable() })
const madeGrant = grant.extend({
  /** ARM id of the role assignment or of the schedule request; null: Azure did not say */
  assignmentId: scope.nullable(),
  /** null: it stays until it is taken back */
  until: time.nullable(),
  /** the role was assigned already, by whomever */
  wasThere: z.boolean(),
})

const envelope = {
  version: z.literal(1),
  /** of the record: one that is met twice was written twice and happened once */
  id: guid,
  at: time,
  /** Entra object id; null: the channel did not tell it */
  actor: z.object({ id: guid.nullable(), kind: z.enum(['person', 'bot']) }),
  /** whose access it is about */
  subjectId: guid.nullable(),
  scope: scope.nullable(),
  /** null: it happened in no conversation */
  conversation: z
    .object({
      kind: z.enum(['personal', 'group', 'channel']),
      /** SHA-256 of the conversation's id, the first 32 hexadecimal digits */
      hash: z.string().regex(/^[0-9a-f]{32}$/),
    })
    .nullable(),
  diagnosisId: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .nullable(),
  requestId: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .nullable(),
  /** request ids that the error names, and ARM's own of what was written */
  correlationIds: list(z.string().regex(/^[\w-]{1,100}$/)),
}

const event = <Name extends string, Fields extends z.ZodRawShape>(name: Name, fields: Fields) =>
  z.object({ ...envelope, event: z.literal(name), ...fields })

const diagnosed = event('diagnosed', {
  status: z.enum(['unrecognized', 'incomplete', 'answered']),
  cause: z.enum(CAUSES).nullable(),
  service: z.enum(SERVICES).nullable(),
  /** one id may come several times, for several resources */
  states: list(
    z.object({ requirement: z.string().regex(/^[\w./*:${}-]{1,320}$/), state: z.enum(VERDICT_STATES) }),
  ),
  missingRoleIds: list(guid),
  leastRoleIds: list(guid),
  /** what could not be read */
  blindSpots: list(z.enum(BLIND_SPOT_CODES)),
  askedAboutOther: z.boolean(),
})

const askedAboutOther = event('asked-about-other', {
  /** `partly`: shown at some scopes and not at others */
  outcome: z.enum(['allowed', 'partly', 'refused']),
  /** why something was not shown */
  why: code.nullable(),
  /** whoever was asked about, people and identities */
  about: list(guid),
})

const accessRequested = event('access-requested', {
  grants: list(grant),
  /** ISO 8601, as `PT8H`; null: without an end */
  duration: z
    .string()
    .regex(/^P[\dDTHMSYW]{2,20}$/)
    .nullable(),
  reason: typed,
})

export const DECISIONS = [
  'approved',
  'approved-smaller',
  'denied',
  'withdrawn',
  'expired',
  'refused',
] as const

const requestDecided = event('request-decided', {
  decision: z.enum(DECISIONS),
  /** why Rolecall refused: `self-approval` */
  why: code.nullable(),
  /** what the person who decided wrote to it */
  reason: typed.nullable(),
  /** what is to be granted; empty where nothing is */
  grants: list(grant),
  until: time.nullable(),
})

const granted = event('granted', { grants: list(madeGrant) })

const grantFailed = event('grant-failed', {
  grants: list(grant),
  /** a code of ARM's or of Rolecall's */
  why: code,
})

const effect = {
  grants: list(grant),
  /** how many times it was looked */
  attempts: z.int().min(1),
}
const verified = event('verified', effect)
const notYetInEffect = event('not-yet-in-effect', effect)

const feedback = event('feedback', {
  reaction: z.enum(['like', 'dislike']),
  text: typed.nullable(),
})

/**
 * What happened, once: who did what about whose access, where, why, and the ids to follow it by. Holds ids, codes and
 * the little that somebody typed for others to read; no message, no token, no name of a person.
 */
export const auditRecord = z.discriminatedUnion('event', [
  diagnosed,
  askedAboutOther,
  accessRequested,
  requestDecided,
  granted,
  grantFailed,
  verified,
  notYetInEffect,
  feedback,
])

export type AuditRecord = z.infer<typeof auditRecord>
export type AuditEvent = AuditRecord['event']
export type AuditRecordOf<Event extends AuditEvent> = Extract<AuditRecord, { event: Event }>

export const AUDIT_EVENTS: readonly AuditEvent[] = auditRecord.options.map(({ shape }) => shape.event.value)
