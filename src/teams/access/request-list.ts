import { overviewCard } from '../../access-requests/cards/overview-card.ts'
import { overviewOf } from '../../access-requests/overview.ts'
import type { RequestStore } from '../../access-requests/request-store.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { cardMessage, textMessage, type OutgoingMessage } from '../outgoing-message.ts'
import type { RequestTraces } from './request-messages.ts'

const NOBODY = 'Teams did not tell me who you are, so I do not know which requests are yours.'

/** What somebody asked for and how it stands, and what waits for them. For them alone. */
export class RequestList {
  readonly #store: RequestStore
  readonly #traces: RequestTraces
  readonly #clock: () => Date

  constructor(store: RequestStore, traces: RequestTraces, clock: () => Date) {
    this.#store = store
    this.#traces = traces
    this.#clock = clock
  }

  async of({ from: { aadObjectId } }: IncomingActivity): Promise<OutgoingMessage> {
    if (aadObjectId === undefined) return textMessage(NOBODY)
    const now = this.#clock()
    const overview = await overviewOf(aadObjectId, this.#store, now)
    const told = await Promise.all(
      overview.own.map(async ({ id }) => [id, (await this.#traces.recall(id)).told] as const),
    )
    return cardMessage(overviewCard(overview, new Map(told), now))
  }
}
