import type { ActivityFrame, Sender } from './activity-frame.ts'
import { adaptiveCard } from './chat-message.ts'
import type { Spot } from './conversations.ts'
import { messageHtml } from './message-html.ts'
import { connectorLink, graphLink, mediaLink } from './picture-links.ts'
import type { Picture } from './pictures.ts'
import type { ChannelAccount, TeamsActivity, TeamsAttachment } from './teams-activity.ts'

interface Message {
  readonly id: string
  readonly text: string
  /** the rich form of what was pasted */
  readonly html: string | null
  readonly pictures: readonly Pick<Picture, 'id' | 'type'>[]
  readonly cards: readonly unknown[]
}

/** Makes the activities that Teams sends for what a person says, and for what becomes of it. */
export class ActivityFactory {
  readonly #frame: ActivityFrame

  constructor(frame: ActivityFrame) {
    this.#frame = frame
  }

  /** A message of pictures alone has no text. */
  message(sender: Sender, message: Message): TeamsActivity {
    const { bot } = this.#frame
    const mentioned = sender.spot.kind !== 'personal' && mentions(message.text, bot)
    const base = this.#frame.around(sender, message.id)
    return {
      ...base,
      type: 'message',
      ...(message.text === ''
        ? {}
        : {
            text: mentioned ? message.text.replace(`@${bot.name}`, () => this.#tag) : message.text,
            textFormat: 'plain',
          }),
      attachments: this.#attachments(sender, message, mentioned),
      entities: mentioned
        ? [{ type: 'mention', mentioned: bot, text: this.#tag }, ...base.entities]
        : base.entities,
      ...threadOf(sender.spot, message.id),
    }
  }

  /**
   * The message as it is now. Source: Teams, "Messages in bot conversations", Receive edit message activity,
   * Receive undelete message activity.
   */
  update(sender: Sender, message: Message, eventType: 'editMessage' | 'undeleteMessage'): TeamsActivity {
    const activity = this.message(sender, message)
    return { ...activity, type: 'messageUpdate', channelData: { ...activity.channelData, eventType } }
  }

  /** Source: the same page, Receive soft delete message activity. */
  deletion(sender: Sender, messageId: string): TeamsActivity {
    const base = this.#frame.around(sender, messageId)
    return {
      ...base,
      type: 'messageDelete',
      channelData: { ...base.channelData, eventType: 'softDeleteMessage' },
      ...threadOf(sender.spot, messageId),
    }
  }

  /** An Action.Submit: a message with the card's data as `value`. */
  submit(
    sender: Sender,
    press: { id: string; cardMessageId: string; value: unknown; text?: string },
  ): TeamsActivity {
    const base = this.#frame.around(sender, press.id)
    return {
      ...base,
      type: 'message',
      ...(press.text === undefined ? {} : { text: press.text, textFormat: 'plain' }),
      value: press.value,
      replyToId: press.cardMessageId,
      channelData: { ...base.channelData, ...onMessage(press.cardMessageId) },
    }
  }

  /** What Teams sends when the bot is installed for a person, in a group chat, or in a team. */
  installed(sender: Sender, ids: readonly [string, string]): readonly TeamsActivity[] {
    const update = this.#frame.around(sender, ids[0])
    const inTeam = sender.spot.kind === 'channel'
    return [
      {
        ...update,
        type: 'conversationUpdate',
        membersAdded: [{ id: this.#frame.bot.id }],
        channelData: inTeam ? { ...update.channelData, eventType: 'teamMemberAdded' } : update.channelData,
      },
      { ...this.#frame.around(sender, ids[1]), type: 'installationUpdate', action: 'add' },
    ]
  }

  get #tag(): string {
    return `<at>${this.#frame.bot.name}</at>`
  }

  /** In a personal chat each picture is an attachment; elsewhere the HTML alone tells of it. */
  #attachments(
    { spot }: Sender,
    { id, text, html, pictures, cards }: Message,
    mentioned: boolean,
  ): TeamsAttachment[] {
    const { conversations, bot, serviceUrl } = this.#frame
    const inline = pictures.map((picture) => ({
      id: picture.id,
      type: picture.type,
      source:
        spot.kind === 'personal'
          ? mediaLink(picture.id)
          : graphLink(conversations.graphPath(spot, id), picture.id),
    }))
    const mention = mentioned ? { name: bot.name, as: 'entity' as const } : null
    const attached = spot.kind === 'personal' ? pictures : []
    return [
      ...attached.map((picture) => ({
        contentType: 'image/*' as const,
        contentUrl: connectorLink(serviceUrl, picture.id),
      })),
      ...cards.map((content): TeamsAttachment => ({ contentType: adaptiveCard, content })),
      {
        contentType: 'text/html',
        content: messageHtml({ text, pasted: html, mention, pictures: inline }),
      },
    ]
  }
}

/** In a channel and in a group chat a bot receives only the messages that mention it. */
export function mentions(text: string, bot: ChannelAccount): boolean {
  return text.includes(`@${bot.name}`)
}

/** What Teams tells of where an action began: on a message. */
export function onMessage(messageId: string): Readonly<Record<string, unknown>> {
  return { source: { name: 'message' }, legacy: { replyToId: `1:${messageId}` } }
}

function threadOf(spot: Spot, messageId: string): { readonly replyToId?: string } {
  return spot.kind === 'channel' && spot.threadId !== null && spot.threadId !== messageId
    ? { replyToId: spot.threadId }
    : {}
}
