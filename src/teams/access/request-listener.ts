import type { TurnContext } from 'botbuilder'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import type { IncomingActivity } from '../incoming-activity.ts'

/** What a request means for the conversation that it came from. */
export interface RequestListener {
  /** it was made in that case's conversation */
  onRequested(context: TurnContext, diagnosisId: string, request: AccessRequest): Promise<void>
  onChanged(request: AccessRequest): Promise<void>
  /** Tells its author there that there is an answer, where they have no chat with the bot; whether that is done. */
  callAuthor(request: AccessRequest): Promise<boolean>
  /** whether the button that was pressed is on the message of that conversation that shows the request */
  isShownOn(activity: IncomingActivity, request: AccessRequest): Promise<boolean>
}
