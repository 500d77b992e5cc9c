import type { Chat } from '../../../src/sandbox/chat/chat.ts'
import type { ChatMessage } from '../../../src/sandbox/chat/chat-message.ts'

export interface PageEvent {
  readonly name: string
  readonly data: unknown
}

/** Does over HTTP what the page's script does: writes, and reads the stream of events. */
export class PageVisitor {
  readonly #url: string
  readonly #events: PageEvent[] = []
  readonly #messages = new Map<string, ChatMessage>()
  readonly #closing = new AbortController()
  #arrived = Promise.withResolvers<undefined>()

  private constructor(url: string) {
    this.#url = url
  }

  static async join(chat: Pick<Chat, 'url'>): Promise<PageVisitor> {
    const visitor = new PageVisitor(chat.url)
    const response = await fetch(`${chat.url}api/events`, { signal: visitor.#closing.signal })
    void visitor.#read(response).catch(() => undefined)
    await visitor.event((event) => event.name === 'transcript')
    return visitor
  }

  leave(): void {
    this.#closing.abort()
  }

  async write(path: string, body: unknown): Promise<{ readonly status: number; readonly answer: unknown }> {
    const response = await fetch(`${this.#url}api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, answer: await response.json() }
  }

  /** Attaches a picture, as the composer does before the message is sent. */
  async attach(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<{ status: number; answer: unknown }> {
    const response = await fetch(`${this.#url}api/pictures/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
    })
    return { status: response.status, answer: await response.json() }
  }

  get messages(): readonly ChatMessage[] {
    return [...this.#messages.values()]
  }

  /** Waits until a message is as wanted. */
  async message(wanted: (message: ChatMessage) => boolean): Promise<ChatMessage> {
    return this.#until(() => this.messages.find(wanted))
  }

  async event(wanted: (event: PageEvent) => boolean): Promise<PageEvent> {
    return this.#until(() => this.#events.find(wanted))
  }

  async #until<Found>(find: () => Found | undefined): Promise<Found> {
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      await this.#arrived.promise
    }
  }

  async #read(response: Response): Promise<void> {
    let rest = ''
    for await (const chunk of (response.body ?? new ReadableStream<Uint8Array>()).pipeThrough(
      new TextDecoderStream(),
    )) {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) this.#take(block)
      this.#arrived.resolve(undefined)
      this.#arrived = Promise.withResolvers()
    }
  }

  #take(block: string): void {
    const [event = '', data = ''] = block.split('\n')
    const name = event.slice('event: '.length)
    const value: unknown = JSON.parse(data.slice('data: '.length))
    this.#events.push({ name, data: value })
    if (name === 'message') {
      const message = value as ChatMessage
      this.#messages.set(message.id, message)
    }
    if (name === 'removed') this.#messages.delete((value as { id: string }).id)
  }
}
