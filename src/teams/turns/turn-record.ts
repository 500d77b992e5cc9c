import { z } from 'zod'
import { readActivity, type IncomingActivity } from '../incoming-activity.ts'

const activity = z.unknown().transform((value, context): IncomingActivity => {
  const read = readActivity(value)
  if (read.kind === 'activity') return read.activity
  context.addIssue({ code: 'custom', message: read.text })
  return z.NEVER
})

/** One question that is being looked into. Holds ids only. */
export const inquiry = z.object({
  place: z.object({ conversationId: z.string(), userId: z.string() }),
  /** of the message that asks */
  messageId: z.string().nullable(),
  /** of the card that the answer takes the place of */
  cardId: z.string().nullable(),
  /** when it began */
  since: z.iso.datetime(),
})
export type Inquiry = z.infer<typeof inquiry>

/** A message that is being answered, kept while it is. */
export const turnRecord = z.object({
  activity,
  /** how many processes began to answer it */
  attempts: z.number().int(),
  /** null: there is nothing that could be stopped: not yet, or the answer is on its way */
  inquiry: inquiry.nullable(),
  /** nobody wants the answer any more */
  isStopped: z.boolean(),
})
export type TurnRecord = z.output<typeof turnRecord>
