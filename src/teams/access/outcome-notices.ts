import type { AccessRequest } from '../../access-requests/access-request.ts'
import { outcomeText } from '../../access-requests/outcome-text.ts'
import type { Delivery } from '../delivery.ts'
import { textMessage } from '../outgoing-message.ts'
import type { RequestBoard } from './request-board.ts'
import type { RequestListener } from './request-listener.ts'
import type { RequestTraces } from './request-messages.ts'
import { requestOrigin } from './request-origin.ts'

export interface OutcomeNoticesRooms {
  readonly board: RequestBoard
  readonly delivery: Delivery
  readonly traces: RequestTraces
  readonly listener: RequestListener
}

/**
 * Tells whoever asked what came of it: Teams tells nobody of a message that changes. In their own chat with the bot; who
 * has none is called in the conversation where they asked. Those who were asked and came too late see it on their card.
 */
export class OutcomeNotices {
  readonly #rooms: OutcomeNoticesRooms

  constructor(rooms: OutcomeNoticesRooms) {
    this.#rooms = rooms
  }

  /** Once for each request, by whoever attends to it. Rejects where it is to be tried again. */
  async notify(request: AccessRequest): Promise<void> {
    const { traces, listener } = this.#rooms
    const text = outcomeText(request)
    if (text === null || (await traces.recall(request.id)).isOutcomeTold) return
    const isTold = (await this.#write(request, text)) || (await listener.callAuthor(request))
    if (isTold) await traces.change(request.id, (trace) => ({ ...trace, isOutcomeTold: true }))
  }

  async #write({ origin, requester }: AccessRequest, text: string): Promise<boolean> {
    const { board, delivery } = this.#rooms
    let isSent = false
    await board.reach(requestOrigin.parse(origin), async (context) => {
      isSent = (await delivery.deliverTo(context, { id: requester.id }, textMessage(text), null)) !== null
    })
    return isSent
  }
}
