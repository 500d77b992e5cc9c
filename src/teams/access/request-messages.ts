import type { ConversationReference } from 'botbuilder'
import { z } from 'zod'
import type { Documents } from '../../access-requests/documents.ts'
import { keptReference, keptReferenceOf } from '../kept-reference.ts'

const shownTo = z.enum(['requester', 'approver'])

/** A message that shows a request to one person. */
const requestMessage = z.object({ reference: keptReference, messageId: z.string(), shownTo })
export type RequestMessage = z.infer<typeof requestMessage>

const requestTrace = z.object({
  messages: z.array(requestMessage),
  /** of the conversation that others read along; null: it began in the requester's own chat */
  caseId: z.string().nullable(),
  /** whom the bot could write to, by name */
  told: z.array(z.string()),
  /** commands for somebody whom it could not write to */
  toForward: z.array(z.string()),
})
/** Where a request is shown, so that all of it can change in place. */
export type RequestTrace = z.infer<typeof requestTrace>

const NOTHING: RequestTrace = { messages: [], caseId: null, told: [], toForward: [] }
const MOST_ATTEMPTS = 20

export class RequestTraces {
  readonly #documents: Documents

  constructor(documents: Documents) {
    this.#documents = documents
  }

  async recall(requestId: string): Promise<RequestTrace> {
    const found = await this.#documents.read(keyOf(requestId))
    return found === null ? NOTHING : requestTrace.parse(found.value)
  }

  /** Two messages may be sent at the same time: each is added to what is there. */
  async change(requestId: string, change: (trace: RequestTrace) => RequestTrace): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const found = await this.#documents.read(keyOf(requestId))
      const before = found === null ? NOTHING : requestTrace.parse(found.value)
      if (await this.#documents.write(keyOf(requestId), change(before), found?.etag ?? null)) return
    }
    throw new Error(`what is shown of request ${requestId} changed ${MOST_ATTEMPTS} times while it was noted`)
  }
}

export function withMessage(
  trace: RequestTrace,
  reference: Partial<ConversationReference>,
  messageId: string | null,
  to: RequestMessage['shownTo'],
): RequestTrace {
  if (messageId === null) return trace
  const message = { reference: keptReferenceOf(reference), messageId, shownTo: to }
  return { ...trace, messages: [...trace.messages, message] }
}

function keyOf(requestId: string): string {
  return `access-trace-${requestId.toLowerCase()}`
}
