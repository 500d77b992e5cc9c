import type { Conversations, Spot } from './conversations.ts'
import type { Persona } from './persona.ts'

export interface ChannelAccount {
  readonly id: string
  readonly name: string
}

/**
 * An activity as Teams posts it to a bot's messaging endpoint.
 * Source: Bot Framework activity schema, and the examples in the Teams documentation (`channelData`, ids,
 * `clientInfo`, the `text/html` attachment beside `text`).
 */
export interface TeamsActivity {
  readonly type: 'message' | 'invoke' | 'conversationUpdate' | 'installationUpdate'
  readonly id: string
  readonly timestamp: string
  readonly localTimestamp: string
  readonly localTimezone: string
  readonly locale: string
  readonly channelId: 'msteams'
  readonly serviceUrl: string
  readonly from: ChannelAccount & { readonly aadObjectId: string }
  readonly recipient: ChannelAccount
  readonly conversation: {
    readonly id: string
    readonly conversationType: 'personal' | 'channel'
    readonly tenantId: string
    readonly isGroup?: true
  }
  readonly channelData: Readonly<Record<string, unknown>>
  readonly entities: readonly Readonly<Record<string, unknown>>[]
  readonly text?: string
  readonly textFormat?: 'plain'
  readonly attachments?: readonly { readonly contentType: string; readonly content: string }[]
  readonly replyToId?: string
  readonly name?: string
  readonly value?: unknown
  readonly action?: 'add'
  readonly membersAdded?: readonly { readonly id: string }[]
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

  /** `html` is the rich form of what was pasted after the mention; without it Teams makes its own from the text. */
  message(sender: Sender, message: { id: string; text: string; html: string | null }): TeamsActivity {
    const mentioned = sender.spot.kind === 'channel' && mentions(message.text, this.#bot)
    const base = this.#base(sender, message.id)
    return {
      ...base,
      type: 'message',
      text: mentioned ? message.text.replace(`@${this.#bot.name}`, () => this.#tag) : message.text,
      textFormat: 'plain',
      attachments: [{ contentType: 'text/html', content: this.#html(message.text, message.html, mentioned) }],
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

  #html(text: string, pasted: string | null, mentioned: boolean): string {
    const name = escapeHtml(this.#bot.name)
    const span = `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">${name}</span>`
    if (pasted !== null) return mentioned ? `<p>${span}&nbsp;</p>${pasted}` : pasted
    const html = escapeHtml(text).replaceAll('\n', '<br>')
    return `<p>${mentioned ? html.replace(`@${name}`, () => span) : html}</p>`
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

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
