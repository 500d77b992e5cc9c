import type { InvokeResponse, TurnContext } from 'botbuilder'
import { recordPressSchema, type RecordPress } from '../../reply/record-press.ts'
import type { RequestDesk } from '../access/request-desk.ts'
import type { CaseDesk } from '../cases/case-desk.ts'
import { wasAnsweredEarly } from '../early-answer.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { isPersonal } from '../sender.ts'
import { invokePressOf } from './invoke-press.ts'
import type { LateAnswers } from './late-answers.ts'
import { invokeResponseOf, messageOf, type PressAnswer } from './press-answer.ts'

const UNKNOWN = 'I do not know that button; it may belong to an older card. Paste the error again.'

/** Presses of buttons that name a record: as an invoke, or as a message from clients that know no invokes. */
export class RecordPresses {
  readonly #cases: CaseDesk
  readonly #requests: RequestDesk | null
  readonly #late: LateAnswers

  /** `requests` is null where access cannot be requested. */
  constructor(cases: CaseDesk, requests: RequestDesk | null, late: LateAnswers) {
    this.#cases = cases
    this.#requests = requests
    this.#late = late
  }

  async answerInvoke(context: TurnContext, activity: IncomingActivity): Promise<InvokeResponse> {
    const { data, isAutomatic } = invokePressOf(activity) ?? { data: {}, isAutomatic: false }
    const press = recordPressSchema.safeParse(data).data
    if (press === undefined || (isAutomatic && !isView(press))) {
      return invokeResponseOf({ kind: 'message', text: UNKNOWN })
    }
    const answer = await this.#answer(context, activity, press, isAutomatic)
    if (wasAnsweredEarly(context) && !(await this.#sendDecision(context, activity, answer))) {
      await this.#late.tell(context, activity, press, answer)
    }
    return invokeResponseOf(answer)
  }

  /** Only the person's own chat may show them what others must not read. */
  async answerMessage(context: TurnContext, activity: IncomingActivity, press: RecordPress): Promise<void> {
    const answer = isPersonal(activity)
      ? await this.#answer(context, activity, press, false)
      : ({ kind: 'message', text: TOO_OLD } as const)
    if (!(await this.#sendDecision(context, activity, answer))) await context.sendActivity(messageOf(answer))
  }

  /** Whether it is a card that decides; its buttons count only where it is known to be shown. */
  async #sendDecision(
    context: TurnContext,
    activity: IncomingActivity,
    answer: PressAnswer,
  ): Promise<boolean> {
    if (answer.kind !== 'card' || answer.decides === undefined || this.#requests === null) return false
    await this.#requests.send(context, activity, answer.decides, answer.card)
    return true
  }

  async #answer(
    context: TurnContext,
    activity: IncomingActivity,
    press: RecordPress,
    isAutomatic: boolean,
  ): Promise<PressAnswer> {
    if (press.verb === 'view-case') return this.#cases.view(activity, press.case, isAutomatic)
    return this.#requests === null
      ? { kind: 'message', text: UNKNOWN }
      : this.#requests.answer(context, activity, press)
  }
}

/** A client that refreshes a card does so without the person, who decides nothing by it. */
function isView({ verb }: RecordPress): boolean {
  return verb === 'view-case' || verb === 'view-request'
}

const TOO_OLD =
  'This version of Teams cannot show a card to one person alone. Open this conversation in a current one, or write to me in our own chat.'

/** The press of a message that says nothing of a record is undefined. */
export function recordPressOf({ value }: IncomingActivity): RecordPress | undefined {
  return recordPressSchema.safeParse(value).data
}
