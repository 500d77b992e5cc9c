import type { ContainerClient } from '@azure/storage-blob'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Azurite } from '../azurite.ts'
import { SAYINGS } from '../../src/teams/saying.ts'
import { sampleError } from '../builders/requests.ts'
import { account, type AccessBench, type Account } from '../teams/access/access-bench.ts'
import type { Instances } from './instances.ts'
import { startShared } from './shared-bench.ts'

/** Long enough for a busy machine to renew it, short enough to wait for. */
const LEASE = 3_000
const WITHIN = { timeout: 45_000, interval: 50 }

const [dana, hugo, olivia, sam] = [account('Dana'), account('Hugo'), account('Olivia'), account('Sam')]
const ERROR = sampleError('Chat playground')

let azurite: Azurite
let bench: AccessBench
let instances: Instances
let state: ContainerClient
beforeAll(async () => {
  azurite = await Azurite.start()
})
afterAll(() => azurite.close())

async function start(turnLease: number): Promise<void> {
  ;({ bench, instances, state } = await startShared(azurite, 2, { turnLease }))
}

/** What the bot said in somebody's own chat. */
const saidTo = (who: Account) =>
  bench.connector.messages.filter(({ conversationId }) => conversationId === `a:${who.aadObjectId}`)

const turnsUnderWay = async () => (await Array.fromAsync(state.listBlobsFlat({ prefix: 'turns/' }))).length

interface Busy {
  readonly first: number
  readonly sent: Promise<unknown>
  readonly release: () => void
}

/** The first process looks into somebody's error, and hears nothing of Azure until it is released. */
async function busy(who: Account): Promise<Busy> {
  const [first = 0] = instances.numbers
  const release = bench.sandbox.pace.hold(() => true)
  const sent = bench
    .post(who, { text: ERROR, textFormat: 'plain' }, instances.urlOf(first))
    .catch(() => 'cut')
  await vi.waitFor(async () => {
    expect(await turnsUnderWay()).toBe(1)
  }, WITHIN)
  return { first, sent, release }
}

describe('two processes with one store', () => {
  beforeAll(() => start(30_000))
  afterAll(() => bench.close())

  it('carry on what the other began', async () => {
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

  it('give no answer once either is told to stop', async () => {
    const { sent, release } = await busy(hugo)
    const [, second = 0] = instances.numbers
    await vi.waitFor(async () => {
      await bench.post(hugo, { text: 'stop', textFormat: 'plain' }, instances.urlOf(second))
      expect(saidTo(hugo).at(-1)?.body.summary).toBe(SAYINGS.stopped)
    }, WITHIN)
    release()
    await sent
    await vi.waitFor(async () => {
      expect(await turnsUnderWay()).toBe(0)
    }, WITHIN)
    expect(saidTo(hugo).at(-1)?.body.summary).toBe(SAYINGS.stopped)
  })

  it('answer once what comes to both, and grant once what is approved at both', async () => {
    const before = saidTo(dana).length
    const twice = { id: 'same', text: ERROR, textFormat: 'plain' }
    await Promise.all([bench.post(dana, twice), bench.post(dana, twice)])
    expect(saidTo(dana)).toHaveLength(before + 1)
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

describe('a process that is left behind', () => {
  beforeAll(() => start(LEASE))
  afterAll(() => bench.close())

  it('says nothing if it was paused and wakes up once another has answered in its place', async () => {
    const { first, sent, release } = await busy(dana)
    const goOn = instances.pause(first)
    release()
    await vi.waitFor(async () => {
      expect(saidTo(dana)).toHaveLength(1)
      expect(await turnsUnderWay()).toBe(0)
    }, WITHIN)
    goOn()
    await sent
    expect(saidTo(dana)).toHaveLength(1)
  })

  it('leaves its message to the other one if it is killed', async () => {
    const { first, sent: cut, release } = await busy(hugo)
    await instances.kill(first)
    release()
    expect(await cut).toBe('cut')
    await vi.waitFor(() => {
      expect(saidTo(hugo).map(({ body }) => body.summary)).toEqual([expect.stringContaining('missing')])
    }, WITHIN)
  })
})
