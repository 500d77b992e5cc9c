import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { IncomingActivity } from '../incoming-activity.ts'
import { placeOf } from '../sender.ts'
import { isAddressed } from '../threads/addressed.ts'

/** How often in a minute, in this process. */
export interface RatesPerMinute {
  /** messages to the bot and changes of them, each of which may ask Azure, of one person */
  readonly messages: number
  /** of everybody in one conversation */
  readonly messagesOfConversation: number
  /** buttons, dialogs and sign-ins of one person, in whatever conversation: an approver may have many to press */
  readonly presses: number
  /** what clients send by themselves, as cards are scrolled past and letters are typed */
  readonly glances: number
}

/** Far beyond what people do, and short of what one of them could take from the others' share of Azure. */
export const RATES: RatesPerMinute = {
  messages: 20,
  messagesOfConversation: 60,
  presses: 60,
  glances: 300,
}

export type Admission =
  | { readonly kind: 'admitted' }
  /** `isFirst`: nobody was told so in this minute yet */
  | { readonly kind: 'too-many'; readonly of: 'person' | 'conversation'; readonly isFirst: boolean }

/** Counts what each person and each conversation sends, for a minute from the first. */
export class RateLimits {
  readonly #messages: RateLimiterMemory
  readonly #messagesOfConversation: RateLimiterMemory
  readonly #presses: RateLimiterMemory
  readonly #glances: RateLimiterMemory

  constructor(rates: RatesPerMinute) {
    this.#messages = perMinute(rates.messages)
    this.#messagesOfConversation = perMinute(rates.messagesOfConversation)
    this.#presses = perMinute(rates.presses)
    this.#glances = perMinute(rates.glances)
  }

  async admit(activity: IncomingActivity): Promise<Admission> {
    const { userId, conversationId } = placeOf(activity)
    switch (costOf(activity)) {
      case 'nothing':
        return { kind: 'admitted' }
      case 'glance':
        return admission('person', await consume(this.#glances, userId))
      case 'press':
        return admission('person', await consume(this.#presses, userId))
      case 'message': {
        const own = admission('person', await consume(this.#messages, userId))
        return own.kind === 'admitted'
          ? admission('conversation', await consume(this.#messagesOfConversation, conversationId))
          : own
      }
    }
  }
}

const automatic = z.object({ trigger: z.literal('automatic') })

function costOf(activity: IncomingActivity): 'message' | 'press' | 'glance' | 'nothing' {
  switch (activity.type) {
    case 'message':
      if (!isAddressed(activity)) return 'nothing'
      return activity.value == null ? 'message' : 'press'
    case 'messageUpdate':
      return isAddressed(activity) ? 'message' : 'nothing'
    case 'invoke':
      return activity.name === 'composeExtension/query' || automatic.safeParse(activity.value).success
        ? 'glance'
        : 'press'
    default:
      return 'nothing'
  }
}

function perMinute(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: 60 })
}

/** How many over the limit this one is; 0 where it is within. */
async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.consumedPoints - limiter.points
    throw refusal
  }
}

function admission(of: 'person' | 'conversation', over: number): Admission {
  return over === 0 ? { kind: 'admitted' } : { kind: 'too-many', of, isFirst: over === 1 }
}
