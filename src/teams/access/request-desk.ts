import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { TurnContext } from 'botbuilder'
import { approve, type ApproveResult } from '../../access-requests/approve.ts'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import { readDuration } from '../../access-requests/cards/request-inputs.ts'
import { uncheckedCard } from '../../access-requests/cards/unchecked-card.ts'
import { withOutcome } from '../../access-requests/cards/request-outcome.ts'
import type { Change, RequestPorts } from '../../access-requests/change-request.ts'
import { deny } from '../../access-requests/deny.ts'
import type { Person } from '../../access-requests/grant.ts'
import { openRequest } from '../../access-requests/open-request.ts'
import { waitsFor } from '../../access-requests/overview.ts'
import { mayApprove, mayDecide, type Approval } from '../../access-requests/rules/may-decide.ts'
import { withdraw } from '../../access-requests/withdraw.ts'
import type { RecordPress } from '../../reply/record-press.ts'
import { valueOf } from '../../snapshot/reading-value.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { PressAnswer } from '../presses/press-answer.ts'
import type { Recording } from '../recording.ts'
import { isPersonal } from '../sender.ts'
import type { AccessOptions } from './access-options.ts'
import type { Attendant } from './attendant.ts'
import { OwnCards } from './own-cards.ts'
import type { RequestBoard } from './request-board.ts'
import { originOf } from './request-origin.ts'
import type { SignIn } from './sign-in.ts'

export type RequestPress = Exclude<RecordPress, { verb: 'view-case' }>

/** What a request means for the conversation that it came from. */
export interface RequestListener {
  /** it was made in that case's conversation */
  onRequested(context: TurnContext, diagnosisId: string, request: AccessRequest): Promise<void>
  onChanged(request: AccessRequest): Promise<void>
  /** Tells its author there that there is an answer, where they have no chat with the bot; whether that is done. */
  callAuthor(request: AccessRequest): Promise<boolean>
  /** whether the button that was pressed is on the message of that conversation that shows the request */
  isShownOn(activity: IncomingActivity, request: AccessRequest): Promise<boolean>
}

export interface RequestDeskRooms {
  readonly signIn: SignIn
  readonly ports: RequestPorts
  readonly board: RequestBoard
  readonly attendant: Attendant
  readonly listener: RequestListener
  readonly recording: Recording
}

const GONE: PressAnswer = { kind: 'message', text: 'I do not know this request any more.' }
const GO_ON = 'Approve it again in two minutes: I go on where this ended, and assign nothing twice.'
const NOT_SIGNED_IN: PressAnswer = {
  kind: 'message',
  text: 'You did not sign in, so nothing was assigned. Press the button again when you want to.',
}
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
  readonly #newId: () => string
  readonly #rooms: RequestDeskRooms

  constructor(access: AccessOptions, newId: () => string, rooms: RequestDeskRooms) {
    this.#access = access
    this.#newId = newId
    this.#rooms = rooms
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
        return this.#approve(context, activity, actor, press)
      case 'deny':
        return this.#deny(context, activity, actor, press)
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
    const request = (await this.#rooms.ports.store.get(requestId))?.request
    if (request === undefined) return null
    if (isSame(request.requester.id, personId)) {
      return { kind: 'card', card: await this.#rooms.board.card(request, 'requester') }
    }
    return request.grantors.some(({ id }) => isSame(id, personId))
      ? { kind: 'card', card: await this.#rooms.board.card(request, 'approver') }
      : null
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
    return request === undefined || !isSame(request.requester.id, personId)
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

  async #approve(
    context: TurnContext,
    activity: IncomingActivity,
    approver: Person,
    press: Extract<RequestPress, { verb: 'approve' | 'approve-smaller' | 'approve-permanently' }>,
  ): Promise<PressAnswer> {
    const { ports, signIn } = this.#rooms
    const found = (await ports.store.get(press.request))?.request
    if (found === undefined) return GONE
    const approval = approvalOf(press, found)
    // nobody is asked to sign in for what they may not do anyway
    const ruling = mayApprove(found, approver.id, approval, this.#access.clock())
    if (ruling.kind === 'may-not') {
      this.#rooms.recording.refused(activity, found, ruling.code)
      return this.#refusal(found, approver, ruling.text)
    }
    const foreign = await this.#answerToForeign(context, activity, found, approver)
    if (foreign !== null) return foreign
    const signedIn = await signIn.tokenOf(context, activity)
    if (signedIn.kind === 'cancelled') return NOT_SIGNED_IN
    if (signedIn.kind !== 'token') return signedIn

    const result = await approve(
      { requestId: press.request, approver, approval, acceptedId: acceptedIn(press) },
      {
        ...ports,
        reader: this.#readerFor(activity),
        grants: this.#access.grants(signedIn.token, approver.id),
        newId: this.#newId,
      },
    )
    if (result.kind === 'sign-in') return signIn.again(context, activity, result.text)
    if (result.kind === 'no-right') this.#rooms.recording.refused(activity, result.request, 'no-right')
    return this.#afterApproval(approver, approval, result)
  }

  async #afterApproval(
    approver: Person,
    approval: Approval,
    result: Exclude<ApproveResult, { kind: 'sign-in' }>,
  ): Promise<PressAnswer> {
    const { board } = this.#rooms
    switch (result.kind) {
      case 'unchecked': {
        const { request, notes } = result
        return { kind: 'card', card: uncheckedCard(request, approval, notes), decides: request.id }
      }
      case 'granted':
      case 'open-again':
      case 'failed':
        await this.#rooms.attendant.changed(result.request)
        return { kind: 'card', card: await board.card(result.request, 'approver') }
      case 'refused':
        return result.request === null ? GONE : this.#refusal(result.request, approver, result.text)
      case 'no-right':
        return { kind: 'message', text: result.text }
      case 'unreachable':
        return { kind: 'message', text: `${result.text} ${GO_ON}` }
      default:
        return result satisfies never
    }
  }

  /** Over: the card says what happened, to those who may see it. Still open: only a sentence says why not. */
  async #refusal(request: AccessRequest, actor: Person, text: string): Promise<PressAnswer> {
    const isOver = mayDecide(request, actor.id, this.#access.clock())
    return isOver.kind === 'may-not' && isOver.code === 'over'
      ? this.#view(actor, request.id)
      : { kind: 'message', text }
  }

  async #deny(
    context: TurnContext,
    activity: IncomingActivity,
    actor: Person,
    { request: requestId, note = '' }: Extract<RequestPress, { verb: 'deny' }>,
  ): Promise<PressAnswer> {
    const found = (await this.#rooms.ports.store.get(requestId))?.request
    if (found === undefined) return GONE
    if (mayDecide(found, actor.id, this.#access.clock()).kind === 'may') {
      const foreign = await this.#answerToForeign(context, activity, found, actor)
      if (foreign !== null) return foreign
    }
    const ports = { ...this.#rooms.ports, reader: this.#readerFor(activity) }
    const result = await deny({ requestId, actor, note }, ports)
    switch (result.kind) {
      case 'denied':
        await this.#rooms.attendant.changed(result.request)
        return { kind: 'card', card: await this.#rooms.board.card(result.request, 'approver') }
      case 'refused':
        return result.request === null ? GONE : this.#refusal(result.request, actor, result.text)
      case 'no-right':
        this.#rooms.recording.refused(activity, result.request, 'no-right')
        return { kind: 'message', text: result.text }
      default:
        return result satisfies never
    }
  }

  async #answerToForeign(
    context: TurnContext,
    activity: IncomingActivity,
    request: AccessRequest,
    { id }: Person,
  ): Promise<PressAnswer | null> {
    const { board, listener, recording } = this.#rooms
    const answer = await new OwnCards(board, listener).answerToForeign(context, activity, request, id)
    if (answer !== null) recording.refused(activity, request, 'not-on-its-card')
    return answer
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
    const name = valueOf(described, []).find((each) => isSame(each.id, id))?.name ?? null
    return { id, name }
  }

  #readerFor({ conversation }: IncomingActivity) {
    return this.#access.reader({ conversation: conversation.id })
  }
}

function approvalOf(
  press: Extract<RequestPress, { verb: 'approve' | 'approve-smaller' | 'approve-permanently' }>,
  { grants, duration }: AccessRequest,
): Approval {
  const all = grants.map(({ id }) => id)
  switch (press.verb) {
    case 'approve':
      return { grantIds: all, duration }
    case 'approve-permanently':
      return { grantIds: all, duration: null }
    case 'approve-smaller':
      return { grantIds: press.roles ?? all, duration: readDuration(press.duration) }
    default:
      return press satisfies never
  }
}

function acceptedIn(press: RequestPress): string | null {
  return press.verb === 'approve-smaller' ? (press.accepted ?? null) : null
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
