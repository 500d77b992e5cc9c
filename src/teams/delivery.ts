import type { TurnContext } from 'botbuilder'
import { faultFields } from './fault-fields.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import type { Log } from './log.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import { sendPrivately, type PrivateDelivery } from './private-chat.ts'
import type { RolecallAdapter } from './rolecall-adapter.ts'
import { placeOf, type Place } from './sender.ts'

/** Where a message went, for what is remembered of it. */
export interface Delivered {
  readonly place: Place
  readonly messageId: string | null
}

/** Brings messages to the conversation at hand, or to somebody's own chat with the bot. */
export class Delivery {
  readonly #adapter: RolecallAdapter
  readonly #log: Log

  constructor(adapter: RolecallAdapter, log: Log) {
    this.#adapter = adapter
    this.#log = log
  }

  /** In the place of the message `replaces`, where that is in this conversation. */
  async deliver(
    context: TurnContext,
    activity: IncomingActivity,
    message: OutgoingMessage,
    replaces: Delivered | null,
  ): Promise<Delivered> {
    const place = placeOf(activity)
    const isHere = replaces?.place.conversationId === place.conversationId
    return { place, messageId: await this.#send(context, message, isHere ? replaces.messageId : null) }
  }

  /** Null where the person cannot be reached: they have not added the app, or have blocked it. */
  async deliverTo(
    context: TurnContext,
    person: { readonly id: string; readonly name?: string | undefined },
    message: OutgoingMessage,
    replaces: string | null,
  ): Promise<Extract<PrivateDelivery, { kind: 'delivered' }> | null> {
    const sent = await sendPrivately(this.#adapter, context, person, message, replaces)
    return sent.kind === 'delivered' ? sent : null
  }

  /** A message that is gone or too old to change is followed by a new one. */
  async #send(
    context: TurnContext,
    message: OutgoingMessage,
    replaces: string | null,
  ): Promise<string | null> {
    if (replaces !== null) {
      try {
        await context.updateActivity({ ...message, id: replaces })
        return replaces
      } catch (fault) {
        this.#log.warn('update-failed', faultFields(fault))
      }
    }
    const sent = await context.sendActivity(message)
    return sent?.id ?? null
  }
}
