import type { ContainerClient } from '@azure/storage-blob'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { Azurite } from '../azurite.ts'
import type { Instances } from '../instances/instances.ts'
import { startShared } from '../instances/shared-bench.ts'
import { HoldingLine, type Held } from './holding-line.ts'
import { account, type AccessBench } from '../teams/access/access-bench.ts'

const WITHIN = { timeout: 45_000, interval: 50 }
/** After that a claim that nobody finished can be taken over. */
const TWO_MINUTES = 2 * 60_000

const [dana, olivia] = [account('Dana'), account('Olivia')]

let azurite: Azurite
let bench: AccessBench
let instances: Instances
let audit: ContainerClient
beforeAll(async () => {
  azurite = await Azurite.start()
})
afterAll(() => azurite.close())
beforeEach(async () => {
  ;({ bench, instances, audit } = await startShared(azurite, 1, { turnLease: 30_000 }))
})
afterEach(() => bench.close())

const isWrite = ({ method }: { readonly method: string }) => method === 'PUT'
const made = () => bench.sandbox.writes.filter(({ status }) => status === 201)
const eventsKept = async () => (await bench.records()).map(({ event }) => event)

/** Somebody approves, and the process is killed while Azure is asked to assign the role. */
async function killWhileAssigning(request: string): Promise<() => void> {
  const reached = Promise.withResolvers<undefined>()
  const release = bench.sandbox.pace.hold((asked) => {
    if (isWrite(asked)) reached.resolve(undefined)
    return isWrite(asked)
  })
  const cut = bench.pressSignedIn(olivia, { verb: 'approve', request }).catch(() => 'cut')
  await reached.promise
  await instances.close()
  expect(await cut).toBe('cut')
  return release
}

it.each([
  { sentence: 'before Azure assigned the role', isMade: false },
  { sentence: 'after Azure assigned the role, and before that was recorded', isMade: true },
])('an approval that is killed $sentence is finished by another process, once', async ({ isMade }) => {
  const request = await bench.request(dana, await bench.paste(dana))
  await bench.shown(new RegExp(`"verb":"approve","request":"(${request})"`))
  const release = await killWhileAssigning(request)
  // what never reached Azure is not done
  if (!isMade) bench.sandbox.faults.add({ times: 1, matches: isWrite, answer: { status: 503 } })
  release()
  await vi.waitFor(() => {
    expect(bench.sandbox.requests.filter(isWrite)).toHaveLength(1)
  }, WITHIN)
  expect(made()).toHaveLength(isMade ? 1 : 0)
  expect(await eventsKept()).not.toContain('granted')

  await instances.add({ clockAhead: TWO_MINUTES })
  await bench.pressSignedIn(olivia, { verb: 'approve', request })
  await vi.waitFor(async () => {
    expect((await eventsKept()).filter((event) => event === 'granted')).toHaveLength(1)
  }, WITHIN)
  expect(made()).toHaveLength(1)
})

/** After that nobody holds what the killed process attended to. */
const FOUR_MINUTES = 4 * 60_000

it.each<{ sentence: string; held: Held; kept: number }>([
  { sentence: 'before that was recorded', held: 'request', kept: 0 },
  { sentence: 'after that was recorded, unknown to it', held: 'answer', kept: 1 },
])('of a grant whose process is killed $sentence there is one record', async ({ held, kept }) => {
  await using line = await HoldingLine.start(audit.url)
  await instances.close()
  await instances.add({ auditContainer: line.url })
  const request = await bench.request(dana, await bench.paste(dana))
  await bench.shown(new RegExp(`"verb":"approve","request":"(${request})"`))
  const reached = line.hold(held, (body) => body.includes('"event":"granted"'))
  const cut = bench.pressSignedIn(olivia, { verb: 'approve', request }).catch(() => 'cut')
  await reached
  await instances.close()
  await cut
  expect(made()).toHaveLength(1)
  expect((await eventsKept()).filter((event) => event === 'granted')).toHaveLength(kept)

  line.release()
  await instances.add({ auditContainer: line.url, clockAhead: FOUR_MINUTES })
  await vi.waitFor(() => {
    expect(line.passed).toBe(kept + 1)
  }, WITHIN)
  expect((await eventsKept()).toSorted()).toEqual([
    'access-requested',
    'diagnosed',
    'granted',
    'request-decided',
  ])
  await instances.close()
})
