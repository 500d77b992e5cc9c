import type { TurnContext } from 'botbuilder'
import { starters } from '../reply/prompts/prompts.ts'
import type { ConversationMemory } from './conversation-memory.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import type { Log } from './log.ts'
import { sharedWelcomeMessage, welcomeMessage } from './outgoing-message.ts'
import { isPersonal, placeOf } from './sender.ts'
import { unlessStateAway } from './unless-state-away.ts'

/** Greets each conversation once: Teams tells of one installation by two activities, at about the same time. */
export class Welcome {
  readonly #memory: ConversationMemory

  readonly #log: Log

  constructor(memory: ConversationMemory, log: Log) {
    this.#memory = memory
    this.#log = log
  }

  async welcome(context: TurnContext, activity: IncomingActivity): Promise<void> {
    const { conversation } = activity
    const note = () => this.#memory.noteWelcome(conversation.id)
    if (!(await unlessStateAway(note, true, this.#log))) return
    try {
      await context.sendActivity(
        isPersonal(activity) ? welcomeMessage(starters(null)) : sharedWelcomeMessage(),
      )
    } catch (fault) {
      await this.#memory.forgetWelcome(conversation.id)
      throw fault
    }
  }

  /** Whoever removes the app is forgotten, and welcomed again if they come back. */
  async farewell(activity: IncomingActivity): Promise<void> {
    await this.#memory.forgetWelcome(activity.conversation.id)
    await this.#memory.forget(placeOf(activity))
  }
}

/** Whether the activity says that the bot itself came into the conversation. */
export function addsBot({ membersAdded, recipient }: IncomingActivity): boolean {
  return (membersAdded ?? []).some(({ id }) => id === recipient.id)
}
