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
  readonly type:
    'message' | 'messageUpdate' | 'messageDelete' | 'invoke' | 'conversationUpdate' | 'installationUpdate'
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
    readonly conversationType: 'personal' | 'groupChat' | 'channel'
    readonly tenantId: string
    readonly isGroup?: true
  }
  readonly channelData: Readonly<Record<string, unknown>>
  readonly entities: readonly Readonly<Record<string, unknown>>[]
  readonly text?: string
  readonly textFormat?: 'plain'
  readonly attachments?: readonly TeamsAttachment[]
  readonly replyToId?: string
  readonly name?: string
  readonly value?: unknown
  readonly action?: 'add'
  readonly membersAdded?: readonly { readonly id: string }[]
}

/** Source: "Send and receive files through bot" (Teams), "Receive inline images". */
export type TeamsAttachment =
  | { readonly contentType: 'text/html'; readonly content: string }
  | { readonly contentType: 'image/*'; readonly contentUrl: string }
  | { readonly contentType: 'application/vnd.microsoft.card.adaptive'; readonly content: unknown }
