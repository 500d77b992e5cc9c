import { z } from 'zod'
import { operationNamed } from '../question/operation-named.ts'
import { readPlainRequest } from '../question/plain-request/read-plain-request.ts'
import { chosenSubject } from '../question/question-of.ts'
import type { PrincipalReference } from '../question/question.ts'
import type { DiagnosisRequest } from '../question/request.ts'

/** What was pasted or asked, and what was said beside it; enough to ask Azure again. */
export const rememberedRequest = z.object({
  /** `plain`: a question in words, without an error */
  kind: z.enum(['error', 'plain']),
  text: z.string(),
  on: z.string().nullable(),
  operation: z.string().nullable(),
  recentResource: z.string().nullable(),
  /** object id or name of whom they chose when asked whose access is meant */
  chosen: z.string().nullable().default(null),
  isFromScreenshot: z.boolean(),
  /** of a screenshot: whether a model read it */
  isReadByModel: z.boolean(),
})
export type RememberedRequest = z.infer<typeof rememberedRequest>

/** A message that says nothing beside its text. */
export function newRequest(
  kind: RememberedRequest['kind'],
  text: string,
  recentResource: string | null,
): RememberedRequest {
  return {
    kind,
    text,
    on: null,
    operation: null,
    recentResource,
    chosen: null,
    isFromScreenshot: false,
    isReadByModel: false,
  }
}

/** `asker`: from the authenticated activity, never from what is remembered. */
export function requestOf(remembered: RememberedRequest, asker: PrincipalReference | null): DiagnosisRequest {
  const { text, on, operation, recentResource, chosen } = remembered
  const words = remembered.kind === 'plain' ? readPlainRequest(text) : null
  if (words === null) return { kind: 'error', text, asker, on, operation, recentResource, chosen }
  return {
    kind: 'plain',
    asker,
    on: on ?? words.on,
    recentResource,
    about: chosen === null ? words.about : chosenSubject(chosen, asker),
    ask:
      operation === null ? words.ask : { kind: 'operations', operations: [operationNamed(operation, false)] },
  }
}
