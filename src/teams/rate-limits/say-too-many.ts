import { ActivityTypes, type TurnContext } from 'botbuilder'
import type { IncomingActivity } from '../incoming-activity.ts'
import { textInvokeResponse } from '../invoke-text.ts'
import { sayingMessage } from '../outgoing-message.ts'
import { SAYINGS } from '../saying.ts'
import type { Admission } from './rate-limits.ts'

/** Once in a message, then nothing till the minute is over; whoever pressed something waits for an answer each time. */
export async function sayTooMany(
  context: TurnContext,
  activity: IncomingActivity,
  { of, isFirst }: Extract<Admission, { kind: 'too-many' }>,
): Promise<void> {
  const saying = of === 'person' ? 'too-many' : 'too-many-here'
  if (activity.type === 'invoke') {
    const value = textInvokeResponse(activity, SAYINGS[saying]) ?? { status: 429 }
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value })
  } else if (activity.type === 'message' && isFirst) {
    await context.sendActivity(sayingMessage(saying))
  }
}
