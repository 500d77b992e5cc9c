import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { started, type Started } from '../started.ts'

// frames may show the code, but not what it says
const SECRET = "new RangeError('Bearer ' + ['sec', 'ret'].join(''))"
const PROGRAM = join(import.meta.dirname, '../../src/index.ts')

let bot: Started
afterEach(() => bot.kill())

/** Rolecall in sandbox mode, with a fault that comes when it is sent SIGUSR2. */
async function startWith(fault: string): Promise<void> {
  const module = `data:text/javascript,${encodeURIComponent(`process.on('SIGUSR2', () => { ${fault} })`)}`
  bot = started(['--import', module, PROGRAM], { PORT: '0', CHAT_PORT: '0' })
  await bot.says(/Chat page: (\S+)/)
}

describe('Rolecall', { timeout: 60_000 }, () => {
  it.each([
    ['a fault that nobody caught', `throw ${SECRET}`, 'uncaughtException'],
    ['a promise that nobody waited for', `Promise.reject(${SECRET})`, 'unhandledRejection'],
  ])('ends with 1 and one record after %s', async (_, fault, origin) => {
    await startWith(fault)
    bot.process.kill('SIGUSR2')
    expect(await bot.ended).toBe(1)
    const records = bot
      .output()
      .split('\n')
      .filter((line) => line.includes('"level":50'))
    expect(records.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        msg: 'uncaught-fault',
        origin,
        name: 'RangeError',
        reference: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      }),
    ])
    expect(bot.output()).not.toContain('secret')
  })

  it('ends with 0 when it is told to end and nothing is under way', async () => {
    await startWith('')
    bot.process.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
  })
})
