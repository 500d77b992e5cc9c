import { MOST_PROMPTS, starters } from '../../reply/prompts/prompts.ts'
import type { ConversationState } from '../exchange.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { OutgoingMessage } from '../outgoing-message.ts'
import type { Saying } from '../saying.ts'
import { isPersonal } from '../sender.ts'

/** What leaves open what to say next. The others tell it, or wait for an answer. */
const OPEN_ENDED: readonly Saying[] = [
  'thanks',
  'stopped',
  'nothing-to-stop',
  'nothing-to-check',
  'nothing-to-correct',
  'no-open-question',
  'unknown-button',
]

/** What a message without a card suggests to say next. */
export function suggestionsAfter(
  saying: Saying,
  activity: IncomingActivity,
  { exchanges, recentResource }: ConversationState,
): readonly string[] {
  if (!isPersonal(activity) || !OPEN_ENDED.includes(saying)) return []
  const again = exchanges.length === 0 ? [] : ['Check again']
  return [...again, ...starters(recentResource)].slice(0, MOST_PROMPTS)
}

/**
 * Teams shows suggested actions in a chat with one person until the next message, and beside no attachment: cards
 * bear theirs as buttons. Source: Teams documentation, "Dynamically guide users with suggested actions".
 */
export function withSuggestions(message: OutgoingMessage, texts: readonly string[]): OutgoingMessage {
  if (texts.length === 0) return message
  const actions = texts.map((text) => ({ type: 'imBack', title: text, value: text }))
  return { ...message, suggestedActions: { to: [], actions } }
}
