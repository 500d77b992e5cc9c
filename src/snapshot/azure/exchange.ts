import {
  isRestError,
  RestError,
  type PipelinePolicy,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import { stayAt } from './own-origin.ts'
import type { Patience } from './patience.ts'

/** The largest list that Azure answers, of all role definitions, has about 2 MB in a hundred pages. */
const MOST_BYTES = 16 * 1024 * 1024

/** All that the HTTP client of the SDK is to give as a stream. */
const ANY_STATUS = new Set([Number.POSITIVE_INFINITY])

const RETRY_AFTER_IN_MILLISECONDS = ['retry-after-ms', 'x-ms-retry-after-ms']

/** An answer of which there is more than is taken in. */
export class OversizedAnswerError extends Error {
  override readonly name = 'OversizedAnswerError'
}

/**
 * One request and its answer: with one host alone, whatever the paging links of the SDK say; within a time, since
 * an answer that is cut off while it is unpacked never ends; and of a size that fits into memory. A server that
 * asks for more time than the read has is not asked again.
 */
export function exchangePolicy(endpoint: string, { attempt, read, retryDelay }: Patience): PipelinePolicy {
  const waits = new WeakMap<PipelineRequest, number>()
  return {
    name: 'rolecallExchange',
    sendRequest: async (request, next) => {
      stayAt(endpoint, request.url)
      const response = await inTime(request, attempt, () => next(request))
      const stated = waitOf(response)
      if ((stated ?? 0) > read) {
        throw new RestError('the server asks for too long a wait', { statusCode: response.status, request })
      }
      if (response.status === 429 && stated === null) {
        // the retry policy of the SDK gives up on it; Microsoft Graph documentation, "throttling guidance", does not
        const wait = waits.get(request) ?? retryDelay
        waits.set(request, 2 * wait)
        response.headers.set('retry-after-ms', wait)
      }
      return response
    },
  }
}

async function inTime(
  request: PipelineRequest,
  milliseconds: number,
  send: () => Promise<PipelineResponse>,
): Promise<PipelineResponse> {
  const ending = new AbortController()
  const given = request.abortSignal
  request.abortSignal = AbortSignal.any([
    ending.signal,
    ...(given === undefined ? [] : [given as AbortSignal]),
  ])
  request.streamResponseStatusCodes = ANY_STATUS
  const { promise: over, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new RestError('no whole answer in time', { code: 'ETIMEDOUT', request }))
    ending.abort()
  }, milliseconds)
  try {
    const answer = send().then((response) => whole(response, ending), throwPassing)
    return await Promise.race([over, answer])
  } finally {
    clearTimeout(timer)
    delete request.streamResponseStatusCodes
    // the retry policy takes an aborted signal for the end of everything
    if (given === undefined) delete request.abortSignal
    else request.abortSignal = given
  }
}

/**
 * The response with its text. The HTTP client of the SDK could count the bytes of what it reads itself, but then a packed
 * answer that is broken ends the process: nobody hears the error of the stream that unpacks it.
 */
async function whole(
  { readableStreamBody: body, ...response }: PipelineResponse,
  ending: AbortController,
): Promise<PipelineResponse> {
  if (body === undefined) return response
  // at once: the client stops listening to the signal when the stream ends
  body.once('error', () => {
    ending.abort()
  })
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > MOST_BYTES) throw new OversizedAnswerError(`more than ${MOST_BYTES} bytes`)
      chunks.push(bytes)
    }
  } catch (fault) {
    ending.abort()
    if (fault instanceof OversizedAnswerError) throw fault
    const { request } = response
    throw new RestError('an answer that is broken', { code: 'ECONNRESET', request })
  }
  return { ...response, bodyAsText: Buffer.concat(chunks).toString('utf8') }
}

/** What the retry policy of the SDK takes for the end, and passes: no answer from DNS yet, no way to the network. */
const PASSING: readonly unknown[] = ['EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE']

function throwPassing(fault: unknown): never {
  if (!isRestError(fault) || !PASSING.includes(fault.code)) throw fault
  throw new RestError(fault.message, { code: 'ECONNRESET' })
}

/** Milliseconds that the server asks to wait; null where it names no time. */
function waitOf({ headers }: PipelineResponse): number | null {
  const milliseconds = RETRY_AFTER_IN_MILLISECONDS.map((name) => Number(headers.get(name) ?? Number.NaN))
  const text = headers.get('retry-after') ?? ''
  const seconds = text === '' ? Number.NaN : Number(text)
  const stated = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000
  const waits = [...milliseconds, stated].filter((each) => !Number.isNaN(each))
  return waits.length === 0 ? null : Math.max(0, ...waits)
}
