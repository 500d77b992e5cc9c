import type { TurnContext } from 'botbuilder'
import { followUps } from '../reply/prompts/prompts.ts'
import { blindSpotCodes } from '../reply/diagnosis/blind-spot-codes.ts'
import type { ShownPicture } from '../reply/diagnosis/diagnosis-view.ts'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import { stage } from '../telemetry/spans.ts'
import type { Offers } from './access/offers.ts'
import { answerGiven, whereIs, type Answering, type Asked } from './answering.ts'
import { isForEveryone } from './audience.ts'
import type { CaseDesk } from './cases/case-desk.ts'
import type { ConversationMemory } from './conversation-memory.ts'
import type { Delivered, Delivery } from './delivery.ts'
import type { Finding } from './cases/finding.ts'
import { afterDiagnosis } from './exchange.ts'
import { faultFields } from './fault-fields.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import type { TeamsOptions } from './options.ts'
import { withAnswer } from './given-answer.ts'
import { diagnosisMessage, sayingMessage } from './outgoing-message.ts'
import { withScreenshotNote } from './pictures/screenshot-note.ts'
import type { Recording } from './recording.ts'
import { requestOf } from './remembered-request.ts'
import { askerOf, isPersonal, placeOf } from './sender.ts'
import { whileTyping } from './typing.ts'
import type { Turn } from './turns/turn.ts'
import type { Look, UnderWay } from './under-way.ts'
import { unlessStateAway } from './unless-state-away.ts'
import { unfinished } from './unfinished.ts'

export type DiagnosingOptions = Pick<TeamsOptions, 'diagnose' | 'log' | 'newId'>

/** What a card of the diagnosis shows drawn; null where there is nothing to show. */
export type DrawingOf = (diagnosis: Diagnosis) => Promise<ShownPicture | null>

export interface DiagnosingRooms {
  readonly memory: ConversationMemory
  readonly delivery: Delivery
  readonly cases: CaseDesk
  /** null: access cannot be requested here */
  readonly offers: Offers | null
  readonly underWay: UnderWay
  readonly recording: Recording
  readonly drawingOf: DrawingOf
}

/** Answers an error or a question: what is known in time at once, and the rest in its place. */
export class Diagnosing {
  readonly #options: DiagnosingOptions
  readonly #rooms: DiagnosingRooms

  constructor(options: DiagnosingOptions, rooms: DiagnosingRooms) {
    this.#options = options
    this.#rooms = rooms
  }

  async diagnose(context: TurnContext, activity: IncomingActivity, asked: Asked, turn: Turn): Promise<void> {
    const { request, replaces } = asked
    const place = placeOf(activity)
    const inquiry = { place, messageId: activity.id ?? null, cardId: replaces?.cardId ?? null }
    await this.#rooms.underWay.run(inquiry, turn, async (look) => {
      const { diagnosis, rest } = await whileTyping(
        () => this.type(context),
        () =>
          this.#options.diagnose(requestOf(request, askerOf(activity)), {
            conversation: place.conversationId,
            signal: look.signal,
          }),
      )
      look.signal.throwIfAborted()
      const diagnosisId = replaces?.diagnosisId ?? this.#options.newId()
      const answering = { ...asked, diagnosisId, isRest: false }
      const shown = whereIs(replaces, place)
      const first =
        diagnosis === null
          ? await this.#sayWait(context, activity, look, shown)
          : await this.#answer(
              context,
              activity,
              answering,
              rest === null ? diagnosis : unfinished(diagnosis, 'message'),
              look,
              shown,
            )
      if (rest === null) return
      look.goesOn()
      const whole = await rest
      look.signal.throwIfAborted()
      await this.#answer(context, activity, { ...answering, isRest: true }, whole, look, first)
    })
  }

  async type(context: TurnContext): Promise<void> {
    try {
      await context.sendActivity({ type: 'typing' })
    } catch (fault) {
      this.#options.log.warn('typing-failed', faultFields(fault))
    }
  }

  async #sayWait(context: TurnContext, activity: IncomingActivity, look: Look, replaces: Delivered | null) {
    const waiting = sayingMessage('azure-is-slow')
    await look.answers()
    return this.#rooms.delivery.deliver(context, activity, waiting, replaces)
  }

  async #answer(
    context: TurnContext,
    activity: IncomingActivity,
    answering: Answering & Pick<Finding, 'isRest'>,
    diagnosed: Diagnosis,
    look: Look,
    replaces: Delivered | null,
  ): Promise<Delivered> {
    const { diagnosisId, request, isRest } = answering
    const diagnosis = request.isFromScreenshot ? withScreenshotNote(diagnosed) : diagnosed
    const finding = { diagnosisId, request, diagnosis, isRest }
    const delivered = await stage('reply', () => this.#deliver(context, activity, finding, look, replaces))
    this.#options.log.info('diagnosed', {
      status: diagnosis.status,
      cause: diagnosis.evidence?.cause ?? null,
      service: diagnosis.evidence?.service ?? null,
      blindSpots: blindSpotCodes(diagnosis).join(' '),
      diagnosisId,
    })
    this.#rooms.recording.diagnosed(activity, diagnosisId, diagnosis)
    await this.#remember(answering, diagnosis, delivered)
    return delivered
  }

  async #deliver(
    context: TurnContext,
    activity: IncomingActivity,
    finding: Finding,
    look: Look,
    replaces: Delivered | null,
  ): Promise<Delivered> {
    const { cases, delivery, drawingOf, offers } = this.#rooms
    const { request, diagnosis } = finding
    const viewerId = activity.from.aadObjectId ?? null
    const offer = offers === null ? null : await offers.make(placeOf(activity), viewerId, finding)
    if (!isForEveryone(diagnosis) && !isPersonal(activity)) {
      await look.answers()
      return cases.show(context, activity, finding, replaces)
    }
    const message = diagnosisMessage(diagnosis, {
      viewerId,
      picture: await drawingOf(diagnosis),
      prompts: isPersonal(activity) ? followUps(diagnosis) : [],
      quotesModel: request.isReadByModel,
      offer,
    })
    await look.answers()
    return delivery.deliver(context, activity, message, replaces)
  }

  async #remember(answering: Answering, diagnosis: Diagnosis, delivered: Delivered): Promise<void> {
    const { memory } = this.#rooms
    const { place, messageId: cardId } = delivered
    const { diagnosisId: id, request } = answering
    const answer = answerGiven(answering, delivered)
    const remembered = memory.change(place, (before) => {
      const state = afterDiagnosis(before, { id, request, cardId }, diagnosis)
      return answer === null ? state : { ...state, answers: withAnswer(state.answers, answer) }
    })
    await unlessStateAway(() => remembered, undefined, this.#options.log)
  }
}
