import type { InvokeResponse } from 'botbuilder'
import type { IncomingActivity } from './incoming-activity.ts'

/** What a slow turn is answered with, while it goes on. */
export interface EarlyAnswer {
  /** milliseconds after which it is given */
  readonly after: number
  readonly response: InvokeResponse
}

/** Teams waits 15 seconds for an answer, and may then send the activity again. */
const TURN = 10_000
/** Dialogs and message extensions are given up after 5 seconds. */
const DIALOG = 4_000

const STILL_AT_IT = 'I am still at it, and go on even if you close this.'

/**
 * Source: Teams documentation, "Respond to task module submit" and "Universal Actions for Adaptive Cards"; the
 * answer to whatever shows nothing is empty.
 */
export function earlyAnswer({ type, name }: Pick<IncomingActivity, 'type' | 'name'>): EarlyAnswer {
  switch (type === 'invoke' ? name : undefined) {
    case 'adaptiveCard/action':
      return {
        after: TURN,
        response: {
          status: 200,
          body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: STILL_AT_IT },
        },
      }
    case 'task/fetch':
    case 'task/submit':
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return {
        after: DIALOG,
        response: { status: 200, body: { task: { type: 'message', value: STILL_AT_IT } } },
      }
    default:
      return { after: TURN, response: { status: 200, body: {} } }
  }
}
