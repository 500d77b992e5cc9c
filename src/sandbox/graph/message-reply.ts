import type { SandboxContext } from '../context.ts'
import { READER_ID } from '../credential.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { badRequest, noSuchSegment, type GraphFault } from './errors.ts'
import type { GraphObject } from './objects.ts'
import type { MessageAddress } from './teams-messages.ts'

export type MessageReply =
  | { readonly kind: 'fault'; readonly fault: GraphFault }
  | { readonly kind: 'whole'; readonly context: string; readonly object: GraphObject }
  | { readonly kind: 'content'; readonly answer: Answer }

const CHANNEL =
  /^\/v1\.0\/teams\/([^/]+)\/channels\/([^/]+)\/messages\/([^/]+)(?:\/replies\/([^/]+))?(?:\/hostedContents\/([^/]+)\/\$value)?$/
const CHAT = /^\/v1\.0\/chats\/([^/]+)\/messages\/([^/]+)(?:\/hostedContents\/([^/]+)\/\$value)?$/

/** Permissions that an app can read messages with. Source: Microsoft Graph, "Get chatMessage in a channel or chat". */
const PERMISSIONS = {
  channel: 'ChannelMessage.Read.Group,ChannelMessage.Read.All',
  chat: 'ChatMessage.Read.Chat,Chat.Read.All,Chat.ReadWrite.All',
} as const

/** Messages of Teams and the pictures in them, for the bot's own app where it has consent. */
export function replyWithMessage(
  request: SandboxRequest,
  callerId: string,
  { teams }: SandboxContext,
): MessageReply {
  const place = placeOf(request.path)
  if (place === null) return failed(noSuchSegment(request.path.split('/')[2] ?? ''))
  if (request.method !== 'GET') {
    return failed(badRequest('Specified HTTP method is not allowed for the request target.'))
  }
  const { address, contentId } = place
  if (callerId !== READER_ID || !teams.hasConsent) return failed(missingPermission(address))
  const message = teams.messages?.message(address) ?? null
  if (message === null) return failed(NOT_FOUND)
  if (contentId === null) return { kind: 'whole', context: contextOf(address), object: message }
  const content = teams.messages?.hostedContent(address, contentId) ?? null
  if (content === null) return failed(NOT_FOUND)
  const { type, bytes } = content
  return { kind: 'content', answer: { status: 200, headers: { 'content-type': type }, bytes } }
}

interface Place {
  readonly address: MessageAddress
  /** of a picture; null where the message itself is meant */
  readonly contentId: string | null
}

function placeOf(path: string): Place | null {
  const [, teamId, channelId = '', channelMessageId = '', replyId, channelContent] = CHANNEL.exec(path) ?? []
  if (teamId !== undefined) {
    const ids = { teamId, channelId, messageId: channelMessageId, replyId: replyId ?? null }
    return { address: { kind: 'channel', ...ids }, contentId: channelContent ?? null }
  }
  const [, chatId, messageId = '', content] = CHAT.exec(path) ?? []
  if (chatId === undefined) return null
  return { address: { kind: 'chat', chatId, messageId }, contentId: content ?? null }
}

function contextOf(address: MessageAddress): string {
  if (address.kind === 'chat') return `chats('${encodeURIComponent(address.chatId)}')/messages/$entity`
  const { teamId, channelId, messageId, replyId } = address
  const messages = `teams('${teamId}')/channels('${encodeURIComponent(channelId)}')/messages`
  return replyId === null ? `${messages}/$entity` : `${messages}('${messageId}')/replies/$entity`
}

function missingPermission({ kind }: MessageAddress): GraphFault {
  return {
    status: 403,
    code: 'Forbidden',
    message: `Missing role permissions on the request. API requires one of '${PERMISSIONS[kind]}'. Roles on the request ''.`,
  }
}

const NOT_FOUND: GraphFault = { status: 404, code: 'NotFound', message: 'NotFound' }

function failed(fault: GraphFault): MessageReply {
  return { kind: 'fault', fault }
}
