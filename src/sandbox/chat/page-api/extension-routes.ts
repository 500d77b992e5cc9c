import { z } from 'zod'
import type { Route } from '../router.ts'
import { json } from '../router.ts'
import { cardAction } from './card-routes.ts'
import type { PageRoom } from './page-room.ts'
import { onMessage, where } from './writes.ts'
import type { Writes } from './writes.ts'

const theme = z.enum(['default', 'dark', 'contrast'])

const diagnosing = z.object({ ...onMessage, theme })
const submitting = z.object({ ...onMessage, theme, data: z.unknown() })
const executing = z.object({ ...onMessage, action: cardAction })
const finding = z.object({ ...where, text: z.string().trim().min(1) })
const sending = z.object({ ...where, card: z.looseObject({ type: z.literal('AdaptiveCard') }) })
const judging = z.object({ ...onMessage, reaction: z.enum(['like', 'dislike']), text: z.string() })

/** The commands of the app, its dialogs, and the thumbs below its messages. */
export function extensionRoutes(
  { extension, cards, conversation }: Pick<PageRoom, 'extension' | 'cards' | 'conversation'>,
  writes: Writes,
): readonly Route[] {
  return [
    writes.onMessage('diagnose', diagnosing, async ({ message, ...sender }, body) =>
      json(await extension.diagnose(sender, message, body.theme)),
    ),
    writes.onMessage('submit-task', submitting, async ({ message, ...sender }, { data, ...body }) =>
      json(await extension.submitTask(sender, message, body.theme, data)),
    ),
    writes.onMessage('execute-task', executing, async ({ persona, spot }, { action }) =>
      json(await cards.execute({ sender: { persona, spot }, card: null, action })),
    ),
    writes.inPlace('find-role', finding, async (sender, { text }) =>
      json(await extension.findRole(sender, text)),
    ),
    writes.inPlace('send-card', sending, (sender, { card }) =>
      json({ id: conversation.sayCard(sender, card).id }, 202),
    ),
    writes.onMessage('feedback', judging, async ({ message, ...sender }, { reaction, text }) =>
      json(await extension.giveFeedback(sender, message, { reaction, text })),
    ),
  ]
}
