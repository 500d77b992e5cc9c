import { once } from 'node:events'
import { Agent, createServer, request, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createLoopbackCertificate, type LoopbackCertificate } from '../../src/sandbox/certificate.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import type { AzureConnection } from '../../src/snapshot/azure/connection.ts'
import { PATIENCE } from '../../src/snapshot/azure/patience.ts'

/** A request on its way to Azure. */
export interface Passing {
  readonly method: string
  /** percent-decoded, with its query */
  readonly path: string
  readonly body: string
}

/** What Azure would answer. */
export interface TrueAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** What a faulty line makes of a request, of which it may ask what the true answer is. */
export type Fault = (
  response: ServerResponse,
  truth: () => Promise<TrueAnswer>,
  /** of the request, percent-encoded with its query */
  from: { readonly origin: string; readonly path: string },
) => Promise<void> | void

/** Nobody waits before a request is sent again; all else takes as long as it does. */
const EAGER = { ...PATIENCE, retryDelay: 1 }

/** And whoever does not answer at once never will. */
export const IMPATIENT = { ...EAGER, attempt: 200 }

/** A line to a sandbox, on which some requests go wrong. */
export class FaultyAzure {
  readonly origin: string
  readonly #sandbox: Sandbox
  readonly #server: Server
  readonly #certificate: LoopbackCertificate
  readonly #agent: Agent
  #fails: (passing: Passing) => boolean = () => false
  #fault: Fault = () => undefined
  #asked: Passing[] = []
  #strays = 0

  private constructor(sandbox: Sandbox, server: Server, certificate: LoopbackCertificate) {
    this.#sandbox = sandbox
    this.#server = server
    this.#certificate = certificate
    this.#agent = new Agent({ keepAlive: true, ca: sandbox.certificateAuthority })
    this.origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  static async start(sandbox: Sandbox, certified?: LoopbackCertificate): Promise<FaultyAzure> {
    const certificate = certified ?? (await createLoopbackCertificate())
    const server = createServer({ key: certificate.key, cert: certificate.certificate })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const azure = new FaultyAzure(sandbox, server, certificate)
    server.on('request', (incoming, outgoing) => {
      azure.#pass(incoming, outgoing).catch(() => outgoing.destroy())
    })
    return azure
  }

  async close(): Promise<void> {
    this.#agent.destroy()
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }

  /** How the bot reads Azure along this line. */
  connection(changes: Partial<AzureConnection> = {}): AzureConnection {
    const { cloud, ...rest } = sandboxConnection(this.#sandbox)
    return {
      ...rest,
      cloud: { ...cloud, armEndpoint: this.origin, graphEndpoint: this.origin },
      certificateAuthority: this.#certificate.certificate,
      patience: EAGER,
      ...changes,
    }
  }

  /** Lets some requests go wrong until `heal`. */
  fail(fails: (passing: Passing) => boolean, fault: Fault): void {
    this.#asked = []
    this.#fails = fails
    this.#fault = fault
  }

  heal(): void {
    this.#fails = () => false
  }

  /** The requests that went wrong since the last call of `fail`, oldest first. */
  get asked(): readonly Passing[] {
    return this.#asked
  }

  /** How many requests went to another origin than the one that the bot was given. */
  get strays(): number {
    return this.#strays
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming)
    const { method = 'GET', url = '/', headers } = incoming
    if (`https://${headers.host ?? ''}` !== this.origin) this.#strays += 1
    const passing = { method, path: decodeURIComponent(url), body: body.toString('utf8') }
    const truth = () => this.#ask(incoming, body)
    if (this.#fails(passing)) {
      this.#asked.push(passing)
      await this.#fault(outgoing, truth, { origin: this.origin, path: url })
      return
    }
    const answer = await truth()
    outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length })
    outgoing.end(answer.body)
  }

  /** Paging links lead back here. */
  async #ask({ method, url = '/', headers }: IncomingMessage, body: Buffer): Promise<TrueAnswer> {
    const onward = request(`${this.#sandbox.armEndpoint}${url}`, { method, headers, agent: this.#agent })
    onward.end(body)
    const [answer] = (await once(onward, 'response')) as [IncomingMessage]
    const text = (await buffer(answer)).toString('utf8').replaceAll(this.#sandbox.armEndpoint, this.origin)
    return { status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.from(text) }
  }
}
