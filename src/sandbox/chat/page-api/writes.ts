import { z } from 'zod'
import type { Sender } from '../activity-frame.ts'
import type { ChatMessage } from '../chat-message.ts'
import { placeKinds } from '../conversations.ts'
import type { Persona } from '../persona.ts'
import type { Answer, Route } from '../router.ts'
import { json } from '../router.ts'
import type { PageRoom } from './page-room.ts'

/** Where a person is when they write something new. */
export const where = {
  personaId: z.string(),
  place: z.enum(placeKinds),
  threadId: z.string().nullable().default(null),
}

/** What is done to a message. */
export const onMessage = { personaId: z.string(), messageId: z.string() }

type Answering<Subject, Body> = (subject: Subject, body: Body) => Answer | Promise<Answer>

/** The page's writes, each by one of the personas; anything else is answered with 400. */
export class Writes {
  readonly #room: Pick<PageRoom, 'conversations' | 'transcript'>

  constructor(room: Pick<PageRoom, 'conversations' | 'transcript'>) {
    this.#room = room
  }

  byPersona<Body extends { readonly personaId: string }>(
    path: string,
    shape: z.ZodType<Body>,
    answer: Answering<Persona, Body>,
  ): Route {
    return {
      method: 'POST',
      path: `/api/${path}`,
      answer: ({ body }) => {
        const read = shape.safeParse(body)
        if (!read.success) return refuse(z.prettifyError(read.error))
        const persona = this.#room.conversations.persona(read.data.personaId)
        return persona ? answer(persona, read.data) : refuse('Expected the id of one of the personas.')
      },
    }
  }

  /** In a place where the person is, and in a thread that is there. */
  inPlace<Body extends z.infer<z.ZodObject<typeof where>>>(
    path: string,
    shape: z.ZodType<Body>,
    answer: Answering<Sender, Body>,
  ): Route {
    return this.byPersona(path, shape, (persona, body) => {
      const { place, threadId } = body
      const { conversations, transcript } = this.#room
      const spot = conversations.spotIn(place, persona, threadId)
      if (!spot) return refuse(`${persona.name} is not in this conversation.`)
      const isGone = spot.kind === 'channel' && threadId !== null && !transcript.hasThread(threadId)
      return isGone ? refuse('This thread is no longer there.') : answer({ persona, spot }, body)
    })
  }

  /** On a message that the person can see. */
  onMessage<Body extends z.infer<z.ZodObject<typeof onMessage>>>(
    path: string,
    shape: z.ZodType<Body>,
    answer: Answering<Sender & { readonly message: ChatMessage }, Body>,
  ): Route {
    return this.byPersona(path, shape, (persona, body) => {
      const seen = this.seen(persona, body.messageId)
      return seen ? answer(seen, body) : refuse('This message is no longer there.')
    })
  }

  seen(persona: Persona, messageId: string): (Sender & { readonly message: ChatMessage }) | undefined {
    const { conversations, transcript } = this.#room
    const message = transcript.message(messageId)
    const spot = message && conversations.spotOf(message)
    return spot && conversations.members(spot).includes(persona) ? { persona, spot, message } : undefined
  }
}

export function refuse(error: string): Answer {
  return json({ error }, 400)
}
