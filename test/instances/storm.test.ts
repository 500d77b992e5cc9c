import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Azurite } from '../azurite.ts'
import { sampleError } from '../builders/requests.ts'
import { account, type AccessBench, type Account } from '../teams/access/access-bench.ts'
import type { Instances } from './instances.ts'
import { startShared } from './shared-bench.ts'

const LEASE = 3_000
const WITHIN = { timeout: 50_000, interval: 100 }
const ROUNDS = 4

const people = ['Dana', 'Priya', 'Hugo', 'Sam'].map(account)
const [dana, olivia, sam] = [account('Dana'), account('Olivia'), account('Sam')]
const ERROR = sampleError('Chat playground')

let azurite: Azurite
let bench: AccessBench
let instances: Instances
beforeAll(async () => {
  azurite = await Azurite.start()
  ;({ bench, instances } = await startShared(azurite, 2, { turnLease: LEASE }))
})
afterAll(async () => {
  await bench.close()
  await azurite.close()
})

/** As Teams does: whoever gives no answer is asked again, and another one may hear it. */
async function insist(send: () => Promise<Response>): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const response = await send().catch(() => null)
    if (response?.ok === true) return
    await setTimeout(100)
  }
  throw new Error('expected an answer within five attempts')
}

const say = (who: Account, id: string) =>
  insist(() => bench.post(who, { id, text: ERROR, textFormat: 'plain' }))

/** How often each message was answered, by its id. */
function answered(id: string): number {
  return bench.connector.messages.filter(({ activityId, method }) => activityId === id && method === 'POST')
    .length
}

it('processes that are killed at random lose no message, and grant no access twice', async () => {
  await say(dana, 'first')
  const request = await bench.request(dana, await bench.shown(/"offer":"([^"]+)"/))
  await bench.shown(new RegExp(`"verb":"approve","request":"(${request})"`))
  const [seed] = fc.sample(fc.integer({ min: 0 }), 1)
  const [random] = fc.sample(fc.infiniteStream(fc.nat(99)), { numRuns: 1, seed: seed ?? 0 })
  const next = (below: number) => Number(random?.next().value ?? 0) % below
  const ids: string[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const sent = people.map((who) => {
      const id = randomUUID()
      ids.push(id)
      return say(who, id)
    })
    const approvals = [olivia, sam].map((who) =>
      bench.pressSignedIn(who, { verb: 'approve', request }).catch(() => null),
    )
    await setTimeout(next(100) * 5)
    await instances.kill(instances.numbers[next(2)] ?? 0)
    await Promise.all([...sent, ...approvals])
    await instances.add()
  }
  await vi.waitFor(() => {
    expect({ seed, unanswered: ids.filter((id) => answered(id) === 0) }).toEqual({ seed, unanswered: [] })
  }, WITHIN)
  // none where the process ended between its claim and Azure: then the claim is taken over later
  expect(bench.sandbox.writes.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1)
})
