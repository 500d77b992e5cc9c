import * as z from 'zod'
import { sameId } from '../rbac/principal.ts'
import { grant, person, PRINCIPAL_TYPES } from './grant.ts'

export const REASON_LENGTH = 500
export const NAME_LENGTH = 120
/** More roles than this do not fit a card that says what each is for. */
export const MOST_GRANTS = 8

const time = z.iso.datetime()

/** Who is to get the roles: usually the requester, sometimes a managed identity. */
export const beneficiary = z.readonly(
  z.object({ id: z.guid(), type: z.nullable(z.enum(PRINCIPAL_TYPES)), name: z.nullable(z.string()) }),
)
export type Beneficiary = z.infer<typeof beneficiary>

/** Somebody who could assign the roles when the diagnosis was made. */
export const knownGrantor = z.readonly(
  z.object({
    id: z.guid(),
    name: z.nullable(z.string()),
    /** they must activate a role of their own first */
    mustActivate: z.boolean(),
  }),
)
export type KnownGrantor = z.infer<typeof knownGrantor>

/** What became of one grant of an approved request. */
export const madeGrant = z.readonly(
  z.object({
    grant,
    /** ARM id of the role assignment, or of the schedule request that made it; null where Azure did not say */
    assignmentId: z.nullable(z.string()),
    /** null: it has no end, or none that is known */
    until: z.nullable(time),
    /** the role was assigned already, by whomever */
    wasThere: z.boolean(),
  }),
)
export type MadeGrant = z.infer<typeof madeGrant>

export const missedGrant = z.readonly(z.object({ grant, why: z.string() }))
export type MissedGrant = z.infer<typeof missedGrant>

const status = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    /** why the last attempt to grant it came to nothing; null before the first */
    setback: z.nullable(
      z.object({
        by: person,
        at: time,
        why: z.string(),
        /** the tenant makes no assignments that end, so that an approver may choose one without an end */
        onlyPermanent: z.boolean(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('granting'),
    by: person,
    since: time,
    claimId: z.guid(),
    grantIds: z.readonly(z.array(z.guid())),
    duration: z.nullable(z.string()),
  }),
  z.object({
    kind: z.literal('granted'),
    by: person,
    at: time,
    made: z.readonly(z.array(madeGrant)),
    /** of what was approved, what Azure refused */
    missed: z.readonly(z.array(missedGrant)),
    /** when the first of them ends; null where none does */
    until: z.nullable(time),
    /** seen to be in effect */
    verified: z.boolean(),
    /** looked for long enough, and not seen to be in effect */
    unseen: z.optional(z.boolean()),
    /** when either was found out */
    lookedAt: z.optional(time),
  }),
  z.object({ kind: z.literal('denied'), by: person, at: time, note: z.string() }),
  z.object({ kind: z.literal('withdrawn'), at: time }),
  z.object({ kind: z.literal('expired'), at: time }),
  z.object({
    kind: z.literal('failed'),
    by: person,
    at: time,
    why: z.string(),
    /** ids of the grants that were tried */
    grantIds: z.optional(z.readonly(z.array(z.guid()))),
    /** nobody knows what came of them */
    unfinished: z.optional(z.literal(true)),
  }),
])
export type RequestStatus = z.infer<typeof status>
export type StatusOf<Kind extends RequestStatus['kind']> = Extract<RequestStatus, { kind: Kind }>

/** The record of a request for access, as it is stored. Whatever a card says of it is looked up here. */
export const accessRequest = z.readonly(
  z.object({
    version: z.literal(1),
    id: z.guid(),
    diagnosisId: z.guid(),
    requester: person,
    beneficiary,
    grants: z.readonly(z.array(grant)),
    /** whom to ask, the best first */
    grantors: z.readonly(z.array(knownGrantor)),
    /** what the roles are for, to read: the resource that the diagnosis was about */
    resourceName: z.nullable(z.string()),
    reason: z.string().max(REASON_LENGTH),
    /** ISO 8601 such as `PT8H`; null: until somebody takes the roles away */
    duration: z.nullable(z.string()),
    createdAt: time,
    /** when nobody can approve it any more */
    expiresAt: time,
    status,
    /** what the diagnosis answered, for whoever diagnoses again; nothing here looks into it */
    question: z.unknown(),
    /** where it was made, for whoever brings it to others; nothing here looks into it */
    origin: z.unknown(),
  }),
)
export type AccessRequest = z.infer<typeof accessRequest>

/** Requests that may still come to something. */
export function isLive({ status: { kind } }: AccessRequest): boolean {
  return kind === 'open' || kind === 'granting'
}

/** Whether somebody asked for the roles or gets one of them: they cannot decide about it. */
export function isParty({ requester, beneficiary: gets, grants }: AccessRequest, actorId: string): boolean {
  return [requester.id, gets.id, ...grants.map(({ principalId }) => principalId)].some((id) =>
    sameId(id, actorId),
  )
}
