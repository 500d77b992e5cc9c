import type { Evidence } from '../evidence/evidence.ts'
import type { ModelReading } from './merge.ts'

/** Where the model is; Azure documentation, "Azure OpenAI REST API reference". */
export interface LanguageConfig {
  /** `https://{resource}.openai.azure.com`, or another host of Azure OpenAI, without a path */
  readonly endpoint: string
  /** deployment of a chat model that keeps to a JSON schema */
  readonly deployment: string
  /** deployment of a model that sees images; null: screenshots are not read */
  readonly visionDeployment: string | null
  /** `LATEST_STABLE_API` if absent */
  readonly apiVersion?: string
}

/** The newest version that is no preview; the first stable one with structured outputs. */
export const LATEST_STABLE_API = '2024-10-21'

/** Why the model was not asked. `unsuitable`: an image of a kind or size that it does not take. */
export type SkipReason = 'not-needed' | 'off' | 'circuit-open' | 'budget-spent' | 'unsuitable'

/**
 * Why the model gave nothing.
 *
 * - `time-out`: no whole answer within the time limit, all attempts together;
 * - `refused`: the model or the content filter declined;
 * - `invalid-output`: an answer outside the protocol, the schema or the bounds;
 * - `unreachable`: no connection, or one that broke;
 * - `throttled`: 429;
 * - `unauthorized`: no token, 401 or 403;
 * - `not-found`: 404, usually a deployment that does not exist;
 * - `rejected`: any other status that blames the request;
 * - `server-fault`: 5xx.
 */
export type FailureReason =
  | 'time-out'
  | 'refused'
  | 'invalid-output'
  | 'unreachable'
  | 'throttled'
  | 'unauthorized'
  | 'not-found'
  | 'rejected'
  | 'server-fault'

/** What came of asking; holds no text of the person, of the model or of the server besides what was read. */
export type LanguageOutcome<Read> =
  | ({ readonly kind: 'read' } & Read)
  | { readonly kind: 'skipped'; readonly why: SkipReason }
  | { readonly kind: 'failed'; readonly why: FailureReason }

export type TextOutcome = LanguageOutcome<ModelReading>
export type ImageOutcome = LanguageOutcome<{ readonly transcript: string }>

/** A second reader of what the recognizers do not understand. It reads; it judges nothing. */
export interface Language {
  /** Asks only where `needsModel`; does not reject for anything that a server can answer. */
  readonly readText: (evidence: Evidence) => Promise<TextOutcome>
  /** The words in a screenshot, to be read like any other text; does not reject either. */
  readonly readImage: (bytes: Uint8Array, mimeType: string) => Promise<ImageOutcome>
}

/** Where no model is configured. */
export const NO_LANGUAGE: Language = {
  readText: () => Promise.resolve({ kind: 'skipped', why: 'off' }),
  readImage: () => Promise.resolve({ kind: 'skipped', why: 'off' }),
}
