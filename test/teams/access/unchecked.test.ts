import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { OPENAI } from '../../../src/sandbox/contoso/places.ts'
import type { TeamsOptions } from '../../../src/teams/options.ts'
import { AccessBench, account } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')

let bench: AccessBench
let request: string
const start = async (overrides: Partial<TeamsOptions> = {}) => {
  bench = await AccessBench.start({
    changes: { unreadable: [{ scope: OPENAI, what: 'denyAssignments' }] },
    overrides,
  })
  request = await bench.request(dana, await bench.paste(dana))
}
afterEach(() => bench.close())

const NOT_CHECKED = /I could not check whether you can assign .*: I may not read everything that decides it\./
const GO_ON = 'Approve, and let Azure decide'

/** What a button of that title sends, wherever it stands. */
function dataOf(card: unknown, title: string): Readonly<Record<string, unknown>> {
  const found: Readonly<Record<string, unknown>>[] = []
  JSON.stringify(card, (_, value: unknown) => {
    const read = z
      .object({ title: z.literal(title), data: z.record(z.string(), z.unknown()) })
      .safeParse(value)
    if (read.data !== undefined) found.push(read.data.data)
    return value
  })
  const [first] = found
  if (first === undefined) throw new Error(`expected a button ${title}, found none`)
  return first
}

const asking = () =>
  [...bench.connector.sent].find(([, { body }]) => JSON.stringify(body).includes(GO_ON)) ?? null
const made = () => bench.sandbox.writes.filter(({ status }) => status < 300)

describe('an approver whose right could not be checked', () => {
  it('is told before anything is decided, and decides by a second click', async () => {
    await start()
    const answer = await bench.pressSignedIn(olivia, { verb: 'approve', request })
    expect(JSON.stringify(answer.value)).toMatch(NOT_CHECKED)
    expect(bench.sandbox.writes).toEqual([])
    expect((await bench.records()).filter(({ event }) => event === 'request-decided')).toEqual([])
    const granted = await bench.pressSignedIn(olivia, dataOf(answer.value, GO_ON))
    expect(JSON.stringify(granted.value)).toContain(`${olivia.name} approved this`)
    expect(made()).toMatchObject([{ callerId: olivia.aadObjectId }])
  })

  it('can go back and decide otherwise', async () => {
    await start()
    const answer = await bench.pressSignedIn(olivia, { verb: 'approve', request })
    const back = await bench.pressSignedIn(olivia, dataOf(answer.value, 'Go back'))
    expect(dataOf(back.value, 'Deny request')).toMatchObject({ verb: 'deny', request })
  })

  it('is not taken at the word of a card that somebody else made', async () => {
    await start()
    const accepted = '00000000-0000-4000-8000-000000000001'
    const data = { verb: 'approve-smaller', request, duration: 'PT8H', accepted }
    const answer = await bench.pressSignedIn(olivia, data)
    expect(JSON.stringify(answer.value)).toMatch(NOT_CHECKED)
    expect(bench.sandbox.writes).toEqual([])
  })
})

describe('an approver who does not see the answer in place', () => {
  const goesOn = async () => {
    await expect.poll(asking).not.toBeNull()
    const [replyToId, { conversationId, body }] = asking() ?? ['', { conversationId: '', body: {} }]
    expect(JSON.stringify(body)).toMatch(NOT_CHECKED)
    expect(bench.sandbox.writes).toEqual([])
    const conversation = { id: conversationId, conversationType: 'personal' }
    await bench.post(olivia, { value: dataOf(body, GO_ON), replyToId, conversation })
    await expect.poll(made).toMatchObject([{ callerId: olivia.aadObjectId }])
  }

  it('because it came late gets it in their own chat', async () => {
    await start({ patience: 1 })
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    await goesOn()
  })

  it('because their client sends messages gets it as one', async () => {
    await start()
    const authentication = await bench.signInOf(olivia)
    await bench.press(olivia, { verb: 'view-request', request }, { authentication })
    const shown = [...bench.connector.sent].find(([, { body }]) =>
      JSON.stringify(body).includes('"verb":"approve"'),
    )
    const [replyToId, { conversationId }] = shown ?? ['', { conversationId: '' }]
    const conversation = { id: conversationId, conversationType: 'personal' }
    const value = { verb: 'approve', request, authentication }
    await bench.post(olivia, { value, replyToId, conversation })
    await goesOn()
  })
})
