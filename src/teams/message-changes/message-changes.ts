import type { TurnContext } from 'botbuilder'
import type { ConversationMemory } from '../conversation-memory.ts'
import type { Diagnosing } from '../diagnosing.ts'
import { withoutExchange } from '../exchange.ts'
import { faultFields } from '../fault-fields.ts'
import { answersToMessage } from '../given-answer.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { Log } from '../log.ts'
import { sayingMessage } from '../outgoing-message.ts'
import { placeOf } from '../sender.ts'
import type { MessageTurns } from '../turns/message-turns.ts'
import type { Turn } from '../turns/turn.ts'
import type { UnderWay } from '../under-way.ts'
import { planChange } from './plan-change.ts'

export interface MessageChangesRooms {
  readonly diagnosing: Diagnosing
  readonly memory: ConversationMemory
  readonly underWay: UnderWay
  readonly turns: MessageTurns
}

/** Follows what people do to their messages once they are sent. */
export class MessageChanges {
  readonly #diagnosing: Diagnosing
  readonly #memory: ConversationMemory
  readonly #underWay: UnderWay
  readonly #turns: MessageTurns
  readonly #log: Log

  constructor({ diagnosing, memory, underWay, turns }: MessageChangesRooms, log: Log) {
    this.#diagnosing = diagnosing
    this.#memory = memory
    this.#underWay = underWay
    this.#turns = turns
    this.#log = log
  }

  /** Edited, or restored after it was deleted: the answer changes with it, in its place. */
  async changed(context: TurnContext, activity: IncomingActivity): Promise<void> {
    const asked = planChange(activity, await this.#memory.recall(placeOf(activity)))
    if (asked === null) return
    await this.#stop(activity)
    await this.#turns.once(activity, (turn) => this.#diagnosing.diagnose(context, activity, asked, turn))
  }

  /** The same where another process began with it and ended. */
  async resume(context: TurnContext, activity: IncomingActivity, turn: Turn): Promise<void> {
    const asked = planChange(activity, await this.#memory.recall(placeOf(activity)))
    if (asked !== null) await this.#diagnosing.diagnose(context, activity, asked, turn)
  }

  /** The message is forgotten; an answer beside it is taken away, one in another conversation stays. */
  async deleted(context: TurnContext, activity: IncomingActivity): Promise<void> {
    await this.#stop(activity)
    const place = placeOf(activity)
    const state = await this.#memory.recall(place)
    const answers = answersToMessage(state.answers, activity.id)
    if (answers.length === 0) return
    await this.#memory.change(place, (latest) =>
      answers.reduce((rest, { diagnosisId }) => withoutExchange(rest, diagnosisId), latest),
    )
    for (const { conversationId, cardId } of answers) {
      if (conversationId === place.conversationId) await this.#takeAway(context, cardId)
    }
  }

  async #takeAway(context: TurnContext, cardId: string): Promise<void> {
    try {
      await context.updateActivity({ ...sayingMessage('question-deleted'), id: cardId })
    } catch (fault) {
      this.#log.warn('update-failed', faultFields(fault))
    }
  }

  async #stop({ conversation, id }: IncomingActivity): Promise<void> {
    if (id !== undefined) await this.#underWay.stopMessage(conversation.id, id)
  }
}
