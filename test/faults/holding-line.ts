import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What happens to a request that is held: it never gets there, or its answer never comes back. */
export type Held = 'request' | 'answer'

/** A line to a container of Azure Storage, on which requests may be held for ever. */
export class HoldingLine {
  readonly #server: Server
  readonly #to: string
  #isMeant: (body: string) => boolean = () => false
  #held: Held | null = null
  #passed = 0
  #reached = Promise.withResolvers<undefined>()

  private constructor(server: Server, to: string) {
    this.#server = server
    this.#to = to
  }

  /** `to` is the URL of the container. */
  static async start(to: string): Promise<HoldingLine> {
    const server = createServer()
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const line = new HoldingLine(server, to)
    server.on('request', (incoming, outgoing) => {
      const passing = buffer(incoming).then(async (body) => {
        const held = line.#isMeant(body.toString('utf8')) ? (line.#held ?? 'none') : null
        if (held === 'request') {
          line.#reached.resolve(undefined)
          return
        }
        const { method = 'GET', url = '/', headers } = incoming
        const onward = request(`${new URL(to).origin}${url}`, { method, headers })
        onward.end(body)
        const [answer] = (await once(onward, 'response')) as [IncomingMessage]
        const text = await buffer(answer)
        if (held !== null) line.#passed += 1
        if (held === 'answer') {
          line.#reached.resolve(undefined)
          return
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        outgoing.end(text)
      })
      passing.catch(() => outgoing.destroy())
    })
    return line
  }

  /** Where the container is at this end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${new URL(this.#to).pathname}`
  }

  /** How many requests that are meant were carried out since the last call of `hold`. */
  get passed(): number {
    return this.#passed
  }

  /** Holds every request whose body is meant, from now on; resolves once the first is there. */
  hold(held: Held, isMeant: (body: string) => boolean): Promise<undefined> {
    this.#held = held
    this.#isMeant = isMeant
    this.#passed = 0
    this.#reached = Promise.withResolvers()
    return this.#reached.promise
  }

  release(): void {
    this.#held = null
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }
}
