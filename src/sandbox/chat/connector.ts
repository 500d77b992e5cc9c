import { z } from 'zod'
import { botActivity, conversationParameters } from './bot-activity.ts'
import type { BotActivity } from './bot-activity.ts'
import type { ChatMessage } from './chat-message.ts'
import { refuse } from './connector-refusal.ts'
import { whereabouts } from './conversations.ts'
import type { Conversations, Spot } from './conversations.ts'
import type { Persona } from './persona.ts'
import { faultOfMentions } from './mention-entity.ts'
import { faultOfEntities } from './root-message-entity.ts'
import type { Answer, Route, RoutedRequest } from './router.ts'
import { json } from './router.ts'
import type { Transcript } from './transcript.ts'

export interface ConnectorRooms {
  readonly conversations: Conversations
  readonly transcript: Transcript
  /** the app is there before the bot can begin a chat with a person */
  readonly install: (persona: Persona) => Promise<void>
}

/** Teams counts a message as UTF-16 and takes up to 100 KB. Source: "Format your bot messages". */
const largestMessage = 100 * 1024

/**
 * The Bot Framework Connector, through which the bot sends, edits and deletes.
 * Source: "Bot Connector REST API reference"; error codes: "Status codes from bot conversational APIs" (Teams).
 */
export function connectorRoutes(
  prefix: string,
  tenantId: string,
  { conversations, transcript, install }: ConnectorRooms,
): readonly Route[] {
  const activities = `${prefix}/v3/conversations/:conversation/activities`

  const inSpot = (request: RoutedRequest, answer: (spot: Spot) => Answer): Answer => {
    const spot = conversations.spot(request.parameter('conversation'))
    const known =
      spot && (spot.kind !== 'channel' || spot.threadId === null || transcript.hasThread(spot.threadId))
    return known ? answer(spot) : refuse(404, 'ConversationNotFound', 'Conversation not found.')
  }

  const withActivity = (request: RoutedRequest, answer: (activity: BotActivity) => Answer): Answer => {
    const activity = botActivity.safeParse(request.body)
    if (!activity.success) return refuse(400, 'BadSyntax', z.prettifyError(activity.error))
    if (JSON.stringify(request.body).length * 2 > largestMessage) {
      return refuse(413, 'MessageSizeTooBig', 'Message size too large.')
    }
    const fault = faultOfEntities(activity.data) ?? faultOfMentions(activity.data)
    if (fault !== undefined) return refuse(400, 'BadArgument', fault)
    return answer(activity.data)
  }

  const onOwnMessage = (request: RoutedRequest, answer: (message: ChatMessage) => Answer): Answer =>
    inSpot(request, (spot) => {
      const message = transcript.message(request.parameter('activity'))
      if (!message || !isIn(spot, message)) {
        return refuse(404, 'ActivityNotFoundInConversation', 'Conversation not found.')
      }
      return message.author === null
        ? answer(message)
        : refuse(403, 'NotEnoughPermissions', 'The bot may change only its own messages.')
    })

  const take = (spot: Spot, activity: BotActivity): Answer => {
    if (activity.type === 'typing') {
      transcript.botTypes(spot)
      return json({}, 202)
    }
    if (activity.type !== 'message') {
      return refuse(
        400,
        'BadArgument',
        `Expected an activity of type message or typing, found ${activity.type}.`,
      )
    }
    return json({ id: transcript.botSays(spot, activity).id }, 201)
  }

  /** A reply goes to the thread of what it answers; one to an event, such as an installation, is a plain send. */
  const inThreadOf = (spot: Spot, activityId: string): Spot =>
    spot.kind === 'channel' && spot.threadId === null
      ? { kind: 'channel', threadId: transcript.message(activityId)?.threadId ?? null }
      : spot

  const create = async (body: unknown): Promise<Answer> => {
    const read = conversationParameters.safeParse(body)
    if (!read.success) return refuse(400, 'BadSyntax', z.prettifyError(read.error))
    const { channelData, members, activity } = read.data
    if (channelData?.channel) {
      if (channelData.channel.id !== conversations.channel.id)
        return refuse(404, 'ConversationNotFound', 'Channel not found.')
      if (!activity) return refuse(400, 'BadArgument', 'A new thread needs a first message in `activity`.')
      const { id } = transcript.botSays({ kind: 'channel', threadId: null }, activity)
      return json(
        { id: conversations.conversationId({ kind: 'channel', threadId: id }), activityId: id },
        201,
      )
    }
    const [member, ...others] = members ?? []
    if (!member || others.length > 0 || read.data.isGroup === true) {
      return refuse(400, 'BadArgument', 'A bot can begin a chat with one person only.')
    }
    if ((read.data.tenantId ?? channelData?.tenant?.id) !== tenantId) {
      return refuse(400, 'BadArgument', 'Expected the tenant of this chat.')
    }
    const persona = conversations.member(member.id)
    if (!persona)
      return refuse(403, 'ForbiddenOperationException', 'The bot is not installed for this person.')
    await install(persona)
    const spot: Spot = { kind: 'personal', persona }
    const activityId = activity ? transcript.botSays(spot, activity).id : undefined
    return json({ id: conversations.conversationId(spot), activityId }, 201)
  }

  const account = (persona: Persona): Record<string, string> => ({
    id: conversations.memberId(persona),
    name: persona.name,
    objectId: persona.id,
    aadObjectId: persona.id,
    email: persona.userPrincipalName,
    userPrincipalName: persona.userPrincipalName,
    tenantId,
    userRole: 'user',
  })

  const accounts = (spot: Spot): readonly Record<string, string>[] => conversations.members(spot).map(account)

  return [
    { method: 'POST', path: `${prefix}/v3/conversations`, answer: ({ body }) => create(body) },
    {
      method: 'POST',
      path: activities,
      answer: (request) =>
        inSpot(request, (spot) => withActivity(request, (activity) => take(spot, activity))),
    },
    {
      method: 'POST',
      path: `${activities}/:activity`,
      answer: (request) =>
        inSpot(request, (spot) =>
          withActivity(request, (activity) =>
            take(inThreadOf(spot, request.parameter('activity')), activity),
          ),
        ),
    },
    {
      method: 'PUT',
      path: `${activities}/:activity`,
      answer: (request) =>
        onOwnMessage(request, (message) =>
          withActivity(request, (activity) => {
            transcript.botEdits(message, activity)
            return json({ id: message.id })
          }),
        ),
    },
    {
      method: 'DELETE',
      path: `${activities}/:activity`,
      answer: (request) =>
        onOwnMessage(request, (message) => {
          transcript.remove(message.id)
          return { kind: 'empty', status: 200 }
        }),
    },
    {
      method: 'GET',
      path: `${prefix}/v3/conversations/:conversation/members`,
      answer: (request) => inSpot(request, (spot) => json(accounts(spot))),
    },
    {
      method: 'GET',
      path: `${prefix}/v3/conversations/:conversation/pagedmembers`,
      answer: (request) => inSpot(request, (spot) => json({ members: accounts(spot) })),
    },
    {
      method: 'GET',
      path: `${prefix}/v3/conversations/:conversation/members/:member`,
      answer: (request) =>
        inSpot(request, (spot) => {
          const persona = conversations.member(request.parameter('member'))
          return persona && conversations.members(spot).includes(persona)
            ? json(account(persona))
            : refuse(404, 'MemberNotFoundInConversation', 'The member was not found in this conversation.')
        }),
    },
  ]
}

function isIn(spot: Spot, message: ChatMessage): boolean {
  const { place, threadId } = whereabouts(spot)
  return message.place === place && (threadId === null || threadId === message.threadId)
}
