import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Refusal } from '../connector.ts'
import { summaryOf, Workbench } from '../workbench.ts'
import { twoMissing } from '../../reply/fixtures/diagnoses.ts'

const ERROR = 'Principal does not have access to API/Operation'

let bench: Workbench
beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

/** Refuses the first messages so, and takes the next. */
function refuseFirst(...refusals: readonly Refusal[]) {
  const left = [...refusals]
  bench.connector.refuse = ({ body }) => (body.type === 'message' ? (left.shift() ?? null) : null)
}

const summaries = () => bench.connector.messages.map(({ body }) => body.summary)

describe('a message', () => {
  it.each<readonly [string, readonly Refusal[]]>([
    ['412', [412]],
    ['429', [429]],
    ['502', [502]],
    ['503, four times', [503, 503, 503, 503]],
    ['504', [504]],
    ['500', [500]],
    ['a cut connection', ['cut']],
  ])('comes in spite of %s', async (_, refusals) => {
    refuseFirst(...refusals)
    await bench.say(ERROR)
    expect(summaries()).toEqual(Array.from({ length: refusals.length + 1 }, () => summaryOf(twoMissing)))
    expect(bench.waits).toHaveLength(refusals.length)
    expect(bench.log.filter(({ event }) => event === 'send-failed')).toHaveLength(refusals.length)
  })

  it('is attempted five times, not more, and then its failure is told', async () => {
    bench.connector.refuse = ({ body }) => (body.summary === summaryOf(twoMissing) ? 503 : null)
    await bench.say(ERROR)
    expect(summaries().filter((summary) => summary === summaryOf(twoMissing))).toHaveLength(5)
    expect(bench.lastWords).toContain('reference-2')
  })

  it.each([400, 403, 404, 413])('is attempted once where the connector says %i', async (status) => {
    bench.connector.refuse = ({ body }) => (body.summary === summaryOf(twoMissing) ? status : null)
    await bench.say(ERROR)
    expect(summaries().filter((summary) => summary === summaryOf(twoMissing))).toHaveLength(1)
    expect(bench.waits).toEqual([])
  })

  it('comes when the connector wants it', async () => {
    refuseFirst({ status: 429, retryAfter: 3 })
    await bench.say(ERROR)
    expect(bench.waits).toEqual([3_000])
  })

  it('in a private chat that is begun for it comes in spite of refusals on the way', async () => {
    const left: Refusal[] = [429, 'cut']
    bench.connector.refuse = ({ conversationId }) => (conversationId === null ? (left.shift() ?? null) : null)
    await bench.sayInThread(ERROR)
    expect(summaries()).toContain(summaryOf(twoMissing))
  })
})

it('an update is tried again, and no new message sent', async () => {
  await bench.say(ERROR)
  const left: Refusal[] = [502, 'cut']
  bench.connector.refuse = ({ method }) => (method === 'PUT' ? (left.shift() ?? null) : null)
  await bench.press('sent-1', { verb: 'check-again' })
  expect(bench.connector.messages.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PUT', 'PUT'])
})

it('messages to one channel are held back to what Teams takes, whatever the thread', async () => {
  const threads = Array.from({ length: 9 }, (_, index) => ({
    id: `19:0123@thread.tacv2;messageid=${index}`,
    conversationType: 'channel',
    tenantId: '7e5a0000-0000-4000-8000-000000000001',
  }))
  await Promise.all(threads.map((conversation) => bench.sayInThread('help', { conversation })))
  expect(bench.connector.messages).toHaveLength(9)
  expect(bench.waits).toEqual([1_000, 1_000])
})

it('typing is left out while an answer is on its way to the conversation', async () => {
  const held = Promise.withResolvers<null>()
  bench.connector.refuse = ({ body }) => (body.type === 'message' ? held.promise : null)
  const first = bench.say('help')
  await expect.poll(() => bench.connector.messages.length).toBe(1)
  const second = bench.say(ERROR)
  await expect.poll(() => bench.requests.length).toBe(1)
  held.resolve(null)
  await Promise.all([first, second])
  expect(bench.connector.calls.filter(({ body }) => body.type === 'typing')).toEqual([])
})
