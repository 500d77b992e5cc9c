import { ActivityTypes, type TurnContext } from 'botbuilder'
import { StateUnavailableError } from '../state/state-unavailable.ts'
import { wasAnsweredEarly } from './early-answer.ts'
import { noteFault, turnId } from '../telemetry/turn.ts'
import type { Delivery } from './delivery.ts'
import { faultFields } from './fault-fields.ts'
import { incomingActivityOf } from './incoming-activity.ts'
import { textInvokeResponse } from './invoke-text.ts'
import type { Log } from './log.ts'
import { textMessage } from './outgoing-message.ts'
import { invokePressOf } from './presses/invoke-press.ts'
import { isPersonal } from './sender.ts'

/** Activities that somebody waits for an answer to. */
const ANSWERED: readonly string[] = ['message', 'messageUpdate']

/** Answers a turn that failed. Everything about the fault goes to the log, under the reference that the person gets. */
export function turnFaultHandler(log: Log, newId: () => string, delivery: Delivery) {
  return async (context: TurnContext, fault: unknown): Promise<void> => {
    const reference = turnId() ?? newId()
    noteFault(fault)
    log.error('turn-failed', { reference, activity: context.activity.type, ...faultFields(fault) })
    const text = apology(fault, reference)
    try {
      if (!(await sayTo(context, text, delivery))) log.warn('apology-undelivered', { reference })
    } catch (secondFault) {
      log.error('apology-failed', { reference, ...faultFields(secondFault) })
    }
  }
}

/** False: whoever should hear of it cannot be reached. Nobody waits for a word about anything else. */
async function sayTo(context: TurnContext, text: string, delivery: Delivery): Promise<boolean> {
  const activity = incomingActivityOf(context.activity)
  const response = textInvokeResponse(activity, text)
  if (response !== null && !wasAnsweredEarly(context)) {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: response })
    return true
  }
  if (response !== null && !isPersonal(activity)) {
    if (invokePressOf(activity)?.isAutomatic !== false) return true
    const message = textMessage(`About the button that you pressed: ${text}`)
    return (await delivery.deliverTo(context, activity.from, message, null)) !== null
  }
  if (response !== null || ANSWERED.includes(activity.type)) await context.sendActivity(textMessage(text))
  return true
}

function apology(fault: unknown, reference: string): string {
  const wayOn = `If it happens again, send this reference to whoever runs Rolecall: ${reference}`
  if (fault instanceof StateUnavailableError) {
    return `I cannot get at what I remember just now, which I need for that. Try again in a few minutes. ${wayOn}`
  }
  return fault instanceof Error && fault.name === 'AzureUnreachableError'
    ? `Azure could not be reached, so I cannot tell who has which access. Try again in a few minutes. ${wayOn}`
    : `Something went wrong on my side, and I have no answer for you. Try again. ${wayOn}`
}
