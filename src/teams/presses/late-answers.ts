import type { TurnContext } from 'botbuilder'
import type { RecordPress } from '../../reply/record-press.ts'
import type { CaseDesk } from '../cases/case-desk.ts'
import type { Delivery } from '../delivery.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { textMessage } from '../outgoing-message.ts'
import { isPersonal } from '../sender.ts'
import type { PressAnswer } from './press-answer.ts'

const PRESS_AGAIN = 'I need your sign-in for that. Press the button again, and sign in.'

/** What a press came to after Teams had stopped waiting for it, told where the person still sees it. */
export class LateAnswers {
  readonly #delivery: Delivery
  readonly #cases: CaseDesk

  constructor(delivery: Delivery, cases: CaseDesk) {
    this.#delivery = delivery
    this.#cases = cases
  }

  async tell(
    context: TurnContext,
    activity: IncomingActivity,
    press: RecordPress,
    answer: PressAnswer,
  ): Promise<void> {
    switch (answer.kind) {
      case 'card':
        // what is shown of a request has changed in place already
        if (press.verb === 'view-case') await this.#cases.showAgain(context, press.case)
        return
      case 'message':
        if (answer.isShown !== true) await this.#say(context, activity, answer.text)
        return
      case 'sign-in':
      case 'sign-in-failed':
        await this.#say(context, activity, PRESS_AGAIN)
        return
      default:
        answer satisfies never
    }
  }

  /** Where others read along, in the person's own chat. */
  async #say(context: TurnContext, activity: IncomingActivity, text: string): Promise<void> {
    const message = textMessage(text)
    if (isPersonal(activity)) await context.sendActivity(message)
    else await this.#delivery.deliverTo(context, activity.from, message, null)
  }
}
