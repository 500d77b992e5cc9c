import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { ConversationReference, TurnContext } from 'botbuilder'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import { approverCard } from '../../access-requests/cards/approver-card.ts'
import { requesterCard, type Hearing } from '../../access-requests/cards/requester-card.ts'
import type { Delivery } from '../delivery.ts'
import { faultFields } from '../fault-fields.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { referenceOfTurn, type KeptReference } from '../kept-reference.ts'
import type { Log } from '../log.ts'
import { cardMessage } from '../outgoing-message.ts'
import { pressedMessageIds } from '../presses/pressed-message.ts'
import type { RolecallAdapter } from '../rolecall-adapter.ts'
import type { AccessOptions } from './access-options.ts'
import { withMessage, type RequestMessage, type RequestTraces } from './request-messages.ts'

export interface RequestBoardRooms {
  readonly adapter: RolecallAdapter
  readonly delivery: Delivery
  readonly traces: RequestTraces
}

/** Everywhere that a request is shown, each card for the one who reads it. */
export class RequestBoard {
  readonly #access: Pick<AccessOptions, 'clock'>
  readonly #rooms: RequestBoardRooms
  readonly #log: Log

  constructor(access: Pick<AccessOptions, 'clock'>, rooms: RequestBoardRooms, log: Log) {
    this.#access = access
    this.#rooms = rooms
    this.#log = log
  }

  /** Shows the request in the own chat of somebody who can decide about it; whether they can be reached there. */
  async bringTo(context: TurnContext, approverId: string, request: AccessRequest): Promise<boolean> {
    return this.bring(context, approverId, request.id, approverCard(request, this.#access.clock()))
  }

  /** The same with another card of the request. */
  async bring(
    context: TurnContext,
    approverId: string,
    requestId: string,
    card: IAdaptiveCard,
  ): Promise<boolean> {
    try {
      return await this.#deliverTo(context, approverId, requestId, card, 'approver')
    } catch (fault) {
      this.#log.warn('grantor-not-asked', faultFields(fault))
      return false
    }
  }

  /** Shows whoever asked how it stands, in their own chat; whether they can be reached there. */
  async bringToRequester(context: TurnContext, request: AccessRequest): Promise<boolean> {
    const card = await this.card(request, 'requester')
    return this.#deliverTo(context, request.requester.id, request.id, card, 'requester')
  }

  async #deliverTo(
    context: TurnContext,
    personId: string,
    requestId: string,
    card: IAdaptiveCard,
    to: RequestMessage['shownTo'],
  ): Promise<boolean> {
    const sent = await this.#rooms.delivery.deliverTo(context, { id: personId }, cardMessage(card), null)
    if (sent === null) return false
    await this.#note(requestId, sent.reference, sent.messageId, to)
    return true
  }

  /** Shows whoever writes a card of the request to decide by, in the conversation of this turn. */
  async show(context: TurnContext, requestId: string, card: IAdaptiveCard): Promise<void> {
    const sent = await context.sendActivity(cardMessage(card))
    await this.#note(requestId, referenceOfTurn(context), sent?.id ?? null, 'approver')
  }

  /** Whether the button that was pressed is on a message that shows approvers this request. */
  async isShownOn(activity: IncomingActivity, { id }: AccessRequest): Promise<boolean> {
    const pressed = pressedMessageIds(activity)
    const { messages } = await this.#rooms.traces.recall(id)
    return messages.some(
      ({ shownTo, messageId, reference }) =>
        shownTo === 'approver' &&
        pressed.includes(messageId) &&
        reference.conversation.id === activity.conversation.id,
    )
  }

  /** Shows the requester how it stands, in the conversation of this turn. */
  async showRequester(context: TurnContext, request: AccessRequest): Promise<void> {
    const sent = await context.sendActivity(cardMessage(await this.card(request, 'requester')))
    await this.#note(request.id, referenceOfTurn(context), sent?.id ?? null, 'requester')
  }

  async #note(
    requestId: string,
    reference: Partial<ConversationReference>,
    messageId: string | null,
    to: RequestMessage['shownTo'],
  ): Promise<void> {
    await this.#rooms.traces.change(requestId, (trace) => withMessage(trace, reference, messageId, to))
  }

  async card(request: AccessRequest, shownTo: RequestMessage['shownTo']): Promise<IAdaptiveCard> {
    const now = this.#access.clock()
    return shownTo === 'approver'
      ? approverCard(request, now)
      : requesterCard(request, await this.#rooms.traces.recall(request.id), now)
  }

  /** For whoever asked in a dialog, which is gone before anybody decides. */
  async dialogCard(request: AccessRequest): Promise<IAdaptiveCard> {
    const trace = await this.#rooms.traces.recall(request.id)
    const isFollowed = trace.messages.some(({ shownTo }) => shownTo === 'requester')
    const hearing: Hearing = isFollowed ? 'in-own-chat' : 'nowhere'
    return requesterCard(request, trace, this.#access.clock(), hearing)
  }

  /** Brings all that is shown of a request up to date; a message that is gone is left alone. */
  async update(request: AccessRequest): Promise<void> {
    const { messages } = await this.#rooms.traces.recall(request.id)
    for (const shown of messages) {
      const message = { ...cardMessage(await this.card(request, shown.shownTo)), id: shown.messageId }
      await this.within(shown.reference, (context) => context.updateActivity(message))
    }
  }

  /** Does something in a conversation without a turn of it; a refusal is logged. */
  async within(reference: KeptReference, work: (context: TurnContext) => Promise<unknown>): Promise<void> {
    try {
      await this.reach(reference, work)
    } catch (fault) {
      this.#log.warn('update-failed', faultFields(fault))
    }
  }

  /** The same; rejects where it is refused. */
  async reach(reference: KeptReference, work: (context: TurnContext) => Promise<unknown>): Promise<void> {
    const { adapter } = this.#rooms
    let done: Promise<unknown> | undefined
    await adapter.continueConversationAsync(adapter.appId, reference, async (context) => {
      // a fault is for whoever asked, not for the error handler of this turn
      done = work(context)
      await done.catch(() => undefined)
    })
    await done
  }
}
