import { createServer, type Server } from 'node:https'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { answerArm } from './arm/arm.ts'
import type { LoopbackCertificate } from './certificate.ts'
import type { SandboxContext } from './context.ts'
import { answerDataPlane, dataPlaneCall } from './data-plane/data-plane.ts'
import type { Answer, SandboxRequest } from './exchange.ts'
import type { Faults } from './faults.ts'
import { answerGraph } from './graph/graph.ts'

/** One line of the log: what was asked and how it was answered. */
export interface LoggedRequest {
  readonly method: string
  /** with its query */
  readonly path: string
  readonly status: number
}

const LARGEST_BODY = 1024 * 1024

/** Answers one request; a planned fault comes before everything else. */
export function answerRequest(request: SandboxRequest, faults: Faults, context: SandboxContext): Answer {
  const planned = faults.take(request)
  if (planned !== null) return planned
  const call = dataPlaneCall(request)
  if (call !== null) return answerDataPlane(call, request, context)
  return /^\/v1\.0(?:\/|$)/.test(request.path) ? answerGraph(request, context) : answerArm(request, context)
}

export interface ListeningServer {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Listens on 127.0.0.1; port 0 takes any that is free. */
export async function listen(
  certificate: LoopbackCertificate,
  port: number,
  answer: (request: SandboxRequest) => Promise<Answer>,
  log: (request: LoggedRequest) => void,
): Promise<ListeningServer> {
  const server = createServer(
    { key: certificate.key, cert: certificate.certificate },
    (incoming, outgoing) => {
      // a client that goes away in the middle of its request needs no answer
      serve(incoming, outgoing, answer, log).catch(() => outgoing.destroy())
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the sandbox listens on no port')
  return { port: address.port, close: () => closed(server) }
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: SandboxRequest) => Promise<Answer>,
  log: (request: LoggedRequest) => void,
): Promise<void> {
  const reading = await readRequest(incoming)
  const answered = reading.kind === 'request' ? await answerOrFault(reading.request, answer) : reading.answer
  log({ method: incoming.method ?? '', path: incoming.url ?? '', status: answered.status })
  write(outgoing, answered)
}

async function answerOrFault(
  request: SandboxRequest,
  answer: (request: SandboxRequest) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer(request)
  } catch (error) {
    const message = `The sandbox failed: ${error instanceof Error ? error.message : String(error)}`
    return { status: 500, body: { error: { code: 'InternalServerError', message } } }
  }
}

type Reading =
  | { readonly kind: 'request'; readonly request: SandboxRequest }
  | { readonly kind: 'unreadable'; readonly answer: Answer }

async function readRequest(incoming: IncomingMessage): Promise<Reading> {
  const text = await bodyOf(incoming)
  const host = incoming.socket.localPort ?? 0
  const target = `https://127.0.0.1:${host}${(incoming.url ?? '/').replace(/^\/{2,}/, '/')}`
  const path = URL.canParse(target) ? decoded(new URL(target).pathname) : null
  const body = text === null ? null : jsonOf(text)
  if (path === null || body === null) {
    const error = { code: 'BadRequest', message: 'The request could not be read.' }
    return { kind: 'unreadable', answer: { status: 400, body: { error } } }
  }
  return {
    kind: 'request',
    request: {
      method: incoming.method ?? 'GET',
      url: new URL(target),
      path,
      headers: plainHeaders(incoming.headers),
      body: body.value,
    },
  }
}

/** null where there is too much of it. */
async function bodyOf(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= LARGEST_BODY) chunks.push(chunk)
  }
  return size > LARGEST_BODY ? null : Buffer.concat(chunks).toString('utf8')
}

function jsonOf(text: string): { readonly value: unknown } | null {
  if (text === '') return { value: undefined }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

function decoded(path: string): string | null {
  try {
    const whole = decodeURIComponent(path).replace(/\/{2,}/g, '/')
    return whole.length > 1 ? whole.replace(/\/$/, '') : whole
  } catch {
    return null
  }
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** writeHead is never chained: restify, in the same process, patches it to return nothing. */
function write(outgoing: ServerResponse, { status, headers, body, bytes }: Answer): void {
  const content = bytes ?? (body === undefined ? '' : JSON.stringify(body))
  const contentType = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }
  outgoing.writeHead(status, { ...contentType, ...headers, 'content-length': Buffer.byteLength(content) })
  outgoing.end(content)
}

/** SDK clients keep their connections open; a sandbox that closes does not wait for them. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    // one whose handshake is under way is not among them yet
    server.on('secureConnection', (socket) => socket.destroy())
    server.closeAllConnections()
  })
}
