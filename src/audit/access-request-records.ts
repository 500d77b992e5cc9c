import { envelopeOf, type SubjectContext } from './audit-context.ts'
import { MOST_ENTRIES, type AuditRecordOf, type DECISIONS } from './audit-record.ts'
import {
  recordedCode,
  recordedGuid,
  recordedRole,
  recordedScope,
  recordedText,
  recordedTime,
} from './recorded-values.ts'

/** A role for somebody at a scope, asked for or to be assigned. */
export interface AuditedGrant {
  /** GUID of the role, or ARM id of its definition */
  readonly roleId: string
  readonly scope: string
  /** Entra object id */
  readonly principalId: string
}

export interface MadeGrant extends AuditedGrant {
  /** ARM id of the role assignment or of the schedule request; null: Azure did not say */
  readonly assignmentId: string | null
  /** ISO 8601; null: it stays until it is taken back */
  readonly until: string | null
  /** the role was assigned already, by whomever */
  readonly wasThere: boolean
}

export interface AccessAskedFor {
  readonly grants: readonly AuditedGrant[]
  /** ISO 8601, as `PT8H`; null: without an end */
  readonly duration: string | null
  /** what the requester typed: part of the record, because it is why access was given */
  readonly reason: string
}

export function accessRequestedRecord(
  { grants, duration, reason }: AccessAskedFor,
  context: SubjectContext,
): AuditRecordOf<'access-requested'> {
  return {
    ...envelopeOf(context),
    event: 'access-requested',
    grants: recordedGrants(grants),
    duration: duration !== null && /^P[\dDTHMSYW]{2,20}$/.test(duration) ? duration : null,
    reason: recordedText(reason),
  }
}

export interface Decided {
  readonly decision: (typeof DECISIONS)[number]
  /** a code: why Rolecall refused; null for every other decision */
  readonly why: string | null
  /** what the person who decided typed */
  readonly reason: string | null
  /** what is to be granted; none where nothing is */
  readonly grants: readonly AuditedGrant[]
  /** ISO 8601; null: without an end */
  readonly until: string | null
}

/** Of an approval it must be appended before anything is granted. */
export function requestDecidedRecord(
  { decision, why, reason, grants, until }: Decided,
  context: SubjectContext,
): AuditRecordOf<'request-decided'> {
  return {
    ...envelopeOf(context),
    event: 'request-decided',
    decision,
    why: why === null ? null : recordedCode(why),
    reason: reason === null ? null : recordedText(reason),
    grants: recordedGrants(grants),
    until: recordedTime(until),
  }
}

/** The actor is whoever's own token wrote the assignments. */
export function grantedRecord(
  grants: readonly MadeGrant[],
  context: SubjectContext,
): AuditRecordOf<'granted'> {
  return {
    ...envelopeOf(context),
    event: 'granted',
    grants: grants.slice(0, MOST_ENTRIES).map((grant) => ({
      ...recordedGrant(grant),
      assignmentId: recordedScope(grant.assignmentId),
      until: recordedTime(grant.until),
      wasThere: grant.wasThere,
    })),
  }
}

/** `why`: a code of ARM's or of Rolecall's. */
export function grantFailedRecord(
  { grants, why }: { readonly grants: readonly AuditedGrant[]; readonly why: string },
  context: SubjectContext,
): AuditRecordOf<'grant-failed'> {
  return {
    ...envelopeOf(context),
    event: 'grant-failed',
    grants: recordedGrants(grants),
    why: recordedCode(why),
  }
}

/** What a look at granted access came to. */
export interface Effect {
  readonly grants: readonly AuditedGrant[]
  /** how many times it was looked, at least once */
  readonly attempts: number
}

export function verifiedRecord(effect: Effect, context: SubjectContext): AuditRecordOf<'verified'> {
  return { ...envelopeOf(context), event: 'verified', ...recordedEffect(effect) }
}

export function notYetInEffectRecord(
  effect: Effect,
  context: SubjectContext,
): AuditRecordOf<'not-yet-in-effect'> {
  return { ...envelopeOf(context), event: 'not-yet-in-effect', ...recordedEffect(effect) }
}

function recordedEffect({ grants, attempts }: Effect) {
  return { grants: recordedGrants(grants), attempts }
}

function recordedGrants(grants: readonly AuditedGrant[]) {
  return grants.slice(0, MOST_ENTRIES).map(recordedGrant)
}

function recordedGrant({ roleId, scope, principalId }: AuditedGrant) {
  return {
    roleId: recordedRole(roleId),
    scope: recordedScope(scope),
    principalId: recordedGuid(principalId),
  }
}
