import type { Place } from './sender.ts'

/** One question that is being looked into. */
export interface Inquiry {
  readonly place: Place
  /** id of the message that asks */
  readonly messageId: string | null
  /** id of the card that the answer takes the place of */
  readonly cardId: string | null
}

/** What is being looked into, so that it can end when the person moves on. */
export class UnderWay {
  readonly #inquiries = new Map<Inquiry, AbortController>()

  /**
   * Runs `work` until it is done or stopped: then it comes to null. An inquiry for the same card that is still
   * under way is stopped, for nobody will see its answer.
   */
  async run<Result>(
    inquiry: Inquiry,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result | null> {
    if (inquiry.cardId !== null) {
      this.#stopWhere(({ place, cardId }) => cardId === inquiry.cardId && samePlace(place, inquiry.place))
    }
    const ending = new AbortController()
    this.#inquiries.set(inquiry, ending)
    try {
      return await work(ending.signal)
    } catch (fault) {
      if (ending.signal.aborted) return null
      throw fault
    } finally {
      this.#inquiries.delete(inquiry)
    }
  }

  /** Stops what a person asked in a conversation, and says whether there was anything. */
  stop(place: Place): boolean {
    return this.#stopWhere((inquiry) => samePlace(inquiry.place, place))
  }

  /** Stops what a message of a conversation asked. */
  stopMessage(conversationId: string, messageId: string): void {
    this.#stopWhere(
      (inquiry) => inquiry.messageId === messageId && inquiry.place.conversationId === conversationId,
    )
  }

  #stopWhere(isMeant: (inquiry: Inquiry) => boolean): boolean {
    const meant = [...this.#inquiries].filter(([inquiry]) => isMeant(inquiry))
    for (const [, ending] of meant) ending.abort()
    return meant.length > 0
  }
}

function samePlace(left: Place, right: Place): boolean {
  return left.conversationId === right.conversationId && left.userId === right.userId
}
