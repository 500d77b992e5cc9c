/** Where the bot reads a picture, with its own token. Source: Bot Connector REST API reference, "Get Attachment". */
export function connectorLink(serviceUrl: string, pictureId: string): string {
  return `${serviceUrl}v3/attachments/${pictureId}/views/original`
}

/** Where the Teams clients read a picture, with the person's own cookies; no bot can. */
export function mediaLink(pictureId: string): string {
  return `https://us-api.asm.skype.com/v1/objects/${pictureId}/views/imgo`
}

/**
 * Where Microsoft Graph has a picture of a message.
 * Source: Microsoft Graph, "Get chatMessageHostedContent".
 *
 * `messagePath`: of the message, `/teams/…/messages/…` or `/chats/…/messages/…`
 */
export function graphLink(messagePath: string, pictureId: string): string {
  return `https://graph.microsoft.com/v1.0${messagePath}/hostedContents/${hostedContentId(pictureId)}/$value`
}

function hostedContentId(pictureId: string): string {
  return Buffer.from(`id=,type=1,url=${mediaLink(pictureId)}`).toString('base64')
}

/** The picture that a hosted content is; undefined where the id is none of these. */
export function hostedPictureId(contentId: string): string | undefined {
  const content = Buffer.from(contentId, 'base64').toString('latin1')
  const pictureId = /\/objects\/([\w-]+)\/views\/imgo$/.exec(content)?.[1]
  return pictureId !== undefined && hostedContentId(pictureId) === contentId ? pictureId : undefined
}
