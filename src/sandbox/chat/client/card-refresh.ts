import { z } from 'zod'
import type { ChatMessage } from '../chat-message.ts'
import type { CardAction } from '../invokes.ts'

/** Source: Teams, "User-specific views". */
const mostUsers = 60

/** Milliseconds for which a card that an invoke brought counts as fresh. Source: the same page. */
const freshFor = 60_000

const refreshable = z.looseObject({
  refresh: z.looseObject({
    action: z.looseObject({
      type: z.literal('Action.Execute'),
      verb: z.string().optional(),
      id: z.string().optional(),
      title: z.string().optional(),
      data: z.unknown().optional(),
    }),
    userIds: z.array(z.string()).optional(),
  }),
})

export interface Refresh {
  readonly action: CardAction
  /** `29:…` of whose cards are refreshed by themselves; null: of everybody's, as in a small conversation */
  readonly userIds: readonly string[] | null
}

/** The refresh of the card that the person sees; undefined where it has none. */
export function refreshOf(message: ChatMessage, personaId: string): Refresh | undefined {
  const own = message.personalCards[personaId]
  for (const card of [own, ...message.cards]) {
    const { refresh } = refreshable.safeParse(card).data ?? {}
    if (!refresh) continue
    const { verb, id, title, data } = refresh.action
    return { action: { verb, id, title, data }, userIds: refresh.userIds?.slice(0, mostUsers) ?? null }
  }
  return undefined
}

/** Which cards were lately got from the bot for whom. */
export class FreshCards {
  readonly #got = new Map<string, { readonly at: number; readonly cards: ChatMessage['cards'] }>()

  /** Until the bot changes the message, or a minute is over. */
  isFresh({ id, cards }: ChatMessage, personaId: string): boolean {
    const got = this.#got.get(`${id} ${personaId}`)
    return got?.cards === cards && Date.now() - got.at < freshFor
  }

  mark({ id, cards }: ChatMessage, personaId: string): void {
    this.#got.set(`${id} ${personaId}`, { at: Date.now(), cards })
  }
}
