import { LRUCache } from 'lru-cache'
import { readMessage } from '../../question/read-message.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { messageTextOf } from '../message-text.ts'
import type { ThreadMessage } from './thread-message.ts'

const MOST_MESSAGES = 5_000
const LIFETIME = 24 * 60 * 60 * 1000

/** Errors longer than this are seldom the first message of a thread; the rest is read through Microsoft Graph. */
const LONGEST = 20_000

/**
 * Errors in shared conversations that the bot was sent, for whoever mentions it below them. Kept in this process's memory
 * for a day, and nowhere else; what is no error is not kept at all.
 */
export class SeenMessages {
  readonly #messages = new LRUCache<string, ThreadMessage>({ max: MOST_MESSAGES, ttl: LIFETIME })

  note(activity: IncomingActivity): void {
    const { id, from, conversation } = activity
    if (id === undefined || from.aadObjectId === undefined) return
    const text = messageTextOf(activity).own
    if (text.length > LONGEST || readMessage(text).kind !== 'error') return
    this.#messages.set(keyOf(conversation.id, id), { id, author: { id: from.aadObjectId }, text, html: null })
  }

  forget(conversationId: string, messageId: string): void {
    this.#messages.delete(keyOf(conversationId, messageId))
  }

  message(conversationId: string, messageId: string): ThreadMessage | null {
    return this.#messages.get(keyOf(conversationId, messageId)) ?? null
  }
}

function keyOf(conversationId: string, messageId: string): string {
  return JSON.stringify([conversationId, messageId])
}
