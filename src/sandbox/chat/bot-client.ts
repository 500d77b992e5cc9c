import type { TeamsActivity } from './teams-activity.ts'

export type Delivery =
  /** `body` is the HTTP answer's JSON, which only an invoke has */
  | { readonly outcome: 'taken'; readonly body: unknown }
  | { readonly outcome: 'failed'; readonly text: string }

/** Posts activities to the bot's messaging endpoint. */
export class BotClient {
  readonly #endpoint: string
  readonly #botName: string
  readonly #closing = new AbortController()

  constructor(endpoint: string, botName: string) {
    this.#endpoint = endpoint
    this.#botName = botName
  }

  async deliver(activity: TeamsActivity): Promise<Delivery> {
    try {
      const response = await fetch(this.#endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: this.#closing.signal,
      })
      const text = await response.text()
      if (!response.ok)
        return failed(`${this.#botName} answered this with HTTP ${response.status}. Try it again.`)
      return { outcome: 'taken', body: parsed(text) }
    } catch (fault) {
      const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault
      const reason = cause instanceof Error ? cause.message : String(cause)
      return failed(`${this.#botName} could not be reached at ${this.#endpoint}: ${reason}. Is it running?`)
    }
  }

  /** Ends every delivery under way. */
  close(): void {
    this.#closing.abort()
  }
}

function failed(text: string): Delivery {
  return { outcome: 'failed', text }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
