import type { PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline'
import { unlessAborted } from './unless-aborted.ts'

/**
 * Requests that ask the same, made one as long as they wait to go out. Once one has gone out nobody joins it any more:
 * every answer is of a time after it was asked for.
 */
export class JoinedRequests {
  /** comes to null where whoever was to send it has stopped waiting */
  readonly #waiting = new Map<string, Promise<PipelineResponse | null>>()

  /** `send` says when it goes out. Rejects with the signal's reason where it aborts before. */
  async send(
    request: PipelineRequest,
    signal: AbortSignal | undefined,
    send: (goesOut: () => void) => Promise<PipelineResponse>,
  ): Promise<PipelineResponse> {
    const key = keyOf(request)
    for (let joined = this.#waiting.get(key); joined !== undefined; joined = this.#waiting.get(key)) {
      const response = await unlessAborted(joined, signal)
      // each client writes into its response what it makes of it
      if (response !== null) return { ...response, request }
    }
    const { promise, resolve, reject } = Promise.withResolvers<PipelineResponse | null>()
    promise.catch(() => undefined)
    this.#waiting.set(key, promise)
    const goesOut = () => {
      if (this.#waiting.get(key) === promise) this.#waiting.delete(key)
    }
    try {
      const response = await send(goesOut)
      resolve(response)
      return response
    } catch (fault) {
      goesOut()
      if (signal?.aborted === true) resolve(null)
      else reject(fault)
      throw fault
    }
  }
}

/** Requests with a body that is no text are like no other. */
function keyOf({ method, url, body }: PipelineRequest): string {
  return JSON.stringify([
    method,
    url,
    body === undefined || typeof body === 'string' ? body : crypto.randomUUID(),
  ])
}
