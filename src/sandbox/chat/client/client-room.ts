import type { ActivityFactory } from '../activities.ts'
import type { BotClient } from '../bot-client.ts'
import type { Conversations } from '../conversations.ts'
import type { InvokeFactory } from '../invokes.ts'
import type { MessageResources } from '../message-resource.ts'
import type { ChannelAccount } from '../teams-activity.ts'
import type { TokenService } from '../token-service/token-service.ts'
import type { Transcript } from '../transcript.ts'

/** What the parts of the Teams client work with. */
export interface ClientRoom {
  readonly conversations: Conversations
  readonly transcript: Transcript
  readonly activities: ActivityFactory
  readonly invokes: InvokeFactory
  readonly resources: MessageResources
  readonly bot: BotClient
  readonly botAccount: ChannelAccount
  /** null where nobody can sign in to a bot */
  readonly tokenService: TokenService | null
}
