import { z } from 'zod'
import { readActivity, type IncomingActivity } from '../incoming-activity.ts'

const activity = z.unknown().transform((value, context): IncomingActivity => {
  const read = readActivity(value)
  if (read.kind === 'activity') return read.activity
  context.addIssue({ code: 'custom', message: read.text })
  return z.NEVER
})

/** A message that is being answered, kept while it is. */
export const turnRecord = z.object({
  activity,
  /** when whoever answers it must have said that they still do; ISO 8601 */
  leaseUntil: z.iso.datetime(),
  /** how many processes began to answer it */
  attempts: z.number().int(),
})
export type TurnRecord = z.output<typeof turnRecord>
