import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { azureLanguage } from '../../src/language/azure-language.ts'
import type { Limits } from '../../src/language/guarded-call.ts'
import { tokenBudget } from '../../src/language/token-budget.ts'
import { credential, json, modelServer, reads, says, type Answer, type ModelServer } from './model-server.ts'
import { unread } from './unread.ts'

const COMPLAINT = unread('I get access denied when I open the Key Vault kv-payments.')
const fields = { cause: 'missing-role', causeQuote: 'access denied' } as const
const good = reads(fields)
const down = json(401, {})
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const languageAt = ({ endpoint }: ModelServer, limits: Partial<Limits>) =>
  azureLanguage({ endpoint, deployment: 'gpt', visionDeployment: 'eyes' }, credential, limits)

beforeEach(() => {
  // cockatiel reads the clock itself; timers stay real
  vi.useFakeTimers({ toFake: ['Date'], now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What becomes of so many questions, one after another. */
async function outcomes(language: ReturnType<typeof azureLanguage>, count: number): Promise<string[]> {
  const told: string[] = []
  for (let index = 0; index < count; index++) {
    const outcome = await language.readText(COMPLAINT)
    told.push(outcome.kind === 'read' ? 'read' : outcome.why)
  }
  return told
}

describe('the circuit', () => {
  it('opens after three failures in a row, and asks no more', async () => {
    await using server = await modelServer(down)
    const told = await outcomes(languageAt(server, {}), 5)
    expect(told).toEqual(['unauthorized', 'unauthorized', 'unauthorized', 'circuit-open', 'circuit-open'])
    expect(server.asked).toHaveLength(3)
  })

  it('tries one question after a minute, and closes where it is answered', async () => {
    await using server = await modelServer(down, down, down, good)
    const language = languageAt(server, {})
    await outcomes(language, 3)
    vi.setSystemTime(MINUTE - 1)
    expect(await outcomes(language, 1)).toEqual(['circuit-open'])
    vi.setSystemTime(MINUTE)
    expect(await outcomes(language, 2)).toEqual(['read', 'read'])
  })

  it('stays open where that question fails too', async () => {
    await using server = await modelServer(down)
    const language = languageAt(server, {})
    await outcomes(language, 3)
    vi.setSystemTime(MINUTE)
    expect(await outcomes(language, 2)).toEqual(['unauthorized', 'circuit-open'])
  })

  it('lets nobody wait for that question', async () => {
    const { promise: reached, resolve: reach } = Promise.withResolvers<undefined>()
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>()
    const held: Answer = (response) => {
      reach(undefined)
      void released.then(() => {
        good(response)
      })
    }
    await using server = await modelServer(down, down, down, held)
    const language = languageAt(server, {})
    await outcomes(language, 3)
    vi.setSystemTime(MINUTE)
    const probe = language.readText(COMPLAINT)
    await reached
    expect(await outcomes(language, 1)).toEqual(['circuit-open'])
    release(undefined)
    expect((await probe).kind).toBe('read')
  })

  it.each<[name: string, answer: Answer]>([
    ['the content filter', json(400, { error: { code: 'content_filter' } })],
    ['answers outside the schema', says('{}')],
    ['texts that are rejected', json(400, {})],
  ])('does not open for %s', async (_, answer) => {
    await using server = await modelServer(answer)
    await outcomes(languageAt(server, {}), 5)
    expect(server.asked).toHaveLength(5)
  })

  it('counts images and texts together', async () => {
    await using server = await modelServer(down)
    const language = languageAt(server, { mostFailures: 1 })
    await language.readImage(new Uint8Array([1]), 'image/png')
    expect(await outcomes(language, 1)).toEqual(['circuit-open'])
  })
})

describe('the budget', () => {
  const costly = says(JSON.stringify({}), { totalTokens: 15_000 })

  it('skips the model when it is spent, until its hour has passed', async () => {
    await using server = await modelServer(costly)
    const language = languageAt(server, { tokensPerHour: 17_000 })
    expect(await outcomes(language, 2)).toEqual(['invalid-output', 'budget-spent'])
    vi.setSystemTime(HOUR - 1)
    expect(await outcomes(language, 1)).toEqual(['budget-spent'])
    vi.setSystemTime(HOUR)
    expect(await outcomes(language, 1)).toEqual(['invalid-output'])
  })

  it('goes by what the server says was used', async () => {
    await using server = await modelServer(good)
    expect(await outcomes(languageAt(server, { tokensPerHour: 6_000 }), 4)).not.toContain('budget-spent')
  })

  it('is not spent by failures', async () => {
    await using server = await modelServer(down)
    const language = languageAt(server, { tokensPerHour: 5_000, mostFailures: 100 })
    expect(await outcomes(language, 10)).not.toContain('budget-spent')
  })

  it('sets aside what is being asked', async () => {
    await using server = await modelServer(good)
    const language = languageAt(server, { tokensPerHour: 5_000 })
    const both = await Promise.all([language.readText(COMPLAINT), language.readText(COMPLAINT)])
    expect(both.map(({ kind }) => kind)).toEqual(['read', 'skipped'])
  })

  it('is not touched by what is settled after its window', () => {
    let now = 0
    const budget = tokenBudget(100, HOUR, () => now)
    const early = budget.reserve(90)
    now = HOUR
    expect(budget.reserve(60)).not.toBeNull()
    early?.settle(0)
    expect(budget.reserve(60)).toBeNull()
    expect(budget.reserve(40)).not.toBeNull()
  })
})
