import { TurnContext } from 'botbuilder'
import type { Conversation } from '../conversation.ts'
import { asBotbuilderActivity, type IncomingActivity } from '../incoming-activity.ts'
import type { MessageChanges } from '../message-changes/message-changes.ts'
import { sayingMessage } from '../outgoing-message.ts'
import type { RolecallAdapter } from '../rolecall-adapter.ts'
import type { Resumption } from './message-turns.ts'

/** Answers messages outside of the requests that brought them; they were authenticated when they came. */
export function resuming(
  adapter: RolecallAdapter,
  { conversation, changes }: { readonly conversation: Conversation; readonly changes: MessageChanges },
): Resumption {
  const within = (activity: IncomingActivity, work: (context: TurnContext) => Promise<unknown>) =>
    adapter.resume(asBotbuilderActivity(activity), async (context) => {
      await work(context)
    })
  return {
    answer: (activity, turn) =>
      within(activity, (context) =>
        activity.type === 'messageUpdate'
          ? changes.resume(context, activity, turn)
          : conversation.respond(context, activity, turn),
      ),
    giveUp: (activity) => within(activity, (context) => context.sendActivity(sayingMessage('gave-up'))),
  }
}
