import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Conversations, Spot } from './conversations.ts'
import type { Persona, Sample } from './persona.ts'
import type { PictureLimits, Pictures } from './pictures.ts'
import { pictureLimits } from './pictures.ts'
import type { Answer, Route } from './router.ts'
import { json } from './router.ts'
import type { SandboxActions, ServiceCall } from './sandbox-actions.ts'
import type { ChannelAccount } from './teams-activity.ts'
import type { TeamsClient } from './teams-client.ts'
import { runInTerminal } from './terminal.ts'
import type { ChatMessage, Transcript } from './transcript.ts'

/** What the page needs to know before it shows anything. */
export interface Setup {
  readonly bot: ChannelAccount
  readonly personas: readonly Persona[]
  readonly channel: { readonly name: string; readonly team: string }
  readonly samples: readonly Sample[]
  readonly pictures: PictureLimits
  /** null where the sandbox offers nothing to do outside the chat */
  readonly calls: readonly ServiceCall[] | null
}

export interface PageRoom {
  readonly setup: Setup
  readonly conversations: Conversations
  readonly transcript: Transcript
  readonly pictures: Pictures
  readonly client: TeamsClient
  readonly actions: SandboxActions | undefined
}

const opening = z.object({ personaId: z.string(), place: z.enum(['personal', 'channel']) })

const saying = z
  .object({
    personaId: z.string(),
    place: z.enum(['personal', 'channel']),
    threadId: z.string().nullable(),
    text: z.string().trim(),
    html: z.string().nullable(),
    /** ids of pictures that were kept before */
    pictures: z.array(z.string()).max(pictureLimits.perMessage).default([]),
  })
  .refine(({ text, pictures }) => text !== '' || pictures.length > 0, 'expected a text or a picture')

const submitting = z.object({ personaId: z.string(), messageId: z.string(), data: z.unknown() })

const executing = z.object({
  personaId: z.string(),
  messageId: z.string(),
  action: z.object({
    verb: z.string().optional(),
    id: z.string().optional(),
    title: z.string().optional(),
    data: z.unknown(),
  }),
})

const calling = z.object({ personaId: z.string(), callId: z.string() })

const typing = z.object({ personaId: z.string(), typed: z.string().trim().min(1) })

/** The page's own API: one path for each thing that a person does, and a stream of what happens. */
export function pageRoutes({
  setup,
  conversations,
  transcript,
  pictures,
  client,
  actions,
}: PageRoom): readonly Route[] {
  /** A write by one of the personas; anything else is answered with 400. */
  const write = <Body extends { readonly personaId: string }>(
    path: string,
    shape: z.ZodType<Body>,
    answer: (persona: Persona, body: Body) => Answer | Promise<Answer>,
  ): Route => ({
    method: 'POST',
    path: `/api/${path}`,
    answer: ({ body }) => {
      const read = shape.safeParse(body)
      if (!read.success) return refuse(z.prettifyError(read.error))
      const persona = conversations.persona(read.data.personaId)
      return persona ? answer(persona, read.data) : refuse('Expected the id of one of the personas.')
    },
  })

  const onCard = (
    persona: Persona,
    messageId: string,
    press: (card: ChatMessage) => Promise<unknown>,
  ): Answer | Promise<Answer> => {
    const card = transcript.message(messageId)
    const visible = card && (card.place === 'channel' || card.place === persona.id)
    return visible ? press(card).then((outcome) => json(outcome)) : refuse('This message is no longer there.')
  }

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
    write('open', opening, (persona, { place }) => {
      void client.open(persona, place)
      return json({}, 202)
    }),
    write('messages', saying, (persona, { place, threadId, text, html, pictures: ids }) => {
      if (place === 'channel' && threadId !== null && !transcript.hasThread(threadId)) {
        return refuse('This thread is no longer there.')
      }
      const attached = [...new Set(ids)].map((id) => pictures.picture(id))
      if (!attached.every((picture) => picture !== undefined)) {
        return refuse('A picture is no longer kept; attach it again.')
      }
      const spot: Spot = place === 'personal' ? { kind: 'personal', persona } : { kind: 'channel', threadId }
      return json({ id: client.say({ persona, spot }, { text, html, pictures: attached }).id }, 202)
    }),
    write('submit', submitting, (persona, { messageId, data }) =>
      onCard(persona, messageId, (card) => client.submit(persona, card, data)),
    ),
    write('execute', executing, (persona, { messageId, action }) =>
      onCard(persona, messageId, (card) => client.execute(persona, card, action)),
    ),
    ...(actions
      ? [
          write('calls', calling, async (persona, { callId }) => {
            const call = actions.calls.find(({ id }) => id === callId)
            return call
              ? json(await actions.callService(persona.id, call))
              : refuse('Expected the id of one of the calls.')
          }),
          write('terminal', typing, async (persona, { typed }) =>
            json(await runInTerminal(actions, persona.id, typed)),
          ),
        ]
      : []),
  ]
}

/** Server-sent events: the whole transcript once, then each change of it. */
function streamEvents(response: ServerResponse, transcript: Transcript): void {
  const send = (event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const onMessage = (message: unknown): void => {
    send('message', message)
  }
  const onRemoved = (removed: unknown): void => {
    send('removed', removed)
  }
  const onTyping = (typist: unknown): void => {
    send('typing', typist)
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  send('transcript', transcript.messages)
  transcript.on('message', onMessage).on('removed', onRemoved).on('typing', onTyping)
  response.on('close', () => {
    transcript.off('message', onMessage).off('removed', onRemoved).off('typing', onTyping)
  })
}

function refuse(error: string): Answer {
  return json({ error }, 400)
}
