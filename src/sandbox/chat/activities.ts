import type { Conversations, Spot } from './conversations.ts'
import { messageHtml } from './message-html.ts'
import type { Persona } from './persona.ts'
import { connectorLink, graphLink, mediaLink } from './picture-links.ts'
import type { Picture } from './pictures.ts'
import type { ChannelAccount, TeamsActivity, TeamsAttachment } from './teams-activity.ts'

interface Message {
  readonly id: string
  readonly text: string
  /** the rich form of what was pasted */
  readonly html: string | null
  readonly pictures: readonly Pick<Picture, 'id' | 'type'>[]
}

export interface Sender {
  readonly persona: Persona
  readonly spot: Spot
}

/** The press of an Action.Execute. */
export interface CardAction {
  readonly verb?: string | undefined
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly data: unknown
}

/** Makes the activities that Teams sends for what a person does. */
export class ActivityFactory {
  readonly #conversations: Conversations
  readonly #bot: ChannelAccount
  readonly #tenantId: string
  readonly #serviceUrl: string

  constructor(conversations: Conversations, bot: ChannelAccount, tenantId: string, serviceUrl: string) {
    this.#conversations = conversations
    this.#bot = bot
    this.#tenantId = tenantId
    this.#serviceUrl = serviceUrl
  }

  /** A message of pictures alone has no text. */
  message(sender: Sender, message: Message): TeamsActivity {
    const mentioned = sender.spot.kind === 'channel' && mentions(message.text, this.#bot)
    const base = this.#base(sender, message.id)
    return {
      ...base,
      type: 'message',
      ...(message.text === ''
        ? {}
        : {
            text: mentioned ? message.text.replace(`@${this.#bot.name}`, () => this.#tag) : message.text,
            textFormat: 'plain',
          }),
      attachments: this.#attachments(sender, message, mentioned),
      entities: mentioned
        ? [{ type: 'mention', mentioned: this.#bot, text: this.#tag }, ...base.entities]
        : base.entities,
      ...threadOf(sender.spot, message.id),
    }
  }

  /** An Action.Submit: a message with the card's data as `value`. */
  submit(
    sender: Sender,
    press: { id: string; cardMessageId: string; value: unknown; text?: string },
  ): TeamsActivity {
    const base = this.#base(sender, press.id)
    return {
      ...base,
      type: 'message',
      ...(press.text === undefined ? {} : { text: press.text, textFormat: 'plain' }),
      value: press.value,
      replyToId: press.cardMessageId,
      channelData: { ...base.channelData, ...pressed(press.cardMessageId) },
    }
  }

  /** An Action.Execute: an invoke, whose HTTP answer is the new card or a message. */
  execute(sender: Sender, press: { id: string; cardMessageId: string; action: CardAction }): TeamsActivity {
    const base = this.#base(sender, press.id)
    return {
      ...base,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', ...press.action }, trigger: 'manual' },
      replyToId: press.cardMessageId,
      channelData: { ...base.channelData, ...pressed(press.cardMessageId) },
    }
  }

  /** What Teams sends when the bot is installed for a person, or in a team. */
  installed(sender: Sender, ids: readonly [string, string]): readonly TeamsActivity[] {
    const update = this.#base(sender, ids[0])
    const inTeam = sender.spot.kind === 'channel'
    return [
      {
        ...update,
        type: 'conversationUpdate',
        membersAdded: [{ id: this.#bot.id }],
        channelData: inTeam ? { ...update.channelData, eventType: 'teamMemberAdded' } : update.channelData,
      },
      { ...this.#base(sender, ids[1]), type: 'installationUpdate', action: 'add' },
    ]
  }

  #base({ persona, spot }: Sender, id: string): Omit<TeamsActivity, 'type'> {
    const { channel } = this.#conversations
    const timestamp = new Date().toISOString()
    return {
      id,
      timestamp,
      localTimestamp: timestamp.replace('Z', '+00:00'),
      localTimezone: 'Etc/UTC',
      locale: 'en-US',
      channelId: 'msteams',
      serviceUrl: this.#serviceUrl,
      from: { id: this.#conversations.memberId(persona), name: persona.name, aadObjectId: persona.id },
      recipient: this.#bot,
      conversation: {
        id: this.#conversations.conversationId(spot),
        conversationType: spot.kind,
        tenantId: this.#tenantId,
        ...(spot.kind === 'channel' ? { isGroup: true } : {}),
      },
      channelData: {
        tenant: { id: this.#tenantId },
        ...(spot.kind === 'channel'
          ? {
              teamsChannelId: channel.id,
              teamsTeamId: channel.team.id,
              channel: { id: channel.id },
              team: channel.team,
            }
          : {}),
      },
      entities: [
        { type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web', timezone: 'Etc/UTC' },
      ],
    }
  }

  get #tag(): string {
    return `<at>${this.#bot.name}</at>`
  }

  /** In a personal chat each picture is an attachment; in a channel the HTML alone tells of it. */
  #attachments(
    { spot }: Sender,
    { id, text, html, pictures }: Message,
    mentioned: boolean,
  ): TeamsAttachment[] {
    const inline = pictures.map((picture) => ({
      id: picture.id,
      type: picture.type,
      source:
        spot.kind === 'channel'
          ? graphLink(this.#conversations.channel, spot, id, picture.id)
          : mediaLink(picture.id),
    }))
    const mention = mentioned ? this.#bot.name : null
    const attached = spot.kind === 'personal' ? pictures : []
    return [
      ...attached.map((picture) => ({
        contentType: 'image/*' as const,
        contentUrl: connectorLink(this.#serviceUrl, picture.id),
      })),
      {
        contentType: 'text/html',
        content: messageHtml({ text, pasted: html, mention, pictures: inline }),
      },
    ]
  }
}

/** In a channel a bot receives only the messages that mention it. */
export function mentions(text: string, bot: ChannelAccount): boolean {
  return text.includes(`@${bot.name}`)
}

function threadOf(spot: Spot, messageId: string): { readonly replyToId?: string } {
  return spot.kind === 'channel' && spot.threadId !== null && spot.threadId !== messageId
    ? { replyToId: spot.threadId }
    : {}
}

function pressed(cardMessageId: string): Readonly<Record<string, unknown>> {
  return { source: { name: 'message' }, legacy: { replyToId: `1:${cardMessageId}` } }
}
