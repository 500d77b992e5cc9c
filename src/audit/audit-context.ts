import type { AuditRecord } from './audit-record.ts'
import {
  conversationHash,
  recordedCorrelationIds,
  recordedGuid,
  recordedOwnId,
  recordedScope,
} from './recorded-values.ts'

/** Who did something, where and when: what every record says. */
export interface AuditContext {
  /** a random UUID for the record */
  readonly id: string
  readonly at: Date
  readonly actor: {
    /** Entra object id of the authenticated activity; null: the channel did not tell it */
    readonly id: string | null
    readonly kind: 'person' | 'bot'
  }
  /** null: in no conversation, as when a request expires */
  readonly conversation: {
    readonly kind: 'personal' | 'group' | 'channel'
    /** the channel's own id, of which only a hash is kept */
    readonly id: string
  } | null
  readonly diagnosisId?: string | null
  readonly requestId?: string | null
  /** of ARM's answers */
  readonly correlationIds?: readonly string[]
}

/** A context with whose access it is about, and where. */
export interface SubjectContext extends AuditContext {
  /** Entra object id */
  readonly subjectId: string | null
  /** ARM id */
  readonly scope: string | null
}

type Envelope = Pick<
  AuditRecord,
  | 'version'
  | 'id'
  | 'at'
  | 'actor'
  | 'subjectId'
  | 'scope'
  | 'conversation'
  | 'diagnosisId'
  | 'requestId'
  | 'correlationIds'
>

/** The part that all records have in common; what is no id is left out of it. */
export function envelopeOf(context: SubjectContext): Envelope {
  const { id, at, actor, conversation } = context
  return {
    version: 1,
    id,
    at: at.toISOString(),
    actor: { id: recordedGuid(actor.id), kind: actor.kind },
    subjectId: recordedGuid(context.subjectId),
    scope: recordedScope(context.scope),
    conversation:
      conversation === null ? null : { kind: conversation.kind, hash: conversationHash(conversation.id) },
    diagnosisId: recordedOwnId(context.diagnosisId),
    requestId: recordedOwnId(context.requestId),
    correlationIds: recordedCorrelationIds(context.correlationIds ?? []),
  }
}
