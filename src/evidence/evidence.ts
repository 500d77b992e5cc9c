/** What kind of failure the text reports. Only `missing-role` and `deny-assignment` are Azure RBAC's doing. */
export const CAUSES = [
  'missing-role',
  'deny-assignment',
  'network',
  'key-auth-disabled',
  'bad-key',
  'policy',
  'token',
  'quota',
  'not-found',
  'propagation',
  'other',
  'unrecognized',
] as const
export type Cause = (typeof CAUSES)[number]

/** The service that refused, not the one that passed the refusal on. */
export const SERVICES = [
  'azure-openai',
  'ai-services',
  'ai-search',
  'storage-blob',
  'storage-file',
  'storage-queue',
  'storage-table',
  'key-vault',
  'acr',
  'cosmos',
  'ml-workspace',
  'foundry-project',
  'resource-manager',
  'app-insights',
  'entra',
  'other',
] as const
export type Service = (typeof SERVICES)[number]

/** `control`: ARM or a management operation; `data`: the service's own endpoint; `unknown`: Entra. */
export type EvidencePlane = 'data' | 'control' | 'unknown'

/** A principal as the text names it; null for what the text lacks. */
export interface NamedPrincipal {
  readonly objectId: string | null
  readonly appId: string | null
  readonly name: string | null
}

/** Where in the text a field was read, as UTF-16 offsets into `Evidence.source`, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type EvidenceField =
  'cause' | 'service' | 'operations' | 'scope' | 'endpoint' | 'principal' | 'requestIds'

/**
 * How a text was read, where the person should know.
 *
 * - `cut`, `binary`: parts were passed over;
 * - `inferred`: the wording is not known, and the cause was taken from single words;
 * - `model`: a language model read the cause.
 */
export const NOTE_CODES = ['cut', 'binary', 'inferred', 'model'] as const
export interface ReadingNote {
  readonly code: (typeof NOTE_CODES)[number]
  readonly text: string
}

/** What an error text says, in its own spelling, and nothing more. */
export interface Evidence {
  readonly cause: Cause
  readonly service: Service | null
  readonly plane: EvidencePlane
  /** every operation named, in order of appearance, permitted ones of a linked check included */
  readonly operations: readonly string[]
  /** those of `operations` that the text says were refused */
  readonly deniedOperations: readonly string[]
  /** ARM scope that the refusal is about */
  readonly scope: string | null
  /** host name that refused */
  readonly endpoint: string | null
  readonly principal: NamedPrincipal | null
  readonly requestIds: readonly string[]
  /** the family of messages that it belongs to: `storage-permission-mismatch`; null if unrecognized */
  readonly family: string | null
  /** the error code that decided the cause, as written: `AuthorizationFailed`, `AADSTS700016` */
  readonly code: string | null
  /** the text after wrappings were taken off; spans point into it */
  readonly source: string
  readonly spans: Readonly<Partial<Record<EvidenceField, readonly Span[]>>>
  readonly notes: readonly ReadingNote[]
  /** further, different failures of the same text, to be mended after this one */
  readonly more: readonly Evidence[]
}
