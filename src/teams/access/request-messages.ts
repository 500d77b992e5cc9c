import type { ConversationReference } from 'botbuilder'
import { z } from 'zod'
import { Collection } from '../../state/collection.ts'
import type { Documents } from '../../state/documents.ts'
import { keptReference, keptReferenceOf } from '../kept-reference.ts'

const shownTo = z.enum(['requester', 'approver'])

/** A message that shows a request to one person. */
const requestMessage = z.object({ reference: keptReference, messageId: z.string(), shownTo })
export type RequestMessage = z.infer<typeof requestMessage>

const requestTrace = z.object({
  messages: z.array(requestMessage),
  /** of the conversation that others read along; null: it began in the requester's own chat */
  caseId: z.string().nullable(),
  /** object ids of those who got it in their own chat because they can grant it */
  asked: z.array(z.string()).default([]),
  /** whom the bot could write to, by name */
  told: z.array(z.string()),
  /** whoever asked was told what came of it by a message of its own */
  isOutcomeTold: z.boolean().default(false),
  /** commands for somebody whom it could not write to */
  toForward: z.array(z.string()),
})
/** Where a request is shown, so that all of it can change in place. */
export type RequestTrace = z.infer<typeof requestTrace>

const NOTHING: RequestTrace = {
  messages: [],
  caseId: null,
  asked: [],
  told: [],
  isOutcomeTold: false,
  toForward: [],
}

/** Whoever comes back to a request later finds the outcome in its card. */
const LIFETIME = 90 * 24 * 60 * 60 * 1000

export class RequestTraces {
  readonly #traces: Collection<RequestTrace>

  constructor(documents: Documents, clock: () => Date) {
    const kind = { name: 'access-traces', version: 1, value: requestTrace, lifetime: LIFETIME }
    this.#traces = new Collection(documents, kind, clock)
  }

  async recall(requestId: string): Promise<RequestTrace> {
    return (await this.#traces.get(requestId.toLowerCase())) ?? NOTHING
  }

  /** Two messages may be sent at the same time: each is added to what is there. */
  async change(requestId: string, change: (trace: RequestTrace) => RequestTrace): Promise<void> {
    await this.#traces.change(requestId.toLowerCase(), (trace) => change(trace ?? NOTHING))
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
