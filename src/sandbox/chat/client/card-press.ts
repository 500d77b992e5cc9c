import type { Sender } from '../activity-frame.ts'
import type { ChatMessage } from '../chat-message.ts'
import type { CardAction } from '../invokes.ts'

/** An Action.Execute that is under way, until the bot has answered it for good. */
export interface CardPress {
  readonly sender: Sender
  /** null: the card is in a dialog */
  readonly card: ChatMessage | null
  readonly action: CardAction
  readonly trigger: 'manual' | 'automatic'
}
