import { z } from 'zod'
import type { Sender } from '../activity-frame.ts'
import type { ChatMessage } from '../chat-message.ts'
import { pictureLimits } from '../pictures.ts'
import type { Answer, Route } from '../router.ts'
import { json } from '../router.ts'
import type { PageRoom } from './page-room.ts'
import { onMessage, refuse, where } from './writes.ts'
import type { Writes } from './writes.ts'

const opening = z.object(where)

const saying = z
  .object({
    ...where,
    text: z.string().trim(),
    html: z.string().nullable(),
    /** ids of pictures that were kept before */
    pictures: z.array(z.string()).max(pictureLimits.perMessage).default([]),
  })
  .refine(({ text, pictures }) => text !== '' || pictures.length > 0, 'expected a text or a picture')

const editing = z.object({ ...onMessage, text: z.string().trim().min(1) })
const deleting = z.object(onMessage)

/** What a person writes, and what they do with it later. */
export function conversationRoutes(
  { conversation, pictures }: Pick<PageRoom, 'conversation' | 'pictures'>,
  writes: Writes,
): readonly Route[] {
  const onOwn = (
    { persona, message }: Sender & { readonly message: ChatMessage },
    isDeleted: boolean,
    change: () => void,
  ): Answer => {
    if (message.author !== persona.id) return refuse('Only its author can change a message.')
    if ((message.deletedAt !== null) !== isDeleted) return refuse('This message is no longer as it was.')
    change()
    return json({}, 202)
  }

  return [
    writes.inPlace('open', opening, (sender) => {
      void conversation.open(sender)
      return json({}, 202)
    }),
    writes.inPlace('messages', saying, (sender, { text, html, pictures: ids }) => {
      const attached = [...new Set(ids)].map((id) => pictures.picture(id))
      if (!attached.every((picture) => picture !== undefined)) {
        return refuse('A picture is no longer kept; attach it again.')
      }
      return json({ id: conversation.say(sender, { text, html, pictures: attached }).id }, 202)
    }),
    writes.onMessage('edit', editing, (own, { text }) =>
      onOwn(own, false, () => {
        conversation.edit(own, own.message, text)
      }),
    ),
    writes.onMessage('delete', deleting, (own) =>
      onOwn(own, false, () => {
        conversation.delete(own, own.message)
      }),
    ),
    writes.onMessage('undelete', deleting, (own) =>
      onOwn(own, true, () => {
        conversation.undelete(own, own.message)
      }),
    ),
  ]
}
