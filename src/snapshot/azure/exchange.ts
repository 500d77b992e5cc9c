import {
  RestError,
  type PipelinePolicy,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import { stayAt } from './own-origin.ts'
import type { Patience } from './patience.ts'

/** The largest list that Azure answers, of all role definitions, has about 2 MB in a hundred pages. */
const MOST_BYTES = 16 * 1024 * 1024

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
export function exchangePolicy(endpoint: string, { attempt, read }: Patience): PipelinePolicy {
  return {
    name: 'rolecallExchange',
    sendRequest: async (request, next) => {
      stayAt(endpoint, request.url)
      const response = await inTime(request, attempt, () => next(request))
      if (waitOf(response) > read) {
        throw new RestError('the server asks for too long a wait', { statusCode: response.status, request })
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
  const { promise: over, reject } = Promise.withResolvers<never>()
  const end = (why: Error) => {
    reject(why)
    ending.abort()
  }
  const timer = setTimeout(() => {
    end(new RestError('no whole answer in time', { code: 'ETIMEDOUT', request }))
  }, milliseconds)
  request.onDownloadProgress = ({ loadedBytes }) => {
    if (loadedBytes > MOST_BYTES) end(new OversizedAnswerError(`more than ${MOST_BYTES} bytes`))
  }
  try {
    return await Promise.race([over, send()])
  } finally {
    clearTimeout(timer)
    // the retry policy takes an aborted signal for the end of everything
    if (given === undefined) delete request.abortSignal
    else request.abortSignal = given
  }
}

/** Milliseconds that the server asks to wait; 0 where it asks for nothing. */
function waitOf({ headers }: PipelineResponse): number {
  const milliseconds = RETRY_AFTER_IN_MILLISECONDS.map((name) => Number(headers.get(name) ?? 0))
  const text = headers.get('retry-after') ?? '0'
  const seconds = Number(text)
  const stated = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000
  return Math.max(0, ...[...milliseconds, stated].filter((each) => !Number.isNaN(each)))
}
