import type { CardClient } from '../client/card-client.ts'
import type { ConversationClient } from '../client/conversation-client.ts'
import type { ExtensionClient } from '../client/extension-client.ts'
import type { Conversations } from '../conversations.ts'
import type { Persona, Sample } from '../persona.ts'
import type { PictureLimits, Pictures } from '../pictures.ts'
import type { SandboxActions, ServiceCall } from '../sandbox-actions.ts'
import type { ChannelAccount } from '../teams-activity.ts'
import type { Transcript } from '../transcript.ts'

/** What the page needs to know before it shows anything. */
export interface Setup {
  readonly bot: ChannelAccount
  readonly personas: readonly Persona[]
  /** by persona id: the id in Teams, by which cards name people */
  readonly memberIds: Readonly<Record<string, string>>
  readonly channel: { readonly name: string; readonly team: string }
  /** null where the sandbox has none */
  readonly groupChat: { readonly name: string; readonly memberIds: readonly string[] } | null
  readonly commands: { readonly diagnose: string; readonly findRole: string }
  readonly samples: readonly Sample[]
  readonly pictures: PictureLimits
  /** null where the sandbox offers nothing to do outside the chat */
  readonly calls: readonly ServiceCall[] | null
}

/** What the routes of the page work with. */
export interface PageRoom {
  readonly setup: Setup
  readonly conversations: Conversations
  readonly transcript: Transcript
  readonly pictures: Pictures
  readonly conversation: ConversationClient
  readonly cards: CardClient
  readonly extension: ExtensionClient
  readonly actions: SandboxActions | undefined
}
