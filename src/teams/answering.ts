import type { Delivered } from './delivery.ts'
import type { ConversationState } from './exchange.ts'
import { answerOnCard, type GivenAnswer } from './given-answer.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import { messageTextOf, wholeText } from './message-text.ts'
import type { RememberedRequest } from './remembered-request.ts'
import type { Place } from './sender.ts'

/** What is to be answered. */
export interface Asked {
  readonly request: RememberedRequest
  /** the message that it was asked by */
  readonly messageId: string | null
  /** the answer that the new one takes the place of; null: it is a new one */
  readonly replaces: GivenAnswer | null
}

export interface Answering extends Asked {
  readonly diagnosisId: string
}

/** The answer on a card. A card that asks holds none yet, and may be given one of a new id. */
export function answerOn(
  cardId: string | null,
  { answers }: ConversationState,
  { conversationId }: Place,
  newId: () => string,
): GivenAnswer | null {
  if (cardId === null) return null
  return answerOnCard(answers, [cardId]) ?? { diagnosisId: newId(), messageId: null, conversationId, cardId }
}

/** Where an answer stands, of the sender of the activity. */
export function whereIs(answer: GivenAnswer | null, place: Place): Delivered | null {
  if (answer === null) return null
  return { place: { ...place, conversationId: answer.conversationId }, messageId: answer.cardId }
}

/** The message that a request came with: one that only asks for a check, or adds what was missing, is not it. */
export function messageThatAsked(
  { text }: RememberedRequest,
  { exchanges, answers }: ConversationState,
  activity: IncomingActivity,
): string | null {
  const own = activity.id ?? null
  if (wholeText(messageTextOf(activity)) === text) return own
  const earlier = exchanges.find(({ request }) => `${text}\n`.startsWith(`${request.text}\n`))
  return answers.find(({ diagnosisId }) => diagnosisId === earlier?.id)?.messageId ?? own
}

export function answerGiven(
  { diagnosisId, messageId }: Answering,
  delivered: Delivered | null,
): GivenAnswer | null {
  if (delivered?.messageId == null) return null
  return {
    diagnosisId,
    messageId,
    conversationId: delivered.place.conversationId,
    cardId: delivered.messageId,
  }
}
