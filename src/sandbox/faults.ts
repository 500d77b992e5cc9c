import type { Answer, SandboxRequest } from './exchange.ts'

export interface Fault {
  /** how many matching requests it answers before it is spent */
  readonly times: number
  readonly matches: (request: SandboxRequest) => boolean
  readonly answer: Answer
}

/** Failures that are ordered beforehand: throttling, outages, anything that Azure does on a bad day. */
export class Faults {
  readonly #pending: { fault: Fault; left: number }[] = []

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times })
  }

  /** The answer of the first fault that matches, which is used up by one; null where none does. */
  take(request: SandboxRequest): Answer | null {
    const found = this.#pending.find(({ fault, left }) => left > 0 && fault.matches(request))
    if (found === undefined) return null
    found.left -= 1
    return found.fault.answer
  }
}

/** What ARM says when too much is asked of it; `retryAfter` in seconds. */
export function throttled(retryAfter: number): Answer {
  return {
    status: 429,
    headers: { 'retry-after': String(retryAfter) },
    body: {
      error: {
        code: 'TooManyRequests',
        message: 'The request is being throttled as the limit has been reached for operation type - Read.',
      },
    },
  }
}
