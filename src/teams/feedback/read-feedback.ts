import { z } from 'zod'
import type { IncomingActivity } from '../incoming-activity.ts'

/** What somebody said of a message: with its thumb, and in the form that comes up then. */
export interface SaidFeedback {
  readonly reaction: 'like' | 'dislike'
  /** '' where they left it empty */
  readonly text: string
}

const LONGEST_TEXT = 2_000

const form = z.object({ feedbackText: z.string() }).transform(({ feedbackText }) => feedbackText)

/** Teams sends the form as JSON in a string; what is not that is taken as it is. */
const formText = z.string().transform((text) => {
  try {
    return form.safeParse(JSON.parse(text)).data ?? ''
  } catch {
    return text
  }
})

/** Source: Teams documentation, "Enhance AI-generated bot messages", feedback buttons. */
const submission = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({
    reaction: z.enum(['like', 'dislike']),
    feedback: z.union([formText, form]).nullish(),
  }),
})

/** null where the activity is no feedback, or none that can be read. */
export function readFeedback({ type, name, value }: IncomingActivity): SaidFeedback | null {
  if (type !== 'invoke' || name !== 'message/submitAction') return null
  const said = submission.safeParse(value).data?.actionValue
  if (said === undefined) return null
  return { reaction: said.reaction, text: (said.feedback ?? '').trim().slice(0, LONGEST_TEXT) }
}
