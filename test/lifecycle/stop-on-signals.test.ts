import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { StopLimits } from '../../src/lifecycle/stop-on-signals.ts'
import { sampleError } from '../builders/requests.ts'
import { started, type Started } from '../started.ts'
import { account, AccessBench, TENANT_ID } from '../teams/access/access-bench.ts'
import { SETTINGS_VARIABLE, type BotSettings } from './bot-settings.ts'

const PROGRAM = join(import.meta.dirname, 'bot-program.ts')
/** Far longer than a test takes. */
const LONG = 60_000
const WITHIN = { timeout: 20_000, interval: 20 }

const dana = account('Dana')

let bench: AccessBench
let bot: Started
let url: string
afterEach(async () => {
  await bot.kill()
  await bench.close()
})

async function start(limits: StopLimits): Promise<void> {
  bench = await AccessBench.start({
    serve: async (_, { sandbox }) => {
      const settings: BotSettings = {
        armEndpoint: sandbox.armEndpoint,
        certificateAuthority: sandbox.certificateAuthority,
        tenantId: TENANT_ID,
        limits,
      }
      bot = started([PROGRAM], { [SETTINGS_VARIABLE]: JSON.stringify(settings) })
      url = await bot.says(/listens at (\S+)/)
      return { url, close: () => bot.kill() }
    },
  })
}

/** A turn is under way that waits for Azure until it is released. */
async function ask(): Promise<() => void> {
  const held = vi.fn()
  const release = bench.sandbox.pace.hold(() => {
    held()
    return true
  })
  await bench.post(dana, { text: sampleError('Chat playground'), textFormat: 'plain' })
  await vi.waitFor(() => {
    expect(held).toHaveBeenCalled()
  }, WITHIN)
  return release
}

/** Nobody answers there any more. */
async function isClosed(): Promise<void> {
  await vi.waitFor(() => expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed'), WITHIN)
}

describe('a bot that is told to end', { timeout: 60_000 }, () => {
  it('answers what it was asked, and ends with 0', async () => {
    await start({ notice: 0, drain: LONG, flush: LONG })
    const release = await ask()
    bot.process.kill('SIGTERM')
    await isClosed()
    release()
    expect(await bot.ended).toBe(0)
    expect(bench.connector.messages.map(({ body }) => body.summary)).toEqual([
      expect.stringContaining('missing'),
    ])
    expect(bot.output()).toMatch(/"msg":"stopped"/)
  })

  it('ends all the same where a turn does not, and logs what is left', async () => {
    await start({ notice: 0, drain: 200, flush: LONG })
    await ask()
    bot.process.kill('SIGTERM')
    expect(await bot.ended).toBe(1)
    expect(bot.output()).toMatch(/"turns":1,"messages":\["[\w-]+"\],"msg":"stopped-in-the-middle"/)
  })

  it('is not ready from then on, and still takes what comes for a while', async () => {
    await start({ notice: LONG, drain: LONG, flush: LONG })
    bot.process.kill('SIGTERM')
    await bot.says(/"msg":"stopping"/)
    const ready = await fetch(`${url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, checks: { process: 'It is ending.' } },
    ])
    await bench.post(dana, { text: 'hello', textFormat: 'plain' })
    await vi.waitFor(() => {
      expect(bench.connector.messages).toHaveLength(1)
    }, WITHIN)
    bot.process.kill('SIGTERM')
    expect(await bot.ended).toBe(143)
  })
})
