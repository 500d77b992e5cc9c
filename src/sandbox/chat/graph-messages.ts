import type { MessageAddress, TeamsMessages } from '../graph/teams-messages.ts'
import type { ChatMessage } from './chat-message.ts'
import { whereabouts } from './conversations.ts'
import type { Conversations, Spot } from './conversations.ts'
import type { MessageResources } from './message-resource.ts'
import { hostedPictureId } from './picture-links.ts'
import type { Pictures } from './pictures.ts'
import type { Transcript } from './transcript.ts'

interface Room {
  readonly tenantId: string
  readonly conversations: Conversations
  readonly transcript: Transcript
  readonly resources: MessageResources
  readonly pictures: Pictures
}

/** The messages of this chat, for Microsoft Graph to show. */
export function graphMessages(room: Room): TeamsMessages {
  const { conversations, transcript, resources, pictures } = room

  const found = (
    address: MessageAddress,
  ): { readonly message: ChatMessage; readonly spot: Spot } | undefined => {
    const spot = spotOf(address, conversations)
    const replyId = address.kind === 'channel' ? address.replyId : null
    const message = transcript.message(replyId ?? address.messageId)
    if (!spot || !message) return undefined
    const { place, threadId } = whereabouts(spot)
    return message.place === place && message.threadId === threadId ? { message, spot } : undefined
  }

  return {
    message: (address) => {
      const at = found(address)
      if (!at) return null
      const resource = resources.resource(at.message, at.spot)
      return { ...resource, from: identitiesOf(resource.from, room.tenantId), ...placeOf(address) }
    },
    hostedContent: (address, contentId) => {
      const pictureId = hostedPictureId(contentId)
      const at = found(address)
      const isThere = at?.message.deletedAt === null && at.message.pictures.some(({ id }) => id === pictureId)
      return (isThere && pictureId !== undefined ? pictures.picture(pictureId) : undefined) ?? null
    },
  }
}

/** A reply is found below the first post of its thread alone. */
function spotOf(address: MessageAddress, conversations: Conversations): Spot | undefined {
  if (address.kind === 'chat') return conversations.chatInGraph(address.chatId)
  const { channel } = conversations
  const isHere = address.teamId === channel.team.aadGroupId && address.channelId === channel.id
  if (!isHere || address.replyId === address.messageId) return undefined
  return { kind: 'channel', threadId: address.messageId }
}

function identitiesOf(from: ReturnType<MessageResources['resource']>['from'], tenantId: string): object {
  const odataType = '#microsoft.graph.teamworkUserIdentity'
  return { ...from, user: from.user && { '@odata.type': odataType, ...from.user, tenantId } }
}

function placeOf(address: MessageAddress): object {
  return address.kind === 'chat'
    ? { chatId: address.chatId, channelIdentity: null }
    : { chatId: null, channelIdentity: { teamId: address.teamId, channelId: address.channelId } }
}
