import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { azureLanguage } from '../../src/language/azure-language.ts'
import type { Limits } from '../../src/language/guarded-call.ts'
import type { FailureReason, TextOutcome } from '../../src/language/language.ts'
import {
  credential,
  json,
  modelServer,
  raw,
  reads,
  TOKEN,
  type Answer,
  type ModelServer,
} from './model-server.ts'
import { unread } from './unread.ts'

const COMPLAINT = unread('I get access denied when I open the Key Vault kv-payments.')
const good = reads({ cause: 'missing-role', causeQuote: 'access denied' })
const QUICK: Partial<Limits> = { retryDelay: 0 }

function read({ endpoint }: Pick<ModelServer, 'endpoint'>, limits = QUICK): Promise<TextOutcome> {
  return azureLanguage({ endpoint, deployment: 'gpt', visionDeployment: null }, credential, limits).readText(
    COMPLAINT,
  )
}

const error = (status: number, code: string, headers = {}, message = 'secret message'): Answer =>
  json(status, { error: { code, message } }, headers)

const SSE = `data: ${JSON.stringify({ choices: [{ delta: { content: '{' } }] })}\n\ndata: [DONE]\n\n`

interface Fault {
  readonly name: string
  readonly answer: Answer
  readonly why: FailureReason
  readonly asked: number
}

const FAULTS: readonly Fault[] = [
  { name: '400 of the content filter', answer: error(400, 'content_filter'), why: 'refused', asked: 1 },
  {
    name: '400 of too long a text',
    answer: error(400, 'context_length_exceeded'),
    why: 'rejected',
    asked: 1,
  },
  { name: '401', answer: error(401, 'PermissionDenied'), why: 'unauthorized', asked: 1 },
  { name: '403', answer: error(403, 'AccessDenied'), why: 'unauthorized', asked: 1 },
  {
    name: '404 of a missing deployment',
    answer: error(404, 'DeploymentNotFound'),
    why: 'not-found',
    asked: 1,
  },
  { name: '408', answer: error(408, 'Timeout'), why: 'time-out', asked: 2 },
  { name: '409', answer: error(409, 'Conflict'), why: 'rejected', asked: 1 },
  { name: '429 without a time', answer: error(429, '429'), why: 'throttled', asked: 2 },
  {
    name: '429 with a time that fits',
    answer: error(429, '429', { 'retry-after-ms': '1' }),
    why: 'throttled',
    asked: 2,
  },
  {
    name: '429 with a time that does not fit',
    answer: error(429, '429', { 'retry-after': '60' }),
    why: 'throttled',
    asked: 1,
  },
  {
    name: '429 with a date that does not fit',
    answer: error(429, '429', { 'retry-after': 'Fri, 31 Dec 2100 23:59:59 GMT' }),
    why: 'throttled',
    asked: 1,
  },
  {
    name: '429 with a time that is none',
    answer: error(429, '429', { 'retry-after': 'soon' }),
    why: 'throttled',
    asked: 2,
  },
  { name: '500', answer: error(500, 'InternalServerError'), why: 'server-fault', asked: 2 },
  { name: '503 in HTML', answer: raw(503, '<html>busy</html>'), why: 'server-fault', asked: 2 },
  {
    name: 'a redirect',
    answer: raw(307, '', { location: 'http://127.0.0.1:1/' }),
    why: 'rejected',
    asked: 1,
  },
  { name: 'an empty answer', answer: raw(200, ''), why: 'invalid-output', asked: 1 },
  { name: '204', answer: raw(204, ''), why: 'invalid-output', asked: 1 },
  {
    name: 'JSON that is broken',
    answer: raw(200, '{"choices":', { 'content-type': 'application/json' }),
    why: 'invalid-output',
    asked: 1,
  },
  {
    name: 'another content type',
    answer: raw(200, '<html>Sign in</html>', { 'content-type': 'text/html' }),
    why: 'invalid-output',
    asked: 1,
  },
  {
    name: 'a stream that nobody asked for',
    answer: raw(200, SSE, { 'content-type': 'text/event-stream' }),
    why: 'invalid-output',
    asked: 1,
  },
  { name: 'JSON of another protocol', answer: json(200, { output: [] }), why: 'invalid-output', asked: 1 },
  { name: 'no choices', answer: json(200, { choices: [] }), why: 'invalid-output', asked: 1 },
  {
    name: 'a huge body',
    answer: raw(200, `{"choices":["${'A'.repeat(5_000_000)}"]}`, { 'content-type': 'application/json' }),
    why: 'invalid-output',
    asked: 1,
  },
  {
    name: 'a huge body of an error',
    answer: raw(400, 'A'.repeat(5_000_000)),
    why: 'rejected',
    asked: 1,
  },
  {
    name: 'a connection cut before the answer',
    answer: (response) => response.destroy(),
    why: 'unreachable',
    asked: 2,
  },
  {
    name: 'a connection cut within the answer',
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"choices":', () => response.destroy())
    },
    why: 'unreachable',
    asked: 2,
  },
]

const SLOW: readonly (readonly [name: string, answer: Answer])[] = [
  ['no answer', () => undefined],
  [
    'an answer that never ends',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write(' ')
    },
  ],
  [
    'an error that never ends',
    (response) => {
      response.writeHead(400)
      response.write(' ')
    },
  ],
]

describe('a server that fails', () => {
  it.each(FAULTS)('with $name gives $why', async ({ answer, why, asked }) => {
    await using server = await modelServer(answer)
    expect(await read(server)).toEqual({ kind: 'failed', why })
    expect(server.asked).toHaveLength(asked)
  })

  it.each(SLOW)('with %s is left at the time limit', async (_, answer) => {
    await using server = await modelServer(answer)
    expect(await read(server, { timeLimit: 50 })).toEqual({ kind: 'failed', why: 'time-out' })
  })

  it('is left at the time limit though attempts are left', async () => {
    await using server = await modelServer(error(503, 'busy'), () => undefined)
    expect(await read(server, { timeLimit: 200, retryDelay: 0 })).toEqual({ kind: 'failed', why: 'time-out' })
    expect(server.asked).toHaveLength(2)
  })

  it('is unreachable where nothing listens', async () => {
    const server = await modelServer()
    await server[Symbol.asyncDispose]()
    await expect(
      new Promise((resolve, reject) => {
        connect(Number(new URL(server.endpoint).port), '127.0.0.1', () => {
          resolve(undefined)
        }).on('error', reject)
      }),
    ).rejects.toThrow('ECONNREFUSED')
    expect(await read(server)).toEqual({ kind: 'failed', why: 'unreachable' })
  })

  it.each(['', 'not an address', 'http://127.0.0.1:99999'])('is unreachable at %j', async (endpoint) => {
    expect(await read({ endpoint })).toEqual({ kind: 'failed', why: 'unreachable' })
  })

  it.each([
    ['503', error(503, 'busy')],
    ['429', error(429, '429', { 'retry-after-ms': '1' })],
    ['a cut connection', (response) => response.destroy()],
  ] satisfies [string, Answer][])('and recovers after %s is read at the second attempt', async (_, first) => {
    await using server = await modelServer(first, good)
    expect(await read(server)).toMatchObject({ kind: 'read', filled: ['cause'] })
  })
})

describe('a credential that fails', () => {
  it.each([
    ['by an error', () => Promise.reject(new Error('AADSTS700016'))],
    ['by no token', () => Promise.resolve(null)],
  ])('%s gives unauthorized', async (_, getToken) => {
    await using server = await modelServer(good)
    const config = { endpoint: server.endpoint, deployment: 'gpt', visionDeployment: null }
    const outcome = await azureLanguage(config, { getToken }, QUICK).readText(COMPLAINT)
    expect(outcome).toEqual({ kind: 'failed', why: 'unauthorized' })
    expect(server.asked).toEqual([])
  })

  it('by hanging is left at the time limit', async () => {
    await using server = await modelServer(good)
    const config = { endpoint: server.endpoint, deployment: 'gpt', visionDeployment: null }
    const hanging = { getToken: () => new Promise<null>(() => undefined) }
    const outcome = await azureLanguage(config, hanging, { timeLimit: 50 }).readText(COMPLAINT)
    expect(outcome).toEqual({ kind: 'failed', why: 'time-out' })
  })
})

describe('what comes of a failure', () => {
  it.each(FAULTS)('holds no text and no token: $name', async ({ answer }) => {
    await using server = await modelServer(answer)
    const told = JSON.stringify(await read(server))
    for (const secret of [TOKEN, 'kv-payments', 'secret message', server.endpoint])
      expect(told).not.toContain(secret)
  })
})
