import type { PipelineRequest } from '@azure/core-rest-pipeline'
import { z } from 'zod'

/** What a request to the connector does. `place` is the one whose limits it counts to. */
export type Operation =
  | { readonly kind: 'update'; readonly place: string; readonly messageId: string }
  /** a send, a deletion, the beginning of a conversation */
  | { readonly kind: 'write'; readonly place: string }
  | { readonly kind: 'typing'; readonly place: string }
  | { readonly kind: 'read'; readonly place: string }

const body = z.object({
  type: z.string().optional(),
  members: z.array(z.object({ id: z.string() })).optional(),
})

/**
 * `…/v3/conversations[/{conversation}[/activities[/{message}]]]`, and `…/v3/teams/{team}`, whose id is that of its first
 * channel. Source: "Bot Connector REST API reference".
 */
export function operationOf(request: Pick<PipelineRequest, 'method' | 'url' | 'body'>): Operation {
  const [, path = ''] = new URL(request.url).pathname.split(/\/v3\/(?:conversations|teams)/)
  const [, conversation, , message] = path.split('/')
  if (request.method === 'GET') return { kind: 'read', place: `read ${placeOf(conversation)}` }
  const { type, members } = bodyOf(request.body)
  if (conversation === undefined) {
    const people = (members ?? []).map(({ id }) => id).toSorted()
    return { kind: 'write', place: `begin ${people.join(' ')}` }
  }
  const place = placeOf(conversation)
  if (request.method === 'PUT' && message !== undefined) return { kind: 'update', place, messageId: message }
  return { kind: request.method === 'POST' && type === 'typing' ? 'typing' : 'write', place }
}

/** A thread of a channel has the channel's id with the message that begins it. */
function placeOf(conversation = ''): string {
  return decodeURIComponent(conversation).replace(/;messageid=.*$/, '')
}

function bodyOf(text: unknown): z.infer<typeof body> {
  if (typeof text !== 'string') return {}
  try {
    return body.safeParse(JSON.parse(text)).data ?? {}
  } catch {
    return {}
  }
}
