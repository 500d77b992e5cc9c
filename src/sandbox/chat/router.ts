import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { bodyOf } from './request-body.ts'

export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly value: unknown }
  | { readonly kind: 'empty'; readonly status: number }
  | {
      readonly kind: 'file'
      readonly type: string
      readonly bytes: Uint8Array
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'stream'; readonly open: (response: ServerResponse) => void }

export type Route = JsonRoute | BytesRoute

interface JsonRoute extends Place {
  readonly takes?: 'json'
  readonly answer: (request: RoutedRequest) => Answer | Promise<Answer>
}

/** A route whose body is taken as it is, up to `largest` bytes. */
interface BytesRoute extends Place {
  readonly takes: 'bytes'
  readonly largest: number
  readonly answer: (
    request: Pick<RoutedRequest, 'parameter'> & { readonly bytes: Buffer },
  ) => Answer | Promise<Answer>
}

interface Place {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** segments that start with a colon match one segment and name it */
  readonly path: string
}

export interface RoutedRequest {
  readonly parameter: (name: string) => string
  readonly query: URLSearchParams
  /** parsed JSON; undefined where the method carries none */
  readonly body: unknown
}

/** A check made before routing; an answer refuses the request. */
export type Guard = (request: IncomingMessage) => Answer | undefined

export function json(value: unknown, status = 200): Answer {
  return { kind: 'json', status, value }
}

/** The type of a body by what the route takes. A form of another site can send neither without asking first. */
export const bodyTypes = { json: 'application/json', bytes: 'application/octet-stream' } as const

/** Bytes of JSON: a rich paste can be long. */
const largestJson = 4 * 1024 * 1024

/** Serves the routes over plain HTTP. Bodies are JSON unless the route takes bytes. */
export function serve(
  routes: readonly Route[],
  guard: Guard,
  headers: Readonly<Record<string, string>>,
): RequestListener {
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const refusal = guard(request)
    if (refusal) return refusal
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    for (const route of routes) {
      const parameters = route.method === request.method ? match(route.path, pathname) : undefined
      if (!parameters) continue
      return answerWith(route, request, {
        parameter: (name) => parameters.get(name) ?? '',
        query: searchParams,
      })
    }
    return json({ error: `There is no ${request.method ?? ''} ${pathname} here.` }, 404)
  }
  return (request, response) => {
    answer(request)
      .catch((fault: unknown) => {
        process.emitWarning(fault instanceof Error ? fault : String(fault))
        return json({ error: 'The chat page failed on this request; the reason is in the process log.' }, 500)
      })
      .then((made) => {
        send(response, made, headers)
      })
      .catch(() => {
        response.destroy()
      })
  }
}

function match(pattern: string, path: string): ReadonlyMap<string, string> | undefined {
  const expected = pattern.split('/')
  const found = path.split('/')
  if (expected.length !== found.length) return undefined
  const parameters = new Map<string, string>()
  for (const [index, segment] of expected.entries()) {
    const value = found[index] ?? ''
    if (segment.startsWith(':')) {
      const decoded = decode(value)
      if (decoded === undefined) return undefined
      parameters.set(segment.slice(1), decoded)
    } else if (segment !== value) return undefined
  }
  return parameters
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

async function answerWith(
  route: Route,
  request: IncomingMessage,
  named: Pick<RoutedRequest, 'parameter' | 'query'>,
): Promise<Answer> {
  const takesBytes = route.takes === 'bytes'
  if (!takesBytes && route.method !== 'POST' && route.method !== 'PUT') {
    return route.answer({ ...named, body: undefined })
  }
  const type = bodyTypes[route.takes ?? 'json']
  if (request.headers['content-type']?.split(';')[0]?.trim() !== type) {
    return json({ error: `Expected the content type ${type}.` }, 415)
  }
  const largest = takesBytes ? route.largest : largestJson
  const body = await bodyOf(request, largest)
  if (body.outcome === 'too-large') return json({ error: `Expected at most ${largest} bytes.` }, 413)
  if (body.outcome === 'broken-off') return json({ error: 'The body broke off.' }, 400)
  if (takesBytes) return route.answer({ parameter: named.parameter, bytes: body.bytes })
  const value = parsed(body.bytes)
  return value ? route.answer({ ...named, body: value.json }) : json({ error: 'The body must be JSON.' }, 400)
}

function parsed(bytes: Buffer): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return undefined
  }
}

/** writeHead is never chained: restify, in the same process, patches it to return nothing. */
function send(response: ServerResponse, answer: Answer, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  switch (answer.kind) {
    case 'json':
      response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' })
      response.end(JSON.stringify(answer.value))
      return
    case 'empty':
      response.writeHead(answer.status)
      response.end()
      return
    case 'file':
      response.writeHead(200, {
        'content-type': answer.type,
        'content-length': answer.bytes.byteLength,
        ...answer.headers,
      })
      response.end(answer.bytes)
      return
    case 'stream':
      answer.open(response)
  }
}
