import type { TeamsActivity } from './teams-activity.ts'

export type Delivery = { readonly outcome: 'taken' } | { readonly outcome: 'failed'; readonly text: string }

export type InvokeResponse =
  /** `body` is the HTTP answer's JSON; undefined where there is none */
  | { readonly outcome: 'answered'; readonly status: number; readonly body: unknown }
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
    const response = await this.invoke(activity)
    if (response.outcome === 'failed') return response
    return isSuccess(response.status) ? { outcome: 'taken' } : this.refusal(response.status)
  }

  /** Every status is an answer: a card's action is refused by its status too. */
  async invoke(activity: TeamsActivity): Promise<InvokeResponse> {
    try {
      const response = await fetch(this.#endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: this.#closing.signal,
      })
      return { outcome: 'answered', status: response.status, body: parsed(await response.text()) }
    } catch (fault) {
      const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault
      const reason = cause instanceof Error ? cause.message : String(cause)
      const text = `${this.#botName} could not be reached at ${this.#endpoint}: ${reason}. Is it running?`
      return { outcome: 'failed', text }
    }
  }

  refusal(status: number): Extract<Delivery, { outcome: 'failed' }> {
    return { outcome: 'failed', text: `${this.#botName} answered this with HTTP ${status}. Try it again.` }
  }

  /** Ends every delivery under way. */
  close(): void {
    this.#closing.abort()
  }
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
