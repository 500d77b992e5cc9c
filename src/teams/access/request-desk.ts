import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { TurnContext } from 'botbuilder'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import { readDuration } from '../../access-requests/cards/request-inputs.ts'
import { withOutcome } from '../../access-requests/cards/request-outcome.ts'
import type { Change } from '../../access-requests/change-request.ts'
import type { Person } from '../../access-requests/grant.ts'
import { openRequest } from '../../access-requests/open-request.ts'
import { waitsFor } from '../../access-requests/overview.ts'
import { withdraw } from '../../access-requests/withdraw.ts'
import { sameId } from '../../rbac/principal.ts'
import type { RecordPress } from '../../reply/record-press.ts'
import { valueOf } from '../../snapshot/reading-value.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { PressAnswer } from '../presses/press-answer.ts'
import { isPersonal } from '../sender.ts'
import type { AccessOptions } from './access-options.ts'
import { RequestDecisions } from './request-decisions.ts'
import { originOf } from './request-origin.ts'
import type { RequestRooms } from './request-rooms.ts'
import { GONE, viewFor } from './request-view.ts'

export type RequestPress = Exclude<RecordPress, { verb: 'view-case' }>

const BROUGHT: PressAnswer = { kind: 'message', text: 'Here it is: decide below.', isShown: true }
const NOT_BROUGHT: PressAnswer = {
  kind: 'message',
  text: 'I could not write to our own chat. Try again in a minute.',
}
const NOBODY: PressAnswer = {
  kind: 'message',
  text: 'Teams did not tell me who you are, so I cannot do that.',
}

/** Requests for access, from the first press to the last. Who presses is told by the activity and by nothing else. */
export class RequestDesk {
  readonly #access: AccessOptions
  readonly #rooms: RequestRooms
  readonly #decisions: RequestDecisions

  constructor(access: AccessOptions, newId: () => string, rooms: RequestRooms) {
    this.#access = access
    this.#rooms = rooms
    this.#decisions = new RequestDecisions(access, newId, rooms)
  }

  async answer(context: TurnContext, activity: IncomingActivity, press: RequestPress): Promise<PressAnswer> {
    const actor = await this.#person(activity)
    if (actor === null) return NOBODY
    switch (press.verb) {
      case 'request-access':
        return this.#request(context, activity, actor, press, false)
      case 'view-request':
        return this.#view(actor, press.request)
      case 'bring-request':
        return this.#bring(context, actor, press.request)
      case 'withdraw-request':
        return this.#told(await withdraw({ requestId: press.request, actor }, this.#rooms.ports), 'requester')
      case 'approve':
      case 'approve-smaller':
      case 'approve-permanently':
        return this.#decisions.approve(context, activity, actor, press)
      case 'deny':
        return this.#decisions.deny(context, activity, actor, press)
      default:
        return press satisfies never
    }
  }

  /** The same in a dialog, where one may ask and take it back, and decides nothing. */
  async answerInDialog(
    context: TurnContext,
    activity: IncomingActivity,
    press: Extract<RequestPress, { verb: 'request-access' | 'withdraw-request' }>,
  ): Promise<PressAnswer> {
    if (press.verb === 'withdraw-request') return this.answer(context, activity, press)
    const actor = await this.#person(activity)
    return actor === null ? NOBODY : this.#request(context, activity, actor, press, true)
  }

  /** The request as that person may see it; null where it is none of their business. */
  async viewFor(personId: string, requestId: string): Promise<PressAnswer | null> {
    return viewFor(personId, requestId, this.#rooms)
  }

  /** Sends a card that decides to whoever does not see it in place: where others read along, to their own chat. */
  async send(
    context: TurnContext,
    activity: IncomingActivity,
    requestId: string,
    card: IAdaptiveCard,
  ): Promise<void> {
    const { board } = this.#rooms
    if (isPersonal(activity)) await board.show(context, requestId, card)
    else await board.bring(context, activity.from.id, requestId, card)
  }

  /** That card with what became of a request, for whoever made it; null where it is not theirs. */
  async withOutcome(card: IAdaptiveCard, personId: string, requestId: string): Promise<IAdaptiveCard | null> {
    const request = (await this.#rooms.ports.store.get(requestId))?.request
    return request === undefined || !sameId(request.requester.id, personId)
      ? null
      : withOutcome(card, request, this.#access.clock())
  }

  async #request(
    context: TurnContext,
    activity: IncomingActivity,
    requester: Person,
    { offer: diagnosisId, reason, duration, roles }: Extract<RequestPress, { verb: 'request-access' }>,
    isDialog: boolean,
  ): Promise<PressAnswer> {
    const { ports, board, attendant } = this.#rooms
    const offered = (await ports.store.getOffer(diagnosisId))?.grants.map(({ grant }) => grant.id) ?? []
    const wanted = { grantIds: roles ?? offered, reason, duration: readDuration(duration) }
    const cardOf = (request: AccessRequest) =>
      isDialog ? board.dialogCard(request) : board.card(request, 'requester')
    const origin = originOf(context, isDialog)
    const opening = await openRequest({ diagnosisId, requester, wanted, origin }, ports)
    switch (opening.kind) {
      case 'refused':
        return { kind: 'message', text: opening.text }
      case 'already':
        return { kind: 'card', card: await cardOf(opening.request) }
      case 'opened': {
        const { request } = opening
        await attendant.opened(context, request)
        if (isPersonal(activity) && !isDialog) {
          const text = 'Sent. You see below who got it, and what they decide.'
          return { kind: 'message', text, isShown: true }
        }
        return { kind: 'card', card: await cardOf(request) }
      }
      default:
        return opening satisfies never
    }
  }

  async #view(actor: Person, requestId: string): Promise<PressAnswer> {
    return (await this.viewFor(actor.id, requestId)) ?? GONE
  }

  /** A request that somebody found in a list, on a card of its own to decide by. */
  async #bring(context: TurnContext, actor: Person, requestId: string): Promise<PressAnswer> {
    const { ports, board } = this.#rooms
    const request = (await ports.store.get(requestId))?.request
    if (request === undefined || !waitsFor(request, actor.id, this.#access.clock())) {
      return this.#view(actor, requestId)
    }
    const isSent = await board.bringTo(context, actor.id, request)
    return isSent ? BROUGHT : NOT_BROUGHT
  }

  async #told(change: Change, shownTo: 'requester' | 'approver'): Promise<PressAnswer> {
    if (change.kind !== 'changed') return { kind: 'message', text: change.text }
    await this.#rooms.attendant.changed(change.request)
    return { kind: 'card', card: await this.#rooms.board.card(change.request, shownTo) }
  }

  /** With the name that the directory has: the one in an activity can be anybody's. */
  async #person(activity: IncomingActivity): Promise<Person | null> {
    const id = activity.from.aadObjectId
    if (id === undefined) return null
    const described = await this.#readerFor(activity).describePrincipals([id])
    const name = valueOf(described, []).find((each) => sameId(each.id, id))?.name ?? null
    return { id, name }
  }

  #readerFor({ conversation }: IncomingActivity) {
    return this.#access.reader({ conversation: conversation.id })
  }
}
