import type { TurnContext } from 'botbuilder'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import { sameId } from '../../rbac/principal.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { PressAnswer } from '../presses/press-answer.ts'
import type { RequestBoard } from './request-board.ts'
import type { RequestListener } from './request-listener.ts'

const SENT: PressAnswer = {
  kind: 'message',
  text: 'That button was not on a card of mine that shows the request. I have sent it to our own chat: decide there.',
}
const NOT_SENT: PressAnswer = {
  kind: 'message',
  text: 'That button was not on a card of mine that shows the request, so that it decides nothing.',
}

/**
 * A decision counts only on a message of the bot's own that shows the request. Teams hands on the buttons of every card
 * that people send through the app, and such a card may say anything above a button of the same data (Teams documentation,
 * "Add third party authentication to Adaptive Cards Universal Actions").
 */
export class OwnCards {
  readonly #board: RequestBoard
  readonly #listener: RequestListener

  constructor(board: RequestBoard, listener: RequestListener) {
    this.#board = board
    this.#listener = listener
  }

  /** Null where the press is on such a message; otherwise whoever was asked gets one, where they can be reached. */
  async answerToForeign(
    context: TurnContext,
    activity: IncomingActivity,
    request: AccessRequest,
    approverId: string,
  ): Promise<PressAnswer | null> {
    if (await this.#board.isShownOn(activity, request)) return null
    if (await this.#listener.isShownOn(activity, request)) return null
    const wasAsked = request.grantors.some(({ id }) => sameId(id, approverId))
    return wasAsked && (await this.#board.bringTo(context, approverId, request)) ? SENT : NOT_SENT
  }
}
