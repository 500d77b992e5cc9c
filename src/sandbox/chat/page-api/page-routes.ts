import type { Route } from '../router.ts'
import { json } from '../router.ts'
import { benchRoutes } from './bench-routes.ts'
import { cardRoutes } from './card-routes.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { streamEvents } from './events.ts'
import { extensionRoutes } from './extension-routes.ts'
import type { PageRoom } from './page-room.ts'
import { Writes } from './writes.ts'

/** The page's own API: one path for each thing that a person does, and a stream of what happens. */
export function pageRoutes(room: PageRoom): readonly Route[] {
  const { setup, transcript, actions } = room
  const writes = new Writes(room)
  return [
    { method: 'GET', path: '/api/setup', answer: () => json(setup) },
    {
      method: 'GET',
      path: '/api/events',
      answer: () => ({
        kind: 'stream',
        open: (response) => {
          streamEvents(response, transcript)
        },
      }),
    },
    ...conversationRoutes(room, writes),
    ...cardRoutes(room, writes),
    ...extensionRoutes(room, writes),
    ...(actions ? benchRoutes(actions, writes) : []),
  ]
}
