import type { TurnContext } from 'botbuilder'
import { answerRoleQuestion } from '../role-questions/answer-role-question.ts'
import type { ConversationMemory } from './conversation-memory.ts'
import type { Diagnosing } from './diagnosing.ts'
import { afterMisreading } from './exchange.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import type { Log } from './log.ts'
import {
  helpMessage,
  readingMessage,
  roleAnswerMessage,
  sayingMessage,
  textMessage,
  welcomeMessage,
  whatWasMeantMessage,
} from './outgoing-message.ts'
import type { ReadPictures } from './pictures/read-pictures.ts'
import { planPicture } from './pictures/plan-picture.ts'
import { planTurn, type Plan } from './plan-turn.ts'
import { recordPressOf, type RecordPresses } from './presses/record-presses.ts'
import { newRequest } from './remembered-request.ts'
import { isPersonal, placeOf } from './sender.ts'
import { isAddressed } from './threads/addressed.ts'
import type { MessageMeant } from './threads/message-meant.ts'
import type { SeenMessages } from './threads/seen-messages.ts'
import { whileTyping } from './typing.ts'
import type { UnderWay } from './under-way.ts'

export interface ConversationRooms {
  readonly memory: ConversationMemory
  readonly underWay: UnderWay
  readonly diagnosing: Diagnosing
  readonly presses: RecordPresses
  readonly seen: SeenMessages
  readonly meant: MessageMeant
  /** where pictures within messages can be had; null: this bot may not read them */
  readonly graphOrigin: string | null
  readonly readPictures: ReadPictures
}

/** Answers messages and presses of buttons. */
export class Conversation {
  readonly #log: Log
  readonly #rooms: ConversationRooms

  constructor(log: Log, rooms: ConversationRooms) {
    this.#log = log
    this.#rooms = rooms
  }

  async respond(context: TurnContext, heard: IncomingActivity): Promise<void> {
    const { memory, presses } = this.#rooms
    if (!isPersonal(heard)) this.#rooms.seen.note(heard)
    if (!isAddressed(heard)) return
    const press = recordPressOf(heard)
    if (press !== undefined) {
      await presses.answerMessage(context, heard, press)
      return
    }
    const said = await memory.recall(placeOf(heard))
    const activity = said.exchanges[0]?.question == null ? await this.#meantBy(context, heard) : heard
    if (activity === null) return
    const place = placeOf(activity)
    const state = activity === heard ? said : await memory.recall(place)
    const plan = planTurn(activity, state, this.#rooms.graphOrigin)
    switch (plan.kind) {
      case 'welcome':
        await context.sendActivity(welcomeMessage())
        return
      case 'help':
        await context.sendActivity(helpMessage())
        return
      case 'say':
        await context.sendActivity(sayingMessage(plan.saying))
        return
      case 'stop':
        await context.sendActivity(
          sayingMessage(this.#rooms.underWay.stop(place) ? 'stopped' : 'nothing-to-stop'),
        )
        return
      case 'ask-what-was-meant':
        await context.sendActivity(whatWasMeantMessage())
        await this.#rooms.memory.remember(place, afterMisreading(state, plan.exchange))
        return
      case 'read-pictures':
        await this.#readPictures(context, activity, plan, state.recentResource)
        return
      case 'answer-about-roles':
        await context.sendActivity(roleAnswerMessage(answerRoleQuestion(plan.question)))
        this.#log.info('answered-about-roles', { question: plan.question.kind })
        return
      case 'diagnose':
        await this.#rooms.diagnosing.diagnose(context, activity, plan)
        return
      default:
        plan satisfies never
    }
  }

  /** What is to be answered as if its author had sent it; null: that could not be found out, and is said. */
  async #meantBy(context: TurnContext, heard: IncomingActivity): Promise<IncomingActivity | null> {
    const meant = await this.#rooms.meant.of(context, heard)
    switch (meant.kind) {
      case 'own':
        return heard
      case 'root':
        return meant.activity
      case 'unreadable':
        await context.sendActivity(sayingMessage('thread-unreadable'))
        return null
      case 'author-gone':
        await context.sendActivity(sayingMessage('author-gone'))
        return null
      default:
        return meant satisfies never
    }
  }

  /** Answers from the pictures of a message, or asks whether they were read right. */
  async #readPictures(
    context: TurnContext,
    activity: IncomingActivity,
    { sources, beside }: Extract<Plan, { kind: 'read-pictures' }>,
    recentResource: string | null,
  ): Promise<void> {
    const read = await whileTyping(
      () => this.#rooms.diagnosing.type(context),
      () => this.#rooms.readPictures(context, sources),
    )
    if (read.kind === 'unreadable') {
      this.#log.info('picture-not-read', { why: read.why })
      await context.sendActivity(textMessage(read.text))
      return
    }
    const plan = planPicture(read, beside)
    this.#log.info('picture-read', { confidence: read.confidence, outcome: plan.kind })
    switch (plan.kind) {
      case 'uncertain':
        await context.sendActivity(readingMessage(plan.reading))
        return
      case 'clear': {
        const request = { ...newRequest('error', plan.text, recentResource), isFromScreenshot: true }
        await this.#rooms.diagnosing.diagnose(context, activity, { request, cardId: null })
        return
      }
      default:
        plan satisfies never
    }
  }
}
