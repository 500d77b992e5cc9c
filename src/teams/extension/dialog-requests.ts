import { SubmitAction, type IAdaptiveCard } from '@microsoft/teams.cards'
import type { TurnContext } from 'botbuilder'
import { z } from 'zod'
import { requestFormCard, withOffer } from '../../access-requests/cards/request-form.ts'
import { diagnosisCard } from '../../reply/diagnosis/diagnosis-card.ts'
import type { ReplyOptions } from '../../reply/diagnosis/diagnosis-view.ts'
import { recordPressSchema } from '../../reply/record-press.ts'
import type { Offers } from '../access/offers.ts'
import type { RequestDesk } from '../access/request-desk.ts'
import type { Finding } from '../cases/finding.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { Dialog } from './dialog.ts'

export interface DialogRequestsRooms {
  readonly offers: Offers
  readonly desk: RequestDesk
}

const formPress = z.object({ verb: z.literal('request-form'), offer: z.guid() })

const GONE: Dialog = {
  kind: 'message',
  text: 'I no longer know what this was about. Choose “Diagnose access error” again.',
}

/** *Request access* in the dialog: the form is its next step, and what became of it the last. */
export class DialogRequests {
  readonly #rooms: DialogRequestsRooms

  constructor(rooms: DialogRequestsRooms) {
    this.#rooms = rooms
  }

  /** The card of what was found, with a button to the form where whoever reads it may request something. */
  async card(activity: IncomingActivity, finding: Finding, options: ReplyOptions): Promise<IAdaptiveCard> {
    const place = { conversationId: activity.conversation.id }
    const offer = await this.#rooms.offers.make(place, viewerOf(activity), finding)
    if (offer === null) return diagnosisCard(finding.diagnosis, options)
    const data = { verb: 'request-form', offer: offer.diagnosisId } satisfies z.infer<typeof formPress>
    const button = new SubmitAction({ title: 'Request access', data, associatedInputs: 'none' })
    return withOffer(finding.diagnosis, options, offer, button)
  }

  /** Null where the press is none about a request that a dialog can hold. */
  async answer(context: TurnContext, activity: IncomingActivity, data: unknown): Promise<Dialog | null> {
    const form = formPress.safeParse(data).data
    if (form !== undefined) return this.#form(activity, form.offer)
    const press = recordPressSchema.safeParse(data).data
    if (press?.verb !== 'request-access' && press?.verb !== 'withdraw-request') return null
    const answer = await this.#rooms.desk.answerInDialog(context, activity, press)
    return answer.kind === 'card' || answer.kind === 'message' ? answer : GONE
  }

  async #form(activity: IncomingActivity, diagnosisId: string): Promise<Dialog> {
    const offer = await this.#rooms.offers.of(diagnosisId, viewerOf(activity))
    return offer === null || offer.grants.length === 0 ? GONE : { kind: 'card', card: requestFormCard(offer) }
  }
}

/** By the authenticated activity; whatever the dialog sends along names a record and nobody. */
function viewerOf({ from }: IncomingActivity): string | null {
  return from.aadObjectId ?? null
}
