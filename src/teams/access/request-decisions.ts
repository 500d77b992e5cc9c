import type { TurnContext } from 'botbuilder'
import { approve, type ApproveResult, type Approving } from '../../access-requests/approve.ts'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import { readDuration } from '../../access-requests/cards/request-inputs.ts'
import { uncheckedCard } from '../../access-requests/cards/unchecked-card.ts'
import { deny } from '../../access-requests/deny.ts'
import type { Person } from '../../access-requests/grant.ts'
import { mayApprove, mayDecide, type Approval } from '../../access-requests/rules/may-decide.ts'
import type { RecordPress } from '../../reply/record-press.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { PressAnswer } from '../presses/press-answer.ts'
import type { AccessOptions } from './access-options.ts'
import { OwnCards } from './own-cards.ts'
import type { RequestRooms } from './request-rooms.ts'
import { GONE, viewFor } from './request-view.ts'

type ApprovingPress = Extract<RecordPress, { verb: 'approve' | 'approve-smaller' | 'approve-permanently' }>

const GO_ON = 'Approve it again in two minutes: I go on where this ended, and assign nothing twice.'
const NOT_SIGNED_IN: PressAnswer = {
  kind: 'message',
  text: 'You did not sign in, so nothing was assigned. Press the button again when you want to.',
}

/** What those who can grant a request decide about it. */
export class RequestDecisions {
  readonly #access: AccessOptions
  readonly #newId: () => string
  readonly #rooms: RequestRooms

  constructor(access: AccessOptions, newId: () => string, rooms: RequestRooms) {
    this.#access = access
    this.#newId = newId
    this.#rooms = rooms
  }

  /** With the approver's own sign-in, which is asked for where there is none yet. */
  async approve(
    context: TurnContext,
    activity: IncomingActivity,
    approver: Person,
    press: ApprovingPress,
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

    const order = { requestId: press.request, approver, approval, acceptedId: acceptedIn(press) }
    const result = await this.#approved(context, activity, order, signedIn.token)
    if (result.kind === 'sign-in') return signIn.again(context, activity, result.text)
    if (result.kind === 'no-right') this.#rooms.recording.refused(activity, result.request, 'no-right')
    return this.#afterApproval(approver, approval, result)
  }

  /** Once no other press goes on with it, the approver's sign-in is given up. */
  async #approved(
    context: TurnContext,
    activity: IncomingActivity,
    order: Approving,
    token: string,
  ): Promise<ApproveResult> {
    const { ports, signIn } = this.#rooms
    let goesOn = false
    try {
      const result = await approve(order, {
        ...ports,
        reader: this.#access.reader({ conversation: activity.conversation.id }),
        grants: this.#access.grants(token, order.approver.id),
        newId: this.#newId,
      })
      goesOn = result.kind === 'unchecked' || result.kind === 'unreachable'
      return result
    } finally {
      if (!goesOn) await signIn.end(context, activity)
    }
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
      ? this.#view(actor.id, request.id)
      : { kind: 'message', text }
  }

  async deny(
    context: TurnContext,
    activity: IncomingActivity,
    actor: Person,
    { request: requestId, note = '' }: Extract<RecordPress, { verb: 'deny' }>,
  ): Promise<PressAnswer> {
    const found = (await this.#rooms.ports.store.get(requestId))?.request
    if (found === undefined) return GONE
    if (mayDecide(found, actor.id, this.#access.clock()).kind === 'may') {
      const foreign = await this.#answerToForeign(context, activity, found, actor)
      if (foreign !== null) return foreign
    }
    const ports = {
      ...this.#rooms.ports,
      reader: this.#access.reader({ conversation: activity.conversation.id }),
    }
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

  async #view(personId: string, requestId: string): Promise<PressAnswer> {
    return (await viewFor(personId, requestId, this.#rooms)) ?? GONE
  }
}

function approvalOf(press: ApprovingPress, { grants, duration }: AccessRequest): Approval {
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

function acceptedIn(press: ApprovingPress): string | null {
  return press.verb === 'approve-smaller' ? (press.accepted ?? null) : null
}
