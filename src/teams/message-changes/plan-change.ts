import { looksLikeAnswer } from '../answer-question.ts'
import type { Asked } from '../answering.ts'
import type { ConversationState } from '../exchange.ts'
import { answersToMessage } from '../given-answer.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { messageTextOf, wholeText } from '../message-text.ts'
import { isNoMessageOfItsOwn, planTurn } from '../plan-turn.ts'
import { isAddressed } from '../threads/addressed.ts'

/**
 * What to diagnose of a message that was edited or restored; null: nothing. Small talk that was put right is not
 * answered twice, and neither is what reads as before. Where others read along, what the bot was never asked about is
 * still none of its business.
 */
export function planChange(activity: IncomingActivity, state: ConversationState): Asked | null {
  const text = wholeText(messageTextOf(activity))
  const [replaces = null] = answersToMessage(state.answers, activity.id)
  const before = state.exchanges.find(({ id }) => id === replaces?.diagnosisId)
  if (before?.request.text === text) return null
  if (replaces === null && !isAddressed(activity)) return null
  if (isNoMessageOfItsOwn(text) && (replaces === null || looksLikeAnswer(text))) return null
  const plan = planTurn({ ...activity, value: undefined }, state)
  return plan.kind === 'diagnose' ? { request: plan.request, messageId: activity.id ?? null, replaces } : null
}
