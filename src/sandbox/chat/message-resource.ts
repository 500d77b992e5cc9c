import MarkdownIt from 'markdown-it'
import { v5 as uuidFromName } from 'uuid'
import { mentions } from './activities.ts'
import { adaptiveCard } from './chat-message.ts'
import type { ChatMessage } from './chat-message.ts'
import type { Conversations, Spot } from './conversations.ts'
import { escapeHtml, messageHtml } from './message-html.ts'
import { graphLink } from './picture-links.ts'
import type { Pictures } from './pictures.ts'
import type { ChannelAccount } from './teams-activity.ts'

/**
 * A message as Microsoft Graph shows it, and as an app gets it with a command on the message.
 * Source: Microsoft Graph, "chatMessage resource type"; Teams, "Create and send dialogs", `messagePayload`.
 */
export interface MessageResource {
  readonly id: string
  readonly replyToId: string | null
  readonly messageType: 'message'
  readonly createdDateTime: string
  readonly lastModifiedDateTime: string
  readonly lastEditedDateTime: string | null
  readonly deletedDateTime: string | null
  readonly subject: null
  readonly summary: null
  readonly importance: 'normal'
  readonly locale: 'en-us'
  readonly from: {
    readonly device: null
    readonly user: {
      readonly id: string
      readonly displayName: string
      readonly userIdentityType: 'aadUser'
    } | null
    readonly application: {
      readonly id: string
      readonly displayName: string
      readonly applicationIdentityType: 'bot'
    } | null
  }
  readonly body: { readonly contentType: 'html'; readonly content: string }
  readonly attachments: readonly {
    readonly id: string
    readonly contentType: string
    readonly contentUrl: null
    /** JSON of the card */
    readonly content: string
    readonly name: null
    readonly thumbnailUrl: null
  }[]
  readonly mentions: readonly unknown[]
  readonly reactions: readonly never[]
}

const markdown = new MarkdownIt({ linkify: true })

/** Makes the resources of the messages of a chat. */
export class MessageResources {
  readonly #conversations: Conversations
  readonly #bot: ChannelAccount
  readonly #pictures: Pictures

  constructor(conversations: Conversations, bot: ChannelAccount, pictures: Pictures) {
    this.#conversations = conversations
    this.#bot = bot
    this.#pictures = pictures
  }

  /** A deleted message keeps who wrote it and loses what it said. */
  resource(message: ChatMessage, spot: Spot): MessageResource {
    const isGone = message.deletedAt !== null
    const attachments = isGone ? [] : attachmentsOf(message)
    const isMention = !isGone && message.author !== null && mentions(message.text, this.#bot)
    return {
      id: message.id,
      replyToId: message.threadId === message.id ? null : message.threadId,
      messageType: 'message',
      createdDateTime: message.sentAt,
      lastModifiedDateTime: message.deletedAt ?? message.editedAt ?? message.sentAt,
      lastEditedDateTime: message.editedAt,
      deletedDateTime: message.deletedAt,
      subject: null,
      summary: null,
      importance: 'normal',
      locale: 'en-us',
      from: this.#from(message.author),
      body: isGone ? { contentType: 'html', content: '' } : this.#body(message, spot, attachments),
      attachments,
      mentions: isMention ? [this.#mention] : [],
      reactions: [],
    }
  }

  #from(author: string | null): MessageResource['from'] {
    if (author === null) return { device: null, user: null, application: this.#application }
    const displayName = this.#conversations.persona(author)?.name ?? author
    return { device: null, application: null, user: { id: author, displayName, userIdentityType: 'aadUser' } }
  }

  #body(
    message: ChatMessage,
    spot: Spot,
    attachments: MessageResource['attachments'],
  ): MessageResource['body'] {
    const tags = attachments.map(({ id }) => `<attachment id="${id}"></attachment>`).join('')
    const said = message.author === null ? this.#botHtml(message) : this.#personHtml(message, spot)
    return { contentType: 'html', content: `${said}${tags}` }
  }

  #botHtml({ text, markdown: isMarkdown }: ChatMessage): string {
    if (text === '') return ''
    return isMarkdown ? markdown.render(text).trim() : `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
  }

  #personHtml({ id, text, html, pictures }: ChatMessage, spot: Spot): string {
    const path = this.#conversations.graphPath(spot, id)
    return messageHtml({
      text,
      pasted: html,
      mention: mentions(text, this.#bot) ? { name: this.#bot.name, as: 'graph' } : null,
      pictures: pictures.flatMap((sent) => {
        const picture = this.#pictures.picture(sent.id)
        return picture ? [{ id: sent.id, type: picture.type, source: graphLink(path, sent.id) }] : []
      }),
    })
  }

  get #application() {
    const id = this.#bot.id.replace(/^28:/, '')
    return { id, displayName: this.#bot.name, applicationIdentityType: 'bot' as const }
  }

  get #mention() {
    const mentioned = { device: null, conversation: null, user: null, application: this.#application }
    return { id: 0, mentionText: this.#bot.name, mentioned }
  }
}

function attachmentsOf({ id, cards }: ChatMessage): MessageResource['attachments'] {
  return cards.map((card, index) => ({
    id: uuidFromName(`${id} ${index}`, uuidFromName.URL).replaceAll('-', ''),
    contentType: adaptiveCard,
    contentUrl: null,
    content: JSON.stringify(card),
    name: null,
    thumbnailUrl: null,
  }))
}
