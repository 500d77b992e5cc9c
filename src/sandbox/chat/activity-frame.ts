import type { Conversations, Spot } from './conversations.ts'
import type { Persona } from './persona.ts'
import type { ChannelAccount, TeamsActivity } from './teams-activity.ts'

export interface Sender {
  readonly persona: Persona
  readonly spot: Spot
}

/** What every activity has that Teams sends, whatever it tells. */
export class ActivityFrame {
  readonly conversations: Conversations
  readonly bot: ChannelAccount
  readonly serviceUrl: string
  readonly #tenantId: string

  constructor(conversations: Conversations, bot: ChannelAccount, tenantId: string, serviceUrl: string) {
    this.conversations = conversations
    this.bot = bot
    this.serviceUrl = serviceUrl
    this.#tenantId = tenantId
  }

  around({ persona, spot }: Sender, id: string): Omit<TeamsActivity, 'type'> {
    const { channel } = this.conversations
    const timestamp = new Date().toISOString()
    return {
      id,
      timestamp,
      localTimestamp: timestamp.replace('Z', '+00:00'),
      localTimezone: 'Etc/UTC',
      locale: 'en-US',
      channelId: 'msteams',
      serviceUrl: this.serviceUrl,
      from: { id: this.conversations.memberId(persona), name: persona.name, aadObjectId: persona.id },
      recipient: this.bot,
      conversation: {
        id: this.conversations.conversationId(spot),
        conversationType: spot.kind,
        tenantId: this.#tenantId,
        ...(spot.kind === 'personal' ? {} : { isGroup: true }),
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
}
