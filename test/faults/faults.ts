import { setTimeout } from 'node:timers/promises'
import { deflateSync, gzipSync } from 'node:zlib'
import type { ServerResponse } from 'node:http'
import type { Fault, TrueAnswer } from './faulty-azure.ts'

/** What a read comes to. */
export type Outcome =
  /** the truth, as if nothing had happened */
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly why: string }
  /** told as refused too, where Azure answered anything else */
  | { readonly kind: 'unreachable'; readonly why: string }

export interface AzureFault {
  /** what Azure does */
  readonly name: string
  readonly fault: Fault
  readonly outcome: Outcome
  /** how often Azure is asked at most, the first time included */
  readonly asked: number
  /** only of lists, since an object has no further pages; some lists have them by a token and not by a link */
  readonly ofLists?: 'by-link' | 'by-link-or-token'
  /** waits for a whole answer, which never comes */
  readonly hangs?: true
  /** a refusal that is no JSON, over which the client of Resource Graph fails in its own way */
  readonly isPage?: true
  /** so much that only some kinds of reads are tried */
  readonly isLarge?: true
}

/** restify, in the same process, makes writeHead return nothing: it is never chained. */
export const status = (code: number, headers: Readonly<Record<string, string>> = {}): Fault => {
  return (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ error: { code: `Code${code}`, message: 'Dana may not see sub-secret' } }))
  }
}

export const body = (text: string, type = 'application/json'): Fault => {
  return (response) => {
    response.writeHead(200, { 'content-type': type })
    response.end(text)
  }
}

/** The true answer as it is packed on its way. */
const packed =
  (change: (whole: Buffer, plain: Buffer) => Buffer): Fault =>
  async (response, truth) => {
    const { body: plain } = await truth()
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(change(gzipSync(plain), plain))
  }

/** What a server knows by heart: it takes no paging token that it has not given. */
const firstAnswers = new Map<string, TrueAnswer>()

/** The true answer, with something done to it. */
const changed =
  (
    change: (answer: Record<string, unknown>, origin: string, path: string) => Record<string, unknown>,
  ): Fault =>
  async (response, truth, { origin, path }) => {
    const first = firstAnswers.get(path) ?? (await truth())
    firstAnswers.set(path, first)
    const answer = JSON.parse(first.body.toString('utf8')) as Record<string, unknown>
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(change(answer, origin, path)))
  }

/** Every service has its own name for it. */
const pointingTo = (link: string, token: string) => ({
  nextLink: link,
  '@odata.nextLink': link,
  $skipToken: token,
})

function begin(response: ServerResponse, { status: code, headers }: TrueAnswer): void {
  response.writeHead(code, { 'content-type': headers['content-type'] ?? 'application/json' })
}

const refused = (why: string): Outcome => ({ kind: 'refused', why })
const answered = (code: number): Outcome => refused(`Azure answered ${code} (Code${code})`)
const unreachable = (why = 'Azure did not answer'): Outcome => ({ kind: 'unreachable', why })
export const NOT_UNDERSTOOD = refused('Azure answered in a shape that is not understood')
const A_PART = refused('Azure answered with a part of the list only')

const MEGABYTE = Buffer.alloc(1024 * 1024, ' ')
const BOMB = deflateSync(Buffer.alloc(100 * 1024 * 1024, ' '))
let pages = 0

export const FAULTS: readonly AzureFault[] = [
  {
    name: '401',
    fault: status(401),
    outcome: unreachable('Azure did not take the sign-in of Rolecall'),
    asked: 1,
  },
  { name: '403', fault: status(403), outcome: answered(403), asked: 1 },
  { name: '404', fault: status(404), outcome: answered(404), asked: 3 },
  {
    name: '404 with a page that is not Azure’s',
    fault: (response) => {
      response.writeHead(404, { 'content-type': 'text/html' })
      response.end('<html>')
    },
    outcome: refused('Azure answered 404'),
    asked: 1,
    isPage: true,
  },
  { name: '409', fault: status(409), outcome: answered(409), asked: 1 },
  { name: '429 without Retry-After', fault: status(429), outcome: answered(429), asked: 4 },
  {
    name: '429 with Retry-After',
    fault: status(429, { 'retry-after': '0' }),
    outcome: answered(429),
    asked: 4,
  },
  {
    name: '429 with Retry-After of less than nothing',
    fault: status(429, { 'retry-after': '-30' }),
    outcome: answered(429),
    asked: 4,
  },
  {
    name: '429 with Retry-After of an hour',
    fault: status(429, { 'retry-after': '3600' }),
    outcome: refused('Azure answered 429'),
    asked: 1,
  },
  {
    name: '429 with Retry-After in another century',
    fault: status(429, { 'retry-after': 'Fri, 31 Dec 2100 23:59:59 GMT' }),
    outcome: refused('Azure answered 429'),
    asked: 1,
  },
  {
    name: '429 with Retry-After that is no time',
    fault: status(429, { 'retry-after': 'soon' }),
    outcome: answered(429),
    asked: 4,
  },
  { name: '500', fault: status(500), outcome: answered(500), asked: 4 },
  { name: '502', fault: status(502), outcome: answered(502), asked: 4 },
  { name: '503', fault: status(503), outcome: answered(503), asked: 4 },
  {
    name: '503 with Retry-After of an hour',
    fault: status(503, { 'retry-after': '3600' }),
    outcome: refused('Azure answered 503'),
    asked: 1,
  },
  {
    name: 'a redirect to another host',
    fault: status(302, { location: 'https://localhost:1/signin' }),
    outcome: answered(302),
    asked: 1,
  },
  {
    name: 'a connection that is cut before the answer',
    fault: (response) => void response.destroy(),
    outcome: unreachable(),
    asked: 4,
  },
  {
    name: 'a connection that is cut in the middle of the answer',
    fault: async (response, truth) => {
      const answer = await truth()
      begin(response, answer)
      response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy())
    },
    outcome: unreachable(),
    asked: 4,
    hangs: true,
  },
  {
    name: 'a packed answer of which the end is missing',
    fault: packed((whole) => whole.subarray(0, whole.length / 2)),
    outcome: unreachable(),
    asked: 4,
  },
  {
    name: 'a packed answer that is broken',
    fault: packed((whole) => whole.fill(0xff, whole.length / 2)),
    outcome: unreachable(),
    asked: 4,
  },
  {
    name: 'an answer that says to be packed and is not',
    fault: packed((_, plain) => plain),
    outcome: unreachable(),
    asked: 4,
  },
  {
    name: 'an answer that drips and never ends',
    fault: async (response, truth) => {
      begin(response, await truth())
      while (!response.closed) {
        response.write(' ')
        await setTimeout(5)
      }
    },
    outcome: unreachable(),
    asked: 4,
    hangs: true,
  },
  { name: 'no answer', fault: () => undefined, outcome: unreachable(), asked: 4, hangs: true },
  { name: 'JSON that is broken', fault: body('{"value":['), outcome: NOT_UNDERSTOOD, asked: 1 },
  { name: 'nothing', fault: body(''), outcome: NOT_UNDERSTOOD, asked: 1 },
  { name: 'JSON of another shape', fault: body('{"value":{},"data":{}}'), outcome: NOT_UNDERSTOOD, asked: 1 },
  {
    name: 'a list of something else',
    fault: body('{"value":[{"id":1}],"data":[{"id":1}],"responses":[1]}'),
    outcome: NOT_UNDERSTOOD,
    asked: 1,
  },
  {
    name: 'a part of it, with 206',
    fault: (response) => {
      response.writeHead(206, { 'content-type': 'application/json' })
      response.end('{"value":[],"data":[],"responses":[]}')
    },
    outcome: NOT_UNDERSTOOD,
    asked: 1,
  },
  {
    name: 'an empty list and an error, with 200',
    fault: body('{"value":[],"data":[],"error":{"code":"PartialFailure","message":"sub-secret"}}'),
    outcome: NOT_UNDERSTOOD,
    asked: 1,
    ofLists: 'by-link-or-token',
  },
  {
    name: 'a page to sign in, with 200',
    fault: body('<!DOCTYPE html><title>Sign in</title>', 'text/html'),
    outcome: NOT_UNDERSTOOD,
    asked: 1,
  },
  {
    name: 'a list whose next page is the same one',
    fault: changed((answer, origin, path) => ({ ...answer, ...pointingTo(`${origin}${path}`, 'again') })),
    outcome: A_PART,
    asked: 2,
    ofLists: 'by-link-or-token',
  },
  {
    name: 'a list that never ends',
    fault: changed((answer, origin, path) => {
      pages += 1
      return { ...answer, ...pointingTo(`${origin}${path}&page=${pages}`, `page ${pages}`) }
    }),
    outcome: A_PART,
    asked: 101,
    ofLists: 'by-link-or-token',
    isLarge: true,
  },
  {
    name: 'a list that goes on at another host',
    fault: changed((answer, origin, path) => ({
      ...answer,
      ...pointingTo(`${origin.replace('127.0.0.1', 'localhost')}${path}`, ''),
    })),
    outcome: A_PART,
    asked: 1,
    ofLists: 'by-link',
  },
  {
    name: 'a list that goes on without encryption',
    fault: changed((answer, origin, path) => ({
      ...answer,
      ...pointingTo(`${origin.replace('https:', 'http:')}${path}`, ''),
    })),
    outcome: A_PART,
    asked: 1,
    ofLists: 'by-link',
  },
  {
    name: 'the answer and 10 MB of nothing',
    fault: async (response, truth) => {
      const answer = await truth()
      begin(response, answer)
      for (let count = 0; count < 10; count += 1) response.write(MEGABYTE)
      response.end(answer.body)
    },
    outcome: { kind: 'read' },
    asked: 1,
    isLarge: true,
  },
  {
    name: 'more than any answer has',
    fault: async (response, truth) => {
      begin(response, await truth())
      while (!response.closed) {
        if (!response.write(MEGABYTE)) await setTimeout(1)
      }
    },
    outcome: refused('Azure answered with more than can be taken in'),
    asked: 1,
    isLarge: true,
  },
  {
    name: '100 MB in 100 KB',
    fault: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'deflate' })
      response.end(BOMB)
    },
    outcome: refused('Azure answered with more than can be taken in'),
    asked: 1,
    isLarge: true,
  },
]
