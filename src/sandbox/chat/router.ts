import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { json as readJson } from 'node:stream/consumers'

export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly value: unknown }
  | { readonly kind: 'empty'; readonly status: number }
  | { readonly kind: 'file'; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'stream'; readonly open: (response: ServerResponse) => void }

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** segments that start with a colon match one segment and name it */
  readonly path: string
  readonly answer: (request: RoutedRequest) => Answer | Promise<Answer>
}

export interface RoutedRequest {
  readonly parameter: (name: string) => string
  /** parsed JSON; undefined where the method carries none */
  readonly body: unknown
}

/** A check made before routing; an answer refuses the request. */
export type Guard = (request: IncomingMessage) => Answer | undefined

export function json(value: unknown, status = 200): Answer {
  return { kind: 'json', status, value }
}

/** Serves the routes over plain HTTP. Bodies are JSON; what cannot be read as JSON is answered with 400. */
export function serve(
  routes: readonly Route[],
  guard: Guard,
  headers: Readonly<Record<string, string>>,
): RequestListener {
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const refusal = guard(request)
    if (refusal) return refusal
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    for (const route of routes) {
      const parameters = route.method === request.method ? match(route.path, path) : undefined
      if (!parameters) continue
      const body = await bodyOf(request)
      if (!body.readable) return json({ error: 'The body must be JSON.' }, 400)
      const parameter = (name: string): string => parameters.get(name) ?? ''
      return route.answer({ parameter, body: body.value })
    }
    return json({ error: `There is no ${request.method ?? ''} ${path} here.` }, 404)
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

async function bodyOf(
  request: IncomingMessage,
): Promise<{ readable: true; value: unknown } | { readable: false }> {
  if (request.method !== 'POST' && request.method !== 'PUT') return { readable: true, value: undefined }
  try {
    return { readable: true, value: await readJson(request) }
  } catch {
    return { readable: false }
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
      response.writeHead(200, { 'content-type': answer.type })
      response.end(answer.bytes)
      return
    case 'stream':
      answer.open(response)
  }
}
