import { z } from 'zod'
import { htmlToPlainText } from '../../evidence/unwrap-html.ts'

/** A message of a channel or a group chat, by whoever wrote it. */
export interface ThreadMessage {
  readonly id: string
  readonly author: {
    /** Entra object id */
    readonly id: string
  }
  readonly text: string
  /** as the client formats it; null: it is plain */
  readonly html: string | null
}

/** Where a message stands. */
export type MessagePlace =
  | {
      readonly kind: 'channel'
      /** of the Microsoft 365 group behind the team */
      readonly groupId: string
      readonly channelId: string
      readonly messageId: string
      /** of an answer to that message; null: the message itself */
      readonly replyId: string | null
    }
  | { readonly kind: 'chat'; readonly chatId: string; readonly messageId: string }

export type FoundMessage =
  | { readonly kind: 'message'; readonly message: ThreadMessage }
  /** it was deleted, or no person wrote it */
  | { readonly kind: 'none' }
  /** `why` is a sentence for people */
  | { readonly kind: 'refused'; readonly why: string }

/** Reads messages that the bot was not sent. */
export type ReadThreadMessage = (place: MessagePlace) => Promise<FoundMessage>

/** Source: Microsoft Graph v1.0, "chatMessage resource type". */
export const chatMessage = z.object({
  id: z.string(),
  deletedDateTime: z.string().nullish(),
  from: z.object({ user: z.object({ id: z.string() }).nullish() }).nullish(),
  body: z.object({ contentType: z.enum(['html', 'text']), content: z.string().nullish() }),
})

export function threadMessageOf({
  id,
  deletedDateTime,
  from,
  body,
}: z.infer<typeof chatMessage>): ThreadMessage | null {
  const author = from?.user?.id
  if (author === undefined || deletedDateTime != null) return null
  const content = body.content ?? ''
  return body.contentType === 'html'
    ? { id, author: { id: author }, text: htmlToPlainText(content), html: content }
    : { id, author: { id: author }, text: content, html: null }
}
