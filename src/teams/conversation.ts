import type { TurnContext } from 'botbuilder'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import type { ShownPicture } from '../reply/diagnosis/diagnosis-view.ts'
import { followUps, starters } from '../reply/prompts/prompts.ts'
import { answerRoleQuestion } from '../role-questions/answer-role-question.ts'
import { answerGiven, answerOn, messageThatAsked, whereIs, type Answering, type Asked } from './answering.ts'
import { isForEveryone } from './audience.ts'
import type { ConversationMemory } from './conversation-memory.ts'
import type { Delivered, Delivery } from './delivery.ts'
import { afterDiagnosis, afterMisreading, type ConversationState } from './exchange.ts'
import { faultFields } from './fault-fields.ts'
import { withAnswer, type GivenAnswer } from './given-answer.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import type { TeamsOptions } from './options.ts'
import {
  diagnosisMessage,
  helpMessage,
  readingMessage,
  roleAnswerMessage,
  sayingMessage,
  textMessage,
  welcomeMessage,
  whatWasMeantMessage,
} from './outgoing-message.ts'
import type { PictureSource } from './pictures/attached-pictures.ts'
import type { PictureText } from './pictures/picture-text.ts'
import { planPicture } from './pictures/plan-picture.ts'
import { withScreenshotNote } from './pictures/screenshot-note.ts'
import { planTurn, type Plan } from './plan-turn.ts'
import { newRequest, requestOf } from './remembered-request.ts'
import type { Saying } from './saying.ts'
import { askerOf, isPersonal, placeOf } from './sender.ts'
import { suggestionsAfter, withSuggestions } from './suggestions/suggestions.ts'
import { whileTyping } from './typing.ts'
import type { UnderWay } from './under-way.ts'

export type ConversationOptions = Pick<TeamsOptions, 'diagnose' | 'log' | 'newId'>

/** Reads the pictures of the message of this turn. */
export type ReadPictures = (context: TurnContext, sources: readonly PictureSource[]) => Promise<PictureText>

/** What a card of the diagnosis shows drawn; null where there is nothing to show. */
export type DrawingOf = (diagnosis: Diagnosis) => Promise<ShownPicture | null>

/** Answers messages and presses of buttons. */
export class Conversation {
  readonly #options: ConversationOptions
  readonly #memory: ConversationMemory
  readonly #delivery: Delivery
  readonly #underWay: UnderWay
  readonly #readTextOf: ReadPictures
  readonly #drawingOf: DrawingOf

  constructor(
    options: ConversationOptions,
    memory: ConversationMemory,
    delivery: Delivery,
    underWay: UnderWay,
    readPictures: ReadPictures,
    drawingOf: DrawingOf,
  ) {
    this.#options = options
    this.#memory = memory
    this.#delivery = delivery
    this.#underWay = underWay
    this.#readTextOf = readPictures
    this.#drawingOf = drawingOf
  }

  async respond(context: TurnContext, activity: IncomingActivity): Promise<void> {
    const place = placeOf(activity)
    const state = await this.#memory.recall(place)
    const plan = planTurn(activity, state)
    const prompts = isPersonal(activity) ? starters(state.recentResource) : []
    switch (plan.kind) {
      case 'welcome':
        await context.sendActivity(welcomeMessage(prompts))
        return
      case 'help':
        await context.sendActivity(helpMessage(prompts))
        return
      case 'say':
        await this.#say(context, activity, plan.saying, state)
        return
      case 'stop':
        await this.#say(context, activity, this.#underWay.stop(place) ? 'stopped' : 'nothing-to-stop', state)
        return
      case 'ask-what-was-meant':
        await context.sendActivity(whatWasMeantMessage())
        await this.#memory.remember(place, afterMisreading(state, plan.exchange))
        return
      case 'read-pictures':
        await this.#readPictures(context, activity, plan, state.recentResource)
        return
      case 'answer-about-roles':
        await context.sendActivity(roleAnswerMessage(answerRoleQuestion(plan.question)))
        this.#options.log.info('answered-about-roles', { question: plan.question.kind })
        return
      case 'diagnose':
        await this.diagnose(context, activity, {
          request: plan.request,
          messageId: messageThatAsked(plan.request, state, activity),
          replaces: answerOn(plan.cardId, state, place, this.#options.newId),
        })
        return
      default:
        plan satisfies never
    }
  }

  async #say(
    context: TurnContext,
    activity: IncomingActivity,
    saying: Saying,
    state: ConversationState,
  ): Promise<void> {
    const suggestions = suggestionsAfter(saying, activity, state)
    await context.sendActivity(withSuggestions(sayingMessage(saying), suggestions))
  }

  /** Answers from the pictures of a message, or asks whether they were read right. */
  async #readPictures(
    context: TurnContext,
    activity: IncomingActivity,
    { sources, beside }: Extract<Plan, { kind: 'read-pictures' }>,
    recentResource: string | null,
  ): Promise<void> {
    const { log } = this.#options
    const read = await whileTyping(
      () => this.#type(context),
      () => this.#readTextOf(context, sources),
    )
    if (read.kind === 'unreadable') {
      log.info('picture-not-read', { why: read.why })
      await context.sendActivity(textMessage(read.text))
      return
    }
    const plan = planPicture(read, beside)
    const isReadByModel = read.isByModel === true
    log.info('picture-read', { confidence: read.confidence, outcome: plan.kind })
    switch (plan.kind) {
      case 'uncertain':
        await context.sendActivity(readingMessage(plan.reading, isReadByModel))
        return
      case 'clear': {
        const request = {
          ...newRequest('error', plan.text, recentResource),
          isFromScreenshot: true,
          isReadByModel,
        }
        await this.diagnose(context, activity, { request, messageId: activity.id ?? null, replaces: null })
        return
      }
      default:
        plan satisfies never
    }
  }

  /** Diagnoses, answers and remembers. */
  async diagnose(context: TurnContext, activity: IncomingActivity, asked: Asked): Promise<void> {
    const { request, replaces } = asked
    const place = placeOf(activity)
    const inquiry = { place, messageId: activity.id ?? null, cardId: replaces?.cardId ?? null }
    await this.#underWay.run(inquiry, async (signal) => {
      const { diagnosis, rest } = await whileTyping(
        () => this.#type(context),
        () =>
          this.#options.diagnose(requestOf(request, askerOf(activity)), {
            conversation: place.conversationId,
            signal,
          }),
      )
      signal.throwIfAborted()
      const diagnosisId = replaces?.diagnosisId ?? this.#options.newId()
      const shown = whereIs(replaces, place)
      const answering = { ...asked, diagnosisId }
      const first =
        diagnosis === null
          ? await this.#sayWait(context, activity, shown)
          : await this.#answer(context, activity, answering, diagnosis, shown)
      if (rest === null) return
      const whole = await rest
      signal.throwIfAborted()
      await this.#answer(context, activity, answering, whole, first)
    })
  }

  /** An answer in another conversation is left as it is meanwhile. */
  async #sayWait(context: TurnContext, activity: IncomingActivity, replaces: Delivered | null) {
    if (replaces !== null && replaces.place.conversationId !== activity.conversation.id) return replaces
    const waiting = sayingMessage('azure-is-slow')
    return this.#delivery.deliver(context, activity, waiting, { isForEveryone: true, replaces })
  }

  async #answer(
    context: TurnContext,
    activity: IncomingActivity,
    answering: Answering,
    diagnosed: Diagnosis,
    replaces: Delivered | null,
  ): Promise<Delivered | null> {
    const diagnosis = answering.request.isFromScreenshot ? withScreenshotNote(diagnosed) : diagnosed
    const picture = await this.#drawingOf(diagnosis)
    const isPublic = isForEveryone(diagnosis)
    const delivered = await this.#delivery.deliver(
      context,
      activity,
      diagnosisMessage(diagnosis, {
        viewerId: activity.from.aadObjectId ?? null,
        picture,
        prompts: isPublic && !isPersonal(activity) ? [] : followUps(diagnosis),
        quotesModel: answering.request.isReadByModel,
      }),
      { isForEveryone: isPublic, replaces },
    )
    this.#options.log.info('diagnosed', {
      status: diagnosis.status,
      cause: diagnosis.evidence?.cause ?? null,
      service: diagnosis.evidence?.service ?? null,
      delivered: delivered !== null,
    })
    await this.#remember(activity, answering, diagnosis, delivered)
    return delivered
  }

  /** In the conversation where it was asked, and in the one where the card went. */
  async #remember(
    activity: IncomingActivity,
    answering: Answering,
    diagnosis: Diagnosis,
    delivered: Delivered | null,
  ): Promise<void> {
    const asked = placeOf(activity)
    const answer = answerGiven(answering, delivered)
    const isElsewhere = delivered?.place.conversationId !== asked.conversationId
    if (isElsewhere) await this.#add(asked, { ...answering, cardId: null }, diagnosis, answer)
    if (delivered !== null) {
      await this.#add(delivered.place, { ...answering, cardId: delivered.messageId }, diagnosis, answer)
    }
  }

  /** Recalls again: another turn may have ended while this one asked Azure. */
  async #add(
    place: Delivered['place'],
    { diagnosisId, request, cardId }: Answering & { readonly cardId: string | null },
    diagnosis: Diagnosis,
    answer: GivenAnswer | null,
  ): Promise<void> {
    const state = afterDiagnosis(
      await this.#memory.recall(place),
      { id: diagnosisId, request, cardId },
      diagnosis,
    )
    await this.#memory.remember(
      place,
      answer === null ? state : { ...state, answers: withAnswer(state.answers, answer) },
    )
  }

  async #type(context: TurnContext): Promise<void> {
    try {
      await context.sendActivity({ type: 'typing' })
    } catch (fault) {
      this.#options.log.warn('typing-failed', faultFields(fault))
    }
  }
}
