import type { ConversationMemory } from '../conversation-memory.ts'
import { faultFields } from '../fault-fields.ts'
import { answerOnCard } from '../given-answer.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { Log } from '../log.ts'
import { placeOf } from '../sender.ts'
import { readFeedback, type SaidFeedback } from './read-feedback.ts'

export interface Feedback extends SaidFeedback {
  /** null where the message holds no diagnosis of theirs, or one that is no longer remembered */
  readonly diagnosisId: string | null
  /** object id in Entra; null where the channel gives none */
  readonly personId: string | null
}

export type OnFeedback = (feedback: Feedback) => void | Promise<void>

/** Takes what people say of answers. Their words go to `onFeedback` alone, never to the log. */
export class FeedbackBox {
  readonly #memory: ConversationMemory
  readonly #log: Log
  readonly #onFeedback: OnFeedback | undefined

  constructor(memory: ConversationMemory, log: Log, onFeedback: OnFeedback | undefined) {
    this.#memory = memory
    this.#log = log
    this.#onFeedback = onFeedback
  }

  /** Whether the activity was feedback. Teams shows a fault to nobody, so that one is only logged. */
  async take(activity: IncomingActivity): Promise<boolean> {
    const said = readFeedback(activity)
    if (said === null) return false
    try {
      const diagnosisId = await this.#diagnosisOf(activity)
      this.#log.info('feedback', { diagnosisId, reaction: said.reaction })
      await this.#onFeedback?.({ ...said, diagnosisId, personId: activity.from.aadObjectId ?? null })
    } catch (fault) {
      this.#log.error('feedback-lost', { reaction: said.reaction, ...faultFields(fault) })
    }
    return true
  }

  async #diagnosisOf(activity: IncomingActivity): Promise<string | null> {
    const cardIds = [activity.replyToId, activity.channelData?.legacy?.replyToId].filter(
      (id) => id !== undefined,
    )
    const { answers } = await this.#memory.recall(placeOf(activity))
    return answerOnCard(answers, cardIds)?.diagnosisId ?? null
  }
}
