import { EventEmitter } from 'node:events'
import type { BotActivity } from './bot-activity.ts'
import type { Spot } from './conversations.ts'

export interface ChatMessage {
  /** milliseconds since 1970, as Teams names its messages; unique and rising */
  readonly id: string
  /** `channel`, or the id of the persona whose chat with the bot this is */
  readonly place: string
  /** in the channel, the id of the thread's first post (its own id there); null in a personal chat */
  readonly threadId: string | null
  /** persona id; null is the bot */
  readonly author: string | null
  /** ISO 8601 */
  readonly sentAt: string
  readonly edited: boolean
  readonly text: string
  /** whether `text` is Markdown, as what a bot sends is unless it says otherwise */
  readonly markdown: boolean
  /** contents of the Adaptive Card attachments */
  readonly cards: readonly unknown[]
  /** by persona id: the card that an invoke answered to that person alone */
  readonly personalCards: Readonly<Record<string, unknown>>
  /** content types of attachments that the page cannot draw */
  readonly undrawn: readonly string[]
  readonly suggestions: readonly Suggestion[]
  /** pictures that the person sent along */
  readonly pictures: readonly SentPicture[]
  /** why the bot did not take this message */
  readonly fault: string | null
}

export interface Suggestion {
  readonly title: string
  readonly text: string
}

export interface SentPicture {
  readonly id: string
  readonly name: string
}

export interface Typing {
  readonly place: string
  readonly threadId: string | null
}

interface TranscriptEvents {
  message: [ChatMessage]
  removed: [{ readonly id: string }]
  typing: [Typing]
}

const adaptiveCard = 'application/vnd.microsoft.card.adaptive'

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

  personSays(spot: Spot, author: string, text: string, pictures: readonly SentPicture[] = []): ChatMessage {
    return this.#add(spot, {
      author,
      text,
      markdown: false,
      cards: [],
      undrawn: [],
      suggestions: [],
      pictures,
    })
  }

  botSays(spot: Spot, activity: BotActivity): ChatMessage {
    return this.#add(spot, { author: null, ...shown(activity) })
  }

  botEdits(message: ChatMessage, activity: BotActivity): void {
    this.#put({ ...message, ...shown(activity), personalCards: {}, edited: true })
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

  #add(spot: Spot, content: Pick<ChatMessage, 'author'> & Shown): ChatMessage {
    this.#lastId = Math.max(this.#lastId + 1, Date.now())
    const id = String(this.#lastId)
    const { place, threadId } = whereabouts(spot)
    const message: ChatMessage = {
      id,
      place,
      threadId: spot.kind === 'channel' ? (threadId ?? id) : null,
      sentAt: new Date(this.#lastId).toISOString(),
      edited: false,
      personalCards: {},
      fault: null,
      ...content,
    }
    this.#put(message)
    return message
  }

  #put(message: ChatMessage): void {
    this.#messages.set(message.id, message)
    this.emit('message', message)
  }
}

type Shown = Pick<ChatMessage, 'text' | 'markdown' | 'cards' | 'undrawn' | 'suggestions' | 'pictures'>

function shown(activity: BotActivity): Shown {
  const attachments = activity.attachments ?? []
  return {
    text: activity.text ?? '',
    markdown: (activity.textFormat ?? 'markdown') === 'markdown',
    cards: attachments.filter((each) => each.contentType === adaptiveCard).map((each) => each.content),
    undrawn: attachments.map((each) => each.contentType).filter((type) => type !== adaptiveCard),
    suggestions: (activity.suggestedActions?.actions ?? []).map((action) => ({
      title: action.title,
      text: typeof action.value === 'string' ? action.value : action.title,
    })),
    pictures: [],
  }
}

function whereabouts(spot: Spot): Typing {
  return spot.kind === 'personal'
    ? { place: spot.persona.id, threadId: null }
    : { place: 'channel', threadId: spot.threadId }
}
