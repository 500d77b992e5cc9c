import type { TurnContext } from 'botbuilder'
import { faultFields } from './fault-fields.ts'
import type { Log } from './log.ts'
import { textMessage } from './outgoing-message.ts'

/** Activities that somebody waits for an answer to. */
const ANSWERED: readonly string[] = ['message', 'messageUpdate']

/** Answers a turn that failed. Everything about the fault goes to the log, under the reference that the person gets. */
export function turnFaultHandler(log: Log, newId: () => string) {
  return async (context: TurnContext, fault: unknown): Promise<void> => {
    const reference = newId()
    log.error('turn-failed', { reference, activity: context.activity.type, ...faultFields(fault) })
    if (!ANSWERED.includes(context.activity.type)) return
    try {
      await context.sendActivity(textMessage(apology(fault, reference)))
    } catch (secondFault) {
      log.error('apology-failed', { reference, ...faultFields(secondFault) })
    }
  }
}

function apology(fault: unknown, reference: string): string {
  const wayOn = `If it happens again, send this reference to whoever runs Rolecall: ${reference}`
  return fault instanceof Error && fault.name === 'AzureUnreachableError'
    ? `Azure could not be reached, so I cannot tell who has which access. Try again in a few minutes. ${wayOn}`
    : `Something went wrong on my side, and I have no answer for you. Try again. ${wayOn}`
}
