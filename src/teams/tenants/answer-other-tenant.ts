import { ActivityTypes, type TurnContext } from 'botbuilder'
import { answerRoleQuestion } from '../../role-questions/answer-role-question.ts'
import { readRoleQuestion } from '../../role-questions/read-role-question.ts'
import { unreadRoleQuestion } from '../../role-questions/unread-role-question.ts'
import { findRole } from '../extension/find-role.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { textInvokeResponse } from '../invoke-text.ts'
import { messageTextOf, wholeText } from '../message-text.ts'
import { roleAnswerMessage, sayingMessage } from '../outgoing-message.ts'
import { SAYINGS } from '../saying.ts'
import { isAddressed } from '../threads/addressed.ts'

/**
 * Answers people of a tenant that is let in but whose Azure is not read: about roles in general, which is about nobody's
 * access. Nothing is looked up, recorded or remembered.
 */
export async function answerOtherTenant(context: TurnContext, activity: IncomingActivity): Promise<void> {
  if (activity.type === 'invoke') {
    const value =
      activity.name === 'composeExtension/query'
        ? findRole(activity)
        : (textInvokeResponse(activity, SAYINGS['azure-of-another-tenant']) ?? { status: 501 })
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value })
    return
  }
  if (activity.type !== 'message' || !isAddressed(activity)) return
  const text = wholeText(messageTextOf(activity))
  const question = activity.value == null ? (readRoleQuestion(text, []) ?? unreadRoleQuestion(text)) : null
  await context.sendActivity(
    question === null
      ? sayingMessage('azure-of-another-tenant')
      : roleAnswerMessage(answerRoleQuestion(question)),
  )
}
