import type { TurnContext } from 'botbuilder'
import { diagnosisCard } from '../reply/diagnosis/diagnosis-card.ts'
import type { ShownPicture } from '../reply/diagnosis/diagnosis-view.ts'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import type { Offers } from './access/offers.ts'
import { isForEveryone } from './audience.ts'
import type { CaseDesk } from './cases/case-desk.ts'
import type { ConversationMemory } from './conversation-memory.ts'
import type { Delivered, Delivery } from './delivery.ts'
import { afterDiagnosis } from './exchange.ts'
import { faultFields } from './fault-fields.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import type { TeamsOptions } from './options.ts'
import { cardMessage, sayingMessage } from './outgoing-message.ts'
import { withScreenshotNote } from './pictures/screenshot-note.ts'
import { requestOf, type RememberedRequest } from './remembered-request.ts'
import { askerOf, isPersonal, placeOf } from './sender.ts'
import { whileTyping } from './typing.ts'
import type { UnderWay } from './under-way.ts'
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

  /** `cardId` is the card that the answer takes the place of. */
  async diagnose(
    context: TurnContext,
    activity: IncomingActivity,
    { request, cardId }: { readonly request: RememberedRequest; readonly cardId: string | null },
  ): Promise<void> {
    const place = placeOf(activity)
    const inquiry = { place, messageId: activity.id ?? null, cardId }
    await this.#rooms.underWay.run(inquiry, async (signal) => {
      const { diagnosis, rest } = await whileTyping(
        () => this.type(context),
        () =>
          this.#options.diagnose(requestOf(request, askerOf(activity)), {
            conversation: place.conversationId,
            signal,
          }),
      )
      signal.throwIfAborted()
      const shown = cardId === null ? null : { place, messageId: cardId }
      const first =
        diagnosis === null
          ? await this.#sayWait(context, activity, shown)
          : await this.#answer(
              context,
              activity,
              request,
              rest === null ? diagnosis : unfinished(diagnosis, 'message'),
              shown,
            )
      if (rest === null) return
      const whole = await rest
      signal.throwIfAborted()
      await this.#answer(context, activity, request, whole, first)
    })
  }

  async type(context: TurnContext): Promise<void> {
    try {
      await context.sendActivity({ type: 'typing' })
    } catch (fault) {
      this.#options.log.warn('typing-failed', faultFields(fault))
    }
  }

  #sayWait(context: TurnContext, activity: IncomingActivity, replaces: Delivered | null) {
    const waiting = sayingMessage('azure-is-slow')
    return this.#rooms.delivery.deliver(context, activity, waiting, replaces)
  }

  async #answer(
    context: TurnContext,
    activity: IncomingActivity,
    request: RememberedRequest,
    diagnosed: Diagnosis,
    replaces: Delivered | null,
  ): Promise<Delivered> {
    const diagnosis = request.isFromScreenshot ? withScreenshotNote(diagnosed) : diagnosed
    const delivered = await this.#deliver(context, activity, request, diagnosis, replaces)
    this.#options.log.info('diagnosed', {
      status: diagnosis.status,
      cause: diagnosis.evidence?.cause ?? null,
      service: diagnosis.evidence?.service ?? null,
    })
    await this.#remember(delivered, request, diagnosis)
    return delivered
  }

  async #deliver(
    context: TurnContext,
    activity: IncomingActivity,
    request: RememberedRequest,
    diagnosis: Diagnosis,
    replaces: Delivered | null,
  ): Promise<Delivered> {
    const { cases, delivery, drawingOf, offers } = this.#rooms
    const finding = { diagnosisId: this.#options.newId(), request, diagnosis }
    await offers?.make(placeOf(activity), activity.from.aadObjectId ?? null, finding)
    if (!isForEveryone(diagnosis) && !isPersonal(activity)) {
      return cases.show(context, activity, finding, replaces)
    }
    const viewerId = activity.from.aadObjectId ?? null
    const card = diagnosisCard(diagnosis, { viewerId, picture: await drawingOf(diagnosis) })
    const offering = offers === null ? card : await offers.onto(card, finding.diagnosisId, viewerId)
    return delivery.deliver(context, activity, cardMessage(offering), replaces)
  }

  /** Recalls again: another turn may have ended while this one asked Azure. */
  async #remember(
    { place, messageId }: Delivered,
    request: RememberedRequest,
    diagnosis: Diagnosis,
  ): Promise<void> {
    const state = await this.#rooms.memory.recall(place)
    await this.#rooms.memory.remember(place, afterDiagnosis(state, request, diagnosis, messageId))
  }
}
