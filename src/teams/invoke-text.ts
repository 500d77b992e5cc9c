import type { InvokeResponse } from 'botbuilder'
import type { IncomingActivity } from './incoming-activity.ts'

/**
 * A sentence in answer to an invoke, as Teams shows one for an invoke of that kind; null where it shows none. Source:
 * Teams documentation, "Respond to task module submit" and "Universal Actions for Adaptive Cards".
 */
export function textInvokeResponse(
  { type, name }: Pick<IncomingActivity, 'type' | 'name'>,
  text: string,
): InvokeResponse | null {
  switch (type === 'invoke' ? name : undefined) {
    case 'adaptiveCard/action':
      return {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
      }
    case 'task/fetch':
    case 'task/submit':
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return { status: 200, body: { task: { type: 'message', value: text } } }
    default:
      return null
  }
}
