import { z } from 'zod'
import { Collection } from '../state/collection.ts'
import { digest } from '../state/digest.ts'
import type { Documents } from '../state/documents.ts'
import { conversationState, NOTHING_SAID, type ConversationState } from './exchange.ts'
import type { Place } from './sender.ts'

const DAY = 24 * 60 * 60 * 1000

/** What Rolecall remembers between turns. */
export class ConversationMemory {
  readonly #states: Collection<ConversationState>
  readonly #welcomes: Collection<Record<string, never>>

  constructor(documents: Documents, clock: () => Date) {
    const states = { name: 'conversations', version: 3, value: conversationState, lifetime: 30 * DAY }
    this.#states = new Collection(documents, states, clock)
    const welcomes = { name: 'welcomes', version: 1, value: z.record(z.string(), z.never()), lifetime: null }
    this.#welcomes = new Collection(documents, welcomes, clock)
  }

  async recall(place: Place): Promise<ConversationState> {
    return (await this.#states.get(keyOf(place))) ?? NOTHING_SAID
  }

  /** Two turns may end at the same time: each changes what the other left. */
  async change(place: Place, change: (state: ConversationState) => ConversationState): Promise<void> {
    await this.#states.change(keyOf(place), (state) => change(state ?? NOTHING_SAID))
  }

  async forget(place: Place): Promise<void> {
    await this.#states.remove(keyOf(place))
  }

  /** Whether it was not noted before. */
  async noteWelcome(conversationId: string): Promise<boolean> {
    return this.#welcomes.create(digest(conversationId), {})
  }

  async forgetWelcome(conversationId: string): Promise<void> {
    await this.#welcomes.remove(digest(conversationId))
  }
}

function keyOf({ conversationId, userId }: Place): string {
  return digest(conversationId, userId.toLowerCase())
}
