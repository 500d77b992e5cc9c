import type { InvokeResponse, TurnContext } from 'botbuilder'
import { recordPressSchema } from '../reply/record-press.ts'
import { extensionValue } from './extension/message-payload.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import { textInvokeResponse } from './invoke-text.ts'

/** What a slow turn is answered with, while it goes on. */
export interface EarlyAnswer {
  /** milliseconds after which it is given */
  readonly after: number
  readonly response: InvokeResponse
}

/** Teams waits 15 seconds for an answer, and may then send the activity again. */
const PRESS = 10_000
/** Nobody sees this answer, and where many write at once it takes its time. */
const MESSAGE = 5_000
/** Dialogs and message extensions are given up after 5 seconds. */
const DIALOG = 4_000

const STILL_AT_IT = 'I am still at it, and go on even if you close this.'
const NOT_IN_TIME = 'Azure is slower now than a dialog waits. Close this, and choose it again in a minute.'

/** The answer to whatever shows nothing is empty. */
export function earlyAnswer({
  type,
  name,
  value,
}: Pick<IncomingActivity, 'type' | 'name' | 'value'>): EarlyAnswer {
  const isInvoke = type === 'invoke'
  const isDialog = isInvoke && /^(?:task|composeExtension)\//.test(name ?? '')
  return {
    after: isDialog ? DIALOG : isInvoke ? PRESS : MESSAGE,
    response: textInvokeResponse({ type, name }, isDialog && !goesOn(value) ? NOT_IN_TIME : STILL_AT_IT) ?? {
      status: 200,
      body: {},
    },
  }
}

/** A request that was sent is brought to those who can grant it whether or not the dialog is still there. */
function goesOn(value: unknown): boolean {
  return recordPressSchema.safeParse(extensionValue.safeParse(value).data?.data).success
}

/** Whether whoever sent an activity still waits for what its turn comes to. */
export class Waiting {
  #isOver = false

  /** An early answer was given. */
  end(): void {
    this.#isOver = true
  }

  get isOver(): boolean {
    return this.#isOver
  }
}

const WAITING = Symbol('waiting')

export function noteWaiting(context: TurnContext, waiting: Waiting): void {
  context.turnState.set(WAITING, waiting)
}

/** What the turn comes to now reaches nobody as its answer. */
export function wasAnsweredEarly(context: TurnContext): boolean {
  const waiting: unknown = context.turnState.get(WAITING)
  return waiting instanceof Waiting && waiting.isOver
}
