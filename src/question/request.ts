import type { NamedPrincipal } from '../evidence/evidence.ts'
import type { Ask, PrincipalReference } from './question.ts'

/** A pasted error, and what is known about who pasted it and where. */
export interface ErrorRequest {
  readonly kind: 'error'
  readonly text: string
  /** from the authenticated sender only; null: nobody signed in */
  readonly asker: PrincipalReference | null
  /** a resource that the person named beside the error */
  readonly on: string | null
  /** ARM id of the resource last talked about */
  readonly recentResource: string | null
  /** the operation that the person chose when asked */
  readonly operation: string | null
  /** object id or name of whom the person chose when asked whose access is meant; null: whoever the error names */
  readonly chosen: string | null
  /** whoever was refused, if that is not the asker and the error names nobody */
  readonly about?: NamedPrincipal
}

/** A question that needs no error: may this person do that, here? */
export interface PlainRequest {
  readonly kind: 'plain'
  readonly asker: PrincipalReference | null
  /** the resource as the person named it */
  readonly on: string | null
  /** ARM id of the resource last talked about */
  readonly recentResource: string | null
  /** somebody else whose access is asked about; null: the asker's own */
  readonly about: NamedPrincipal | null
  readonly ask: Ask
}

export type DiagnosisRequest = ErrorRequest | PlainRequest
