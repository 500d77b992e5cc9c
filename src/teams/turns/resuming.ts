import { TurnContext } from 'botbuilder'
import type { Conversation } from '../conversation.ts'
import type { ConversationMemory } from '../conversation-memory.ts'
import { answersToMessage } from '../given-answer.ts'
import { asBotbuilderActivity, type IncomingActivity } from '../incoming-activity.ts'
import type { MessageChanges } from '../message-changes/message-changes.ts'
import { sayingMessage } from '../outgoing-message.ts'
import type { RolecallAdapter } from '../rolecall-adapter.ts'
import { placeOf } from '../sender.ts'
import type { Resumption } from './message-turns.ts'

export interface ResumingRooms {
  readonly conversation: Conversation
  readonly changes: MessageChanges
  readonly memory: ConversationMemory
}

/** Answers messages outside of the requests that brought them; they were authenticated when they came. */
export function resuming(
  adapter: RolecallAdapter,
  { conversation, changes, memory }: ResumingRooms,
): Resumption {
  const wasAnswered = async (activity: IncomingActivity): Promise<boolean> => {
    const { answers } = await memory.recall(placeOf(activity))
    return answersToMessage(answers, activity.id).length > 0
  }
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
    giveUp: async (activity) => {
      if (!(await wasAnswered(activity)))
        await within(activity, (context) => context.sendActivity(sayingMessage('gave-up')))
    },
  }
}
