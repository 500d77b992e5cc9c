import { EventEmitter } from 'node:events'
import type { BotActivity } from './bot-activity.ts'
import { botContent } from './chat-message.ts'
import type { ChatMessage, Content } from './chat-message.ts'
import { whereabouts } from './conversations.ts'
import type { Spot, Whereabouts } from './conversations.ts'

interface TranscriptEvents {
  message: [ChatMessage]
  removed: [{ readonly id: string }]
  typing: [Whereabouts]
}

/** Everything said in the sandbox tenant since the process started. */
export class Transcript extends EventEmitter<TranscriptEvents> {
  readonly #messages = new Map<string, ChatMessage>()
  #lastId = 0

  get messages(): readonly ChatMessage[] {
    return [...this.#messages.values()]
  }

  message(id: string): ChatMessage | undefined {
    return this.#messages.get(id)
  }

  hasThread(threadId: string): boolean {
    return this.#messages.get(threadId)?.threadId === threadId
  }

  personSays(spot: Spot, author: string, content: Content): ChatMessage {
    return this.#add(spot, author, content)
  }

  /** Without its old rich form, which says something else. */
  personEdits(message: ChatMessage, text: string): ChatMessage {
    return this.#put({ ...message, text, html: null, editedAt: new Date().toISOString() })
  }

  personDeletes(message: ChatMessage): ChatMessage {
    return this.#put({ ...message, deletedAt: new Date().toISOString() })
  }

  personUndeletes(message: ChatMessage): ChatMessage {
    return this.#put({ ...message, deletedAt: null })
  }

  botSays(spot: Spot, activity: BotActivity): ChatMessage {
    return this.#add(spot, null, botContent(activity))
  }

  /** Cards of single persons go with what they were made of. */
  botEdits(message: ChatMessage, activity: BotActivity): void {
    this.#put({ ...message, ...botContent(activity), personalCards: {}, editedAt: new Date().toISOString() })
  }

  remove(id: string): void {
    this.#messages.delete(id)
    this.emit('removed', { id })
  }

  botTypes(spot: Spot): void {
    this.emit('typing', whereabouts(spot))
  }

  showCardTo(personaId: string, messageId: string, card: unknown): void {
    const message = this.#messages.get(messageId)
    if (message) this.#put({ ...message, personalCards: { ...message.personalCards, [personaId]: card } })
  }

  markFault(messageId: string, fault: string): void {
    const message = this.#messages.get(messageId)
    if (message) this.#put({ ...message, fault })
  }

  #add(spot: Spot, author: string | null, content: Content): ChatMessage {
    this.#lastId = Math.max(this.#lastId + 1, Date.now())
    const id = String(this.#lastId)
    const { place, threadId } = whereabouts(spot)
    return this.#put({
      id,
      place,
      threadId: spot.kind === 'channel' ? (threadId ?? id) : null,
      author,
      sentAt: new Date(this.#lastId).toISOString(),
      editedAt: null,
      deletedAt: null,
      personalCards: {},
      fault: null,
      ...content,
    })
  }

  #put(message: ChatMessage): ChatMessage {
    this.#messages.set(message.id, message)
    this.emit('message', message)
    return message
  }
}
