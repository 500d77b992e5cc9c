import { createHttpHeaders, createPipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Outbox } from '../../../src/teams/outbox/outbox.ts'
import { VirtualClock } from './clock.ts'

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }
const request = createPipelineRequest({ url: 'http://127.0.0.1/' })

function answer(status: number, headers: Record<string, string> = {}): PipelineResponse {
  return { request, status, headers: createHttpHeaders(headers) }
}

function outbox() {
  const clock = new VirtualClock()
  return { clock, outbox: new Outbox(clock, SILENT) }
}

/** An attempt that takes some milliseconds, and notes when it begins. */
function attempt(clock: VirtualClock, begun: number[], milliseconds: number, status = 201) {
  return async () => {
    begun.push(clock.now())
    await clock.wait(milliseconds)
    return answer(status)
  }
}

const write = (place: string) => ({ kind: 'write', place }) as const

describe('one conversation', () => {
  it('gets no more than it may, in the order in which it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(300), { minLength: 1, maxLength: 70 }), async (takes) => {
        const { clock, outbox: box } = outbox()
        const order: number[] = []
        const begun: number[] = []
        const sends = takes.map((milliseconds, index) =>
          box.carryOut(write('a'), () => {
            order.push(index)
            return attempt(clock, begun, milliseconds)()
          }),
        )
        await clock.passUntil(Promise.all(sends))
        expect(order).toEqual(takes.map((_, index) => index))
        for (const [milliseconds, most] of [
          [1_000, 7],
          [2_000, 8],
          [30_000, 60],
        ] as const) {
          for (const [index, at] of begun.entries()) {
            const next = begun[index + most]
            if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(milliseconds)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is not held up by another', async () => {
    const { clock, outbox: box } = outbox()
    const begun: number[] = []
    const busy = Array.from({ length: 20 }, () => box.carryOut(write('a'), attempt(clock, [], 0)))
    await clock.passUntil(box.carryOut(write('b'), attempt(clock, begun, 0)))
    expect(begun).toEqual([0])
    await clock.passUntil(Promise.all(busy))
  })

  it('waits with everything for what is tried again', async () => {
    const { clock, outbox: box } = outbox()
    const order: string[] = []
    const first = box.carryOut(write('a'), () => {
      order.push('first')
      return Promise.resolve(order.length === 1 ? answer(429, { 'retry-after': '5' }) : answer(201))
    })
    const second = box.carryOut(write('a'), () => {
      order.push(`second at ${clock.now()}`)
      return Promise.resolve(answer(201))
    })
    expect((await clock.passUntil(first))?.status).toBe(201)
    await clock.passUntil(second)
    expect(order).toEqual(['first', 'first', 'second at 5000'])
  })

  it('is told what the last attempt came to', async () => {
    const { clock, outbox: box } = outbox()
    const begun: number[] = []
    const sent = box.carryOut(write('a'), attempt(clock, begun, 0, 503))
    expect((await clock.passUntil(sent))?.status).toBe(503)
    expect(begun).toHaveLength(5)
  })
})

describe('a typing indicator', () => {
  const typing = { kind: 'typing', place: 'a' } as const

  it('goes where nothing else goes', async () => {
    const { clock, outbox: box } = outbox()
    expect((await clock.passUntil(box.carryOut(typing, attempt(clock, [], 0, 202))))?.status).toBe(202)
  })

  it('is left out where something waits or is under way', async () => {
    const { clock, outbox: box } = outbox()
    const message = box.carryOut(write('a'), attempt(clock, [], 100))
    expect(await box.carryOut(typing, attempt(clock, [], 0, 202))).toBeNull()
    await clock.passUntil(message)
  })

  it('is left out where more than half of what may go out has gone', async () => {
    const { clock, outbox: box } = outbox()
    const sends = Array.from({ length: 4 }, () => box.carryOut(write('a'), attempt(clock, [], 0)))
    await clock.passUntil(Promise.all(sends))
    expect(await box.carryOut(typing, attempt(clock, [], 0, 202))).toBeNull()
  })

  it('is not tried again', async () => {
    const { clock, outbox: box } = outbox()
    const begun: number[] = []
    const typed = await clock.passUntil(box.carryOut(typing, attempt(clock, begun, 0, 503)))
    expect(typed?.status).toBe(503)
    expect(begun).toHaveLength(1)
  })
})

it('sends no more than 50 a second over all conversations', async () => {
  const { clock, outbox: box } = outbox()
  const begun: number[] = []
  const sends = Array.from({ length: 230 }, (_, index) =>
    box.carryOut(write(`chat ${index}`), attempt(clock, begun, (index * 37) % 200)),
  )
  await clock.passUntil(Promise.all(sends))
  for (const [index, at] of begun.entries()) {
    const next = begun[index + 50]
    if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(1_000)
  }
  expect(begun.at(-1)).toBeLessThan(6_000)
})
