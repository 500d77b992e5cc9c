import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Activity } from 'botbuilder'

/** One call of the bot to the connector. */
export interface ConnectorCall {
  readonly method: string
  /** null for `POST /v3/conversations`, which begins one */
  readonly conversationId: string | null
  /** the activity that is replied to or updated */
  readonly activityId: string | null
  readonly body: Partial<Activity> & { readonly members?: readonly { readonly id: string }[] }
}

/** How the connector refuses a call: by a status, or with the connection cut and no answer. */
export type Refusal = number | { readonly status: number; readonly retryAfter: number } | 'cut'

/** The id of every conversation that the bot begins. */
export const PRIVATE_CHAT = 'a:private-chat'

const MEMBER = /^\/v3\/conversations\/[^/]+\/members\/([^/]+)$/
const TEAM = /^\/v3\/teams\/([^/]+)$/
type Answer = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>]

const ROUTE = /^\/v3\/conversations(?:\/([^/]+)\/activities(?:\/([^/]+))?)?$/

/**
 * The Bot Framework connector's sends, updates and new conversations, on loopback. Messages get the ids `sent-1`,
 * `sent-2`, … Source: "Bot Connector REST API reference".
 */
export class FakeConnector {
  readonly calls: ConnectorCall[] = []
  /** the messages that were taken, by the ids that they got */
  readonly sent = new Map<string, ConnectorCall>()
  /** what is at `/v3/attachments/<id>/views/original`, by id; the body that is null never comes */
  readonly pictures = new Map<
    string,
    { readonly status: number; readonly body: Uint8Array | string | null }
  >()
  /** the requests for pictures, with the token that came along */
  readonly fetched: { readonly path: string; readonly authorization: string | null }[] = []
  /** members of every conversation, by their Entra object ids or their accounts */
  readonly members = new Map<
    string,
    { readonly id: string; readonly name: string; readonly aadObjectId?: string }
  >()
  /** who was looked up among them, in order */
  readonly lookedUp: string[] = []
  /** answers about teams, in order, by the ids of the teams */
  readonly teams = new Map<string, (readonly [status: number, body: unknown])[]>()
  /** how to refuse a call; null takes it */
  refuse: (call: ConnectorCall) => Refusal | null | Promise<Refusal | null> = () => null
  readonly #server: Server
  #sent = 0

  private constructor() {
    this.#server = createServer((request, response) => {
      if (request.method === 'GET') {
        const member = MEMBER.exec(request.url ?? '')?.[1]
        const team = TEAM.exec(request.url ?? '')?.[1]
        if (team !== undefined) this.#sendTeam(decodeURIComponent(team), response)
        else if (member === undefined) this.#sendPicture(request, response)
        else this.#sendMember(decodeURIComponent(member), response)
        return
      }
      void this.#answer(request, response)
    })
  }

  static async start(): Promise<FakeConnector> {
    const connector = new FakeConnector()
    connector.#server.listen(0, '127.0.0.1')
    await once(connector.#server, 'listening')
    return connector
  }

  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the connector listens on no port')
    return `http://127.0.0.1:${address.port}/`
  }

  /** What the bot said, typing left out. */
  get messages(): readonly ConnectorCall[] {
    return this.calls.filter(({ body }) => body.type === 'message')
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }

  #sendMember(asked: string, response: ServerResponse): void {
    this.lookedUp.push(asked)
    const member = this.members.get(asked)
    // restify, in the same process, makes writeHead return nothing
    response.writeHead(member === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(member === undefined ? {} : { aadObjectId: asked, ...member }))
  }

  #sendTeam(id: string, response: ServerResponse): void {
    const [status, body] = this.teams.get(id)?.shift() ?? [404, {}]
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }

  #sendPicture(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? ''
    this.fetched.push({ path, authorization: request.headers.authorization ?? null })
    const { status, body } = this.pictures.get(path.split('/')[3] ?? '') ?? { status: 404, body: '' }
    // restify, in the same process, makes writeHead return nothing
    if (status >= 300 && status < 400) response.setHeader('location', String(body))
    response.writeHead(status, { 'content-type': 'image/png' })
    if (body === null) response.flushHeaders()
    else response.end(body)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.#take(request)
    if (answer === 'cut') {
      request.socket.destroy()
      return
    }
    const [status, body, headers = {}] = answer
    // restify, in the same process, makes writeHead return nothing
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }

  async #take(request: IncomingMessage): Promise<Answer | 'cut'> {
    const route = ROUTE.exec(request.url ?? '')
    if (route === null) return [404, { error: { code: 'NotFound', message: 'no such route' } }]
    const [conversation, activity] = route.slice(1)
    const call: ConnectorCall = {
      method: request.method ?? '',
      conversationId: conversation === undefined ? null : decodeURIComponent(conversation),
      activityId: activity === undefined ? null : decodeURIComponent(activity),
      body: request.method === 'DELETE' ? {} : ((await json(request)) as ConnectorCall['body']),
    }
    this.calls.push(call)
    const refusal = await this.refuse(call)
    if (refusal === 'cut') return 'cut'
    if (refusal !== null) {
      const error = { error: { code: 'Refused', message: 'refused by the test' } }
      return typeof refusal === 'number'
        ? [refusal, error]
        : [refusal.status, error, { 'retry-after': String(refusal.retryAfter) }]
    }
    if (call.method === 'DELETE') return [200, {}]
    if (call.conversationId === null) return [201, { id: PRIVATE_CHAT }]
    if (call.method === 'PUT') return [200, { id: call.activityId }]
    if (call.body.type === 'typing') return [202, {}]
    this.#sent += 1
    this.sent.set(`sent-${this.#sent}`, call)
    return [201, { id: `sent-${this.#sent}` }]
  }
}
