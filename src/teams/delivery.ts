import type { TurnContext } from 'botbuilder'
import { faultFields } from './fault-fields.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import type { Log } from './log.ts'
import { sayingMessage, type OutgoingMessage } from './outgoing-message.ts'
import { sendPrivately } from './private-chat.ts'
import type { RolecallAdapter } from './rolecall-adapter.ts'
import { isPersonal, placeOf, type Place } from './sender.ts'

/** Where a message went, for what is remembered of it. */
export interface Delivered {
  readonly place: Place
  readonly messageId: string | null
}

export interface DeliveryOptions {
  readonly isForEveryone: boolean
  /** the message to put it in the place of, if that is where it goes; null: a new message */
  readonly replaces: Delivered | null
}

/** Brings answers to where they may be read: the conversation at hand, or the sender's own chat. */
export class Delivery {
  readonly #adapter: RolecallAdapter
  readonly #log: Log

  constructor(adapter: RolecallAdapter, log: Log) {
    this.#adapter = adapter
    this.#log = log
  }

  /** Says where the message went; nowhere, if it is for the sender alone, who cannot be reached. */
  async deliver(
    context: TurnContext,
    activity: IncomingActivity,
    message: OutgoingMessage,
    { isForEveryone, replaces }: DeliveryOptions,
  ): Promise<Delivered | null> {
    const place = placeOf(activity)
    if (isForEveryone || isPersonal(activity)) {
      const inPlace = idIf(isIn(place, replaces), replaces)
      return { place, messageId: await this.#send(context, message, inPlace) }
    }
    const inPlace = idIf(!isIn(place, replaces), replaces)
    const sent = await sendPrivately(this.#adapter, context, message, inPlace)
    if (sent.kind === 'unreachable') {
      await context.sendActivity(sayingMessage('write-to-me-alone'))
      return null
    }
    if (!sent.isReplacement) await context.sendActivity(sayingMessage('answered-privately'))
    return { place: { ...place, conversationId: sent.conversationId }, messageId: sent.messageId }
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

function isIn(place: Place, delivered: Delivered | null): boolean {
  return delivered?.place.conversationId === place.conversationId
}

function idIf(isThere: boolean, delivered: Delivered | null): string | null {
  return isThere ? (delivered?.messageId ?? null) : null
}
