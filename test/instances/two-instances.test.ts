import type { ContainerClient } from '@azure/storage-blob'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Azurite } from '../azurite.ts'
import { sampleError } from '../builders/requests.ts'
import { account, type AccessBench, type Account } from '../teams/access/access-bench.ts'
import type { Instances } from './instances.ts'
import { startShared } from './shared-bench.ts'

/** Long enough for a busy machine to renew it, short enough to wait for. */
const LEASE = 3_000
const WITHIN = { timeout: 45_000, interval: 50 }

const [dana, olivia, sam] = [account('Dana'), account('Olivia'), account('Sam')]
const ERROR = sampleError('Chat playground')

let azurite: Azurite
let bench: AccessBench
let instances: Instances
let state: ContainerClient
beforeAll(async () => {
  azurite = await Azurite.start()
})
afterAll(() => azurite.close())
afterEach(() => bench.close())

async function start(turnLease: number): Promise<void> {
  ;({ bench, instances, state } = await startShared(azurite, 2, { turnLease }))
}

/** What the bot said in somebody's own chat. */
const saidTo = (who: Account) =>
  bench.connector.messages.filter(({ conversationId }) => conversationId === `a:${who.aadObjectId}`)

describe('two processes with one store', () => {
  it('carry on what the other began', async () => {
    await start(30_000)
    await bench.post(dana, { text: ERROR, textFormat: 'plain' })
    await bench.post(dana, { text: 'check again', textFormat: 'plain' })
    await vi.waitFor(() => {
      expect(saidTo(dana)).toHaveLength(2)
    }, WITHIN)
    const [first, second] = saidTo(dana).map(({ body }) => body.summary)
    expect(second).toBe(first)
    expect(
      new Set(instances.events.filter(({ event }) => event === 'diagnosed').map(({ instance }) => instance))
        .size,
    ).toBe(2)
  })

  it('answer once what comes to both, and grant once what is approved at both', async () => {
    await start(30_000)
    const twice = { id: 'same', text: ERROR, textFormat: 'plain' }
    await Promise.all([bench.post(dana, twice), bench.post(dana, twice)])
    expect(saidTo(dana)).toHaveLength(1)
    const request = await bench.request(dana, await bench.shown(/"offer":"([^"]+)"/))
    await bench.shown(new RegExp(`"verb":"approve","request":"(${request})"`))
    await Promise.all(
      [olivia, sam, olivia, sam].map((who) => bench.pressSignedIn(who, { verb: 'approve', request })),
    )
    expect(bench.sandbox.writes.filter(({ status }) => status === 201)).toHaveLength(1)
    await vi.waitFor(async () => {
      const granted = (await bench.records()).filter(({ event }) => event === 'granted')
      expect(granted).toHaveLength(1)
    }, WITHIN)
  })
})

describe('a process that is killed', () => {
  it('leaves its message to the other one', async () => {
    await start(LEASE)
    const [first = 0] = instances.numbers
    const release = bench.sandbox.pace.hold(() => true)
    const cut = bench
      .post(dana, { text: ERROR, textFormat: 'plain' }, instances.urlOf(first))
      .catch(() => 'cut')
    await vi.waitFor(async () => {
      const turns = await Array.fromAsync(state.listBlobsFlat({ prefix: 'turns/' }))
      expect(turns).toHaveLength(1)
    }, WITHIN)
    await instances.kill(first)
    release()
    expect(await cut).toBe('cut')
    await vi.waitFor(() => {
      expect(saidTo(dana).map(({ body }) => body.summary)).toEqual([expect.stringContaining('missing')])
    }, WITHIN)
  })
})
