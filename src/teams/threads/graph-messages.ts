import { isRestError } from '@azure/core-rest-pipeline'
import type { AzureConnection } from '../../snapshot/azure/connection.ts'
import { restClient } from '../../snapshot/azure/rest.ts'
import { azureCallPolicy } from '../../telemetry/azure-call.ts'
import { MOST_PICTURE_BYTES } from '../pictures/download-picture.ts'
import type { TeamsMessages } from './teams-messages.ts'
import { chatMessage, threadMessageOf, type MessagePlace, type ReadThreadMessage } from './thread-message.ts'

/**
 * Messages from Microsoft Graph v1.0, for which the app needs `ChannelMessage.Read.Group` of the team or
 * `ChatMessage.Read.Chat` of the chat (Teams documentation, "Resource-specific consent for your app").
 */
export function graphMessages(connection: AzureConnection): TeamsMessages {
  const { graphEndpoint, graphScope } = connection.cloud
  const graph = restClient(graphEndpoint, graphScope, connection, azureCallPolicy('graph'))
  const read: ReadThreadMessage = async (place) => {
    try {
      const message = threadMessageOf(await graph.get(chatMessage, `/v1.0/${pathOf(place)}`))
      return message === null ? { kind: 'none' } : { kind: 'message', message }
    } catch (fault) {
      if (!isRestError(fault) || fault.statusCode === undefined) throw fault
      if (fault.statusCode === 404) return { kind: 'none' }
      return {
        kind: 'refused',
        why: `Microsoft Graph answered ${fault.statusCode} ${fault.code ?? ''}`.trim(),
      }
    }
  }
  return {
    origin: graphEndpoint,
    read,
    picture: async (url) => {
      try {
        const bytes = await graph.bytes(new URL(url).pathname, MOST_PICTURE_BYTES)
        return bytes === null ? { kind: 'failed', why: 'too large' } : { kind: 'picture', bytes }
      } catch (fault) {
        return { kind: 'failed', why: isRestError(fault) ? `status ${fault.statusCode}` : 'unknown' }
      }
    },
  }
}

function pathOf(place: MessagePlace): string {
  const message = encodeURIComponent(place.messageId)
  switch (place.kind) {
    case 'channel': {
      const reply = place.replyId === null ? '' : `/replies/${encodeURIComponent(place.replyId)}`
      return `teams/${encodeURIComponent(place.groupId)}/channels/${encodeURIComponent(place.channelId)}/messages/${message}${reply}`
    }
    case 'chat':
      return `chats/${encodeURIComponent(place.chatId)}/messages/${message}`
    default:
      return place satisfies never
  }
}
