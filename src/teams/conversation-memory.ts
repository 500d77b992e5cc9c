import { createHash } from 'node:crypto'
import type { Storage } from 'botbuilder'
import { z } from 'zod'
import { conversationState, NOTHING_SAID, type ConversationState } from './exchange.ts'
import type { Place } from './sender.ts'

/** Raised when the shape of what is stored changes; what an older version stored is then forgotten. */
const VERSION = 3

const stored = z.object({ version: z.literal(VERSION), state: conversationState })

/** What Rolecall remembers between turns. Of two turns at the same time the later one counts. */
export class ConversationMemory {
  readonly #storage: Storage

  constructor(storage: Storage) {
    this.#storage = storage
  }

  async recall(place: Place): Promise<ConversationState> {
    const key = keyOf(place)
    const items: Readonly<Record<string, unknown>> = await this.#storage.read([key])
    return stored.safeParse(items[key]).data?.state ?? NOTHING_SAID
  }

  async remember(place: Place, state: ConversationState): Promise<void> {
    await this.#storage.write({ [keyOf(place)]: { version: VERSION, state, eTag: '*' } })
  }

  async forget(place: Place): Promise<void> {
    await this.#storage.delete([keyOf(place)])
  }

  async wasWelcomed(conversationId: string): Promise<boolean> {
    const key = welcomeKey(conversationId)
    return (await this.#storage.read([key]))[key] !== undefined
  }

  async noteWelcome(conversationId: string): Promise<void> {
    await this.#storage.write({ [welcomeKey(conversationId)]: { version: VERSION, eTag: '*' } })
  }

  async forgetWelcome(conversationId: string): Promise<void> {
    await this.#storage.delete([welcomeKey(conversationId)])
  }
}

function keyOf({ conversationId, userId }: Place): string {
  return `rolecall/conversations/${digest(JSON.stringify([conversationId, userId.toLowerCase()]))}`
}

function welcomeKey(conversationId: string): string {
  return `rolecall/welcomes/${digest(conversationId)}`
}

/** Ids of conversations are long and hold characters that stores forbid in keys. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
