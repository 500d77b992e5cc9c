/** The server sent more than any answer can be. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError'

  constructor(limit: number) {
    super(`expected a body of at most ${limit} bytes, got more`)
  }
}

/**
 * `fetch` that reads at most `limit` bytes of a body, then fails with `BodyTooLargeError`, and follows no
 * redirects: a person's text goes to the configured host only.
 */
export function boundedFetch(limit: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' })
    if (response.body === null) return response
    let size = 0
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        size += chunk.byteLength
        if (size > limit) controller.error(new BodyTooLargeError(limit))
        else controller.enqueue(chunk)
      },
    })
    const { status, statusText, headers } = response
    return new Response(response.body.pipeThrough(counter), { status, statusText, headers })
  }
}
