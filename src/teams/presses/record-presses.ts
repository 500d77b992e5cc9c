import type { InvokeResponse, TurnContext } from 'botbuilder'
import { z } from 'zod'
import { recordPressSchema, type RecordPress } from '../../reply/record-press.ts'
import type { CaseDesk } from '../cases/case-desk.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { cardMessage, textMessage } from '../outgoing-message.ts'
import { isPersonal } from '../sender.ts'
import { invokeResponseOf, type PressAnswer } from './press-answer.ts'

/** Source: Teams documentation, "Universal Actions for Adaptive Cards", `adaptiveCard/action`. */
const invokeValue = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).nullish() }),
  trigger: z.enum(['automatic', 'manual']).nullish(),
})

const UNKNOWN = 'I do not know that button; it may belong to an older card. Paste the error again.'

/** Presses of buttons that name a record: as an invoke, or as a message from clients that know no invokes. */
export class RecordPresses {
  readonly #cases: CaseDesk

  constructor(cases: CaseDesk) {
    this.#cases = cases
  }

  async answerInvoke(activity: IncomingActivity): Promise<InvokeResponse> {
    const invoke = invokeValue.safeParse(activity.value).data
    const { verb, data } = invoke?.action ?? {}
    const press = recordPressSchema.safeParse({ ...data, verb }).data
    if (press === undefined) return invokeResponseOf({ kind: 'message', text: UNKNOWN })
    return invokeResponseOf(await this.#answer(activity, press, invoke?.trigger === 'automatic'))
  }

  /** Only the person's own chat may show them what others must not read. */
  async answerMessage(context: TurnContext, activity: IncomingActivity, press: RecordPress): Promise<void> {
    if (!isPersonal(activity)) {
      await context.sendActivity(textMessage(TOO_OLD))
      return
    }
    const answer = await this.#answer(activity, press, false)
    await context.sendActivity(answer.kind === 'card' ? cardMessage(answer.card) : textMessage(answer.text))
  }

  async #answer(activity: IncomingActivity, press: RecordPress, isAutomatic: boolean): Promise<PressAnswer> {
    switch (press.verb) {
      case 'view-case':
        return this.#cases.view(activity, press.case, isAutomatic)
      default:
        return { kind: 'message', text: UNKNOWN }
    }
  }
}

const TOO_OLD =
  'This version of Teams cannot show a card to one person alone. Open this conversation in a current one, or write to me in our own chat.'

/** The press of a message that says nothing of a record is undefined. */
export function recordPressOf({ value }: IncomingActivity): RecordPress | undefined {
  return recordPressSchema.safeParse(value).data
}
