import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { TokenCredential } from '@azure/core-auth'
import type { Candidate } from '../../src/language/candidate.ts'

/** What the server was asked. */
export interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

export type Answer = (response: ServerResponse) => void

/** A chat model on loopback. It gives its answers in turn, the last one again and again. */
export interface ModelServer extends AsyncDisposable {
  readonly endpoint: string
  readonly asked: readonly Asked[]
}

export async function modelServer(...answers: readonly Answer[]): Promise<ModelServer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const answer = answers[Math.min(asked.length, answers.length - 1)]
      asked.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(text) as unknown })
      answer?.(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the model server listens on no port')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

export const TOKEN = 'eyJsecret-token-of-the-bot'

export const credential: TokenCredential = {
  getToken: () => Promise.resolve({ token: TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }),
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return raw(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers })
}

export function raw(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, headers)
    response.end(body)
  }
}

export interface Completion {
  readonly finishReason?: string
  readonly refusal?: string
  readonly totalTokens?: number
}

/** A chat completion as Azure OpenAI sends it. */
export function says(content: string | null, completion: Completion = {}): Answer {
  const { finishReason = 'stop', refusal = null, totalTokens = 900 } = completion
  return json(200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'gpt-4o',
    choices: [{ index: 0, finish_reason: finishReason, message: { role: 'assistant', content, refusal } }],
    usage: { prompt_tokens: totalTokens - 100, completion_tokens: 100, total_tokens: totalTokens },
  })
}

const NOTHING: Candidate = {
  causeQuote: null,
  cause: null,
  serviceQuote: null,
  service: null,
  operations: [],
  deniedOperations: [],
  scope: null,
  endpoint: null,
  principal: null,
  requestIds: [],
}

export function candidate(fields: Partial<Candidate> = {}): Candidate {
  return { ...NOTHING, ...fields }
}

/** A model that answers in the schema. */
export function reads(fields: Partial<Candidate>): Answer {
  return says(JSON.stringify(candidate(fields)))
}
