import { z } from 'zod'
import type { Route } from '../router.ts'
import { json } from '../router.ts'
import type { PageRoom } from './page-room.ts'
import { onMessage } from './writes.ts'
import type { Writes } from './writes.ts'

export const cardAction = z.object({
  verb: z.string().optional(),
  id: z.string().optional(),
  title: z.string().optional(),
  data: z.unknown(),
})

const submitting = z.object({ ...onMessage, data: z.unknown() })
const executing = z.object({ ...onMessage, action: cardAction })
const refreshing = z.object(onMessage)
const seeing = z.object({ personaId: z.string(), messageIds: z.array(z.string()) })
const allowing = z.object({ personaId: z.string(), signInId: z.string() })

/** The buttons of cards, and which cards somebody sees. */
export function cardRoutes({ cards }: Pick<PageRoom, 'cards'>, writes: Writes): readonly Route[] {
  return [
    writes.onMessage('submit', submitting, async ({ message, ...sender }, { data }) =>
      json(await cards.submit(sender, message, data)),
    ),
    writes.onMessage('execute', executing, async ({ message, ...sender }, { action }) =>
      json(await cards.execute({ sender, card: message, action })),
    ),
    writes.onMessage('refresh', refreshing, async ({ message, ...sender }) =>
      json(await cards.refresh(sender, message)),
    ),
    writes.byPersona('see', seeing, (persona, { messageIds }) => {
      for (const { message, ...sender } of messageIds.flatMap((id) => writes.seen(persona, id) ?? [])) {
        void cards.see(sender, message)
      }
      return json({}, 202)
    }),
    writes.byPersona('allow', allowing, async (persona, { signInId }) =>
      json(await cards.allow(persona, signInId)),
    ),
  ]
}
