import type { Channel, Spot } from './conversations.ts'

/** Where the bot reads a picture, with its own token. Source: Bot Connector REST API reference, "Get Attachment". */
export function connectorLink(serviceUrl: string, pictureId: string): string {
  return `${serviceUrl}v3/attachments/${pictureId}/views/original`
}

/** Where the Teams clients read a picture, with the person's own cookies; no bot can. */
export function mediaLink(pictureId: string): string {
  return `https://us-api.asm.skype.com/v1/objects/${pictureId}/views/imgo`
}

/**
 * Where Microsoft Graph has a picture of a channel's message.
 * Source: Microsoft Graph, "Get chatMessageHostedContent".
 */
export function graphLink(
  channel: Channel,
  { threadId }: Extract<Spot, { kind: 'channel' }>,
  messageId: string,
  pictureId: string,
): string {
  const isReply = threadId !== null && threadId !== messageId
  const message = isReply ? `${threadId}/replies/${messageId}` : messageId
  const content = Buffer.from(`id=,type=1,url=${mediaLink(pictureId)}`).toString('base64')
  return [
    'https://graph.microsoft.com/v1.0/teams',
    ...[channel.team.aadGroupId, 'channels', channel.id, 'messages', message],
    ...['hostedContents', content, '$value'],
  ].join('/')
}
