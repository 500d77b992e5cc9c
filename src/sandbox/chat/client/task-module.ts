import { z } from 'zod'
import { adaptiveCard } from '../chat-message.ts'
import { done } from './press-outcome.ts'
import type { PressOutcome } from './press-outcome.ts'

/** A modal dialog with a card. */
export interface TaskModule {
  readonly title: string
  /** pixels */
  readonly width: number
  readonly card: unknown
}

/** Pixels of the widths that have a name. Source: Teams, "Dialogs", Dialog sizing. */
const widths = { small: 360, medium: 600, large: 900 } as const

const width = z
  .union([z.number().positive(), z.enum(['small', 'medium', 'large']).transform((name) => widths[name])])
  .nullish()
  .transform((value) => value ?? widths.medium)

/** The answer to `fetchTask` and to `submitAction`. Source: Teams, "Create and send dialogs". */
const taskAnswer = z.looseObject({
  task: z
    .discriminatedUnion('type', [
      z.looseObject({
        type: z.literal('continue'),
        value: z.looseObject({
          title: z.string().nullish(),
          width,
          card: z.looseObject({ contentType: z.literal(adaptiveCard), content: z.unknown() }),
        }),
      }),
      z.looseObject({ type: z.literal('message'), value: z.string() }),
    ])
    .nullish(),
  composeExtension: z.looseObject({ type: z.literal('message'), text: z.string() }).nullish(),
})

/** An answer without a body ends the dialog. */
export function taskOutcome(body: unknown, botName: string): PressOutcome {
  if (body === undefined || body === null) return done
  const read = taskAnswer.safeParse(body)
  if (!read.success) {
    return { kind: 'failed', text: `${botName} answered with a dialog that cannot be shown here.` }
  }
  const { task, composeExtension } = read.data
  if (task?.type === 'message') return { kind: 'done', text: task.value }
  if (!task) return { kind: 'done', text: composeExtension?.text ?? null }
  const { title, card } = task.value
  return { kind: 'task', task: { title: title ?? botName, width: task.value.width, card: card.content } }
}
