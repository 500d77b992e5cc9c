import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CardAnswer } from '../workbench.ts'
import { AccessBench, account, CHANNEL } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')
const lena = account('Lena')

let bench: AccessBench
let request: string
beforeEach(async () => {
  bench = await AccessBench.start()
  request = await bench.request(dana, await bench.paste(dana))
})
afterEach(() => bench.close())

const told = ({ value }: CardAnswer) => (typeof value === 'string' ? value : JSON.stringify(value))
const decided = async () =>
  (await bench.records()).flatMap((record) =>
    record.event === 'request-decided' ? [`${record.decision} ${record.why ?? ''}`] : [],
  )

/** Any card that somebody sends through the app may have a button with that data, and any words above it. */
const FOREIGN = [
  ['of a message in a channel', { replyToId: '1700000000001', conversation: CHANNEL }],
  ['of a message that Teams does not name', { replyToId: undefined }],
  ['that is still being written', { replyToId: '-1' }],
  ['of a message of that id in another conversation', { conversation: CHANNEL }],
] as const

describe('a button that decides', () => {
  it.each(
    FOREIGN.flatMap(([where, fields]) =>
      ['approve', 'deny'].map((verb) => [verb, where, { verb }, fields] as const),
    ),
  )('with “%s” on a card %s decides nothing, and brings what it is about', async (_, __, press, fields) => {
    const before = bench.connector.sent.size
    const authentication = await bench.signInOf(olivia)
    const answer = await bench.press(olivia, { ...press, request }, { authentication }, fields)
    expect(told(answer)).toMatch(/not on a card of mine .* decide there/)
    expect(bench.sandbox.writes).toEqual([])
    expect(await decided()).toEqual(['refused not-on-its-card'])
    const brought = [...bench.connector.sent.values()].slice(before)
    expect(brought.map(({ body }) => body.summary)).toEqual([
      expect.stringMatching(/^Access request: Dana Okafor asks for/),
    ])
  })

  it('decides on the card that was brought', async () => {
    await bench.press(olivia, { verb: 'approve', request }, {}, { replyToId: '1700000000001' })
    const [replyToId] = [...bench.connector.sent.keys()].slice(-1)
    const authentication = await bench.signInOf(olivia)
    await bench.press(olivia, { verb: 'approve', request }, { authentication }, { replyToId })
    expect(bench.sandbox.writes).toMatchObject([{ callerId: olivia.aadObjectId, status: 201 }])
  })

  it('brings nothing to who was not asked', async () => {
    const before = bench.connector.sent.size
    const answer = await bench.press(lena, { verb: 'approve', request }, {}, { replyToId: '1700000000001' })
    expect(told(answer)).toMatch(/decides nothing\.$/)
    expect(bench.connector.sent.size).toBe(before)
  })

  it.each(['approve', 'approve-permanently', 'deny', 'withdraw-request'])(
    'with “%s” decides nothing where the client alone presses it, to refresh a card',
    async (verb) => {
      const extra = { trigger: 'automatic', authentication: await bench.signInOf(olivia) }
      const who = verb === 'withdraw-request' ? dana : olivia
      expect(told(await bench.press(who, { verb, request }, extra))).toMatch(/do not know that button/)
      expect(await decided()).toEqual([])
      expect(bench.sandbox.writes).toEqual([])
    },
  )
})
