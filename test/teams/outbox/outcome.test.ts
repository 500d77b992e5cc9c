import { createHttpHeaders, createPipelineRequest, RestError } from '@azure/core-rest-pipeline'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_ATTEMPTS, waitBeforeRetry, type Outcome } from '../../../src/teams/outbox/outcome.ts'

const request = createPipelineRequest({ url: 'http://127.0.0.1/' })

function answered(status: number, headers: Record<string, string> = {}): Outcome {
  return { kind: 'response', response: { request, status, headers: createHttpHeaders(headers) } }
}

function failed(fault: unknown): Outcome {
  return { kind: 'fault', fault }
}

function named(name: string): Error {
  return Object.assign(new Error(), { name })
}

const PASSING: readonly [string, Outcome][] = [
  ['a request that was not whole in time', answered(408)],
  ['a precondition that failed', answered(412)],
  ['too many requests', answered(429)],
  ['a fault inside', answered(500)],
  ['a bad gateway', answered(502)],
  ['an unavailable service', answered(503)],
  ['a gateway that waited in vain', answered(504)],
  ['a connection that was cut', failed(new RestError('socket hang up', { code: 'ECONNRESET' }))],
  ['a host that is not found', failed(new RestError('no such host', { code: 'ENOTFOUND' }))],
  ['no answer in time', failed(named('AbortError'))],
]

const FINAL: readonly [string, Outcome][] = [
  ['a message that was taken', answered(201)],
  ['a bad request', answered(400)],
  ['a person who blocked the bot', answered(403)],
  ['a message that is gone', answered(404)],
  ['a message that is too large', answered(413)],
  ['what the server never does', answered(501)],
  ['an answer that cannot be read', failed(new RestError('not JSON', { code: 'PARSE_ERROR' }))],
  ['a fault of our own', failed(new TypeError('undefined is not a function'))],
]

describe('is tried again', () => {
  it.each(PASSING)('after %s', (_, outcome) => {
    expect(waitBeforeRetry(outcome, 1, 0)).toBe(500)
  })
})

describe('is not tried again', () => {
  it.each(FINAL)('after %s', (_, outcome) => {
    expect(waitBeforeRetry(outcome, 1, 0)).toBeNull()
  })

  it.each(PASSING)('after the last attempt, whatever it came to: %s', (_, outcome) => {
    expect(waitBeforeRetry(outcome, MOST_ATTEMPTS, 0)).toBeNull()
  })

  it('where the connector asks for more patience than a person has', () => {
    expect(waitBeforeRetry(answered(429, { 'retry-after': '61' }), 1, 0)).toBeNull()
  })
})

it('is tried again no sooner than the connector asks', () => {
  expect(waitBeforeRetry(answered(429, { 'retry-after': '7' }), 1, 0.9)).toBe(7_000)
  expect(waitBeforeRetry(answered(503, { 'retry-after': '0' }), 1, 0)).toBe(500)
  expect(waitBeforeRetry(answered(429, { 'retry-after': 'soon' }), 1, 0)).toBe(500)
})

it('waits longer each time, spread over a half of it, and never longer than 20 seconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: MOST_ATTEMPTS - 1 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, random) => {
        const longest = Math.min(20_000, 1_000 * 2 ** (failures - 1))
        const milliseconds = waitBeforeRetry(answered(502), failures, random) ?? 0
        expect(milliseconds).toBeGreaterThanOrEqual(longest / 2)
        expect(milliseconds).toBeLessThanOrEqual(longest)
      },
    ),
  )
})
