import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allGranted } from '../reply/fixtures/diagnoses.ts'
import { olivia, PERSONAL, summaryOf, Workbench } from './workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const CHECK_AGAIN = { verb: 'check-again' }

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
  await bench.say(ERROR)
  bench.diagnose = () => allGranted
})
afterEach(() => bench.close())

const lastCall = () => bench.connector.messages.at(-1)

it('changes the card in place', async () => {
  await bench.press('sent-1', CHECK_AGAIN)
  expect(bench.requests[1]).toEqual(bench.requests[0])
  expect(lastCall()).toMatchObject({
    method: 'PUT',
    conversationId: PERSONAL.id,
    activityId: 'sent-1',
    body: { type: 'message', summary: summaryOf(allGranted) },
  })
})

it('changes the card in place as often as it is pressed', async () => {
  await bench.press('sent-1', CHECK_AGAIN)
  await bench.press('sent-1', CHECK_AGAIN)
  expect(bench.connector.messages.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PUT'])
})

it('knows the card by its older id too', async () => {
  await bench.press('1700000000001', CHECK_AGAIN, {
    channelData: { tenant: { id: PERSONAL.tenantId }, legacy: { replyToId: 'sent-1' } },
  })
  expect(lastCall()).toMatchObject({ method: 'PUT', activityId: 'sent-1' })
})

it('asks about the error of the pressed card, with what was known then', async () => {
  await bench.say('a later error')
  await bench.press('sent-1', CHECK_AGAIN)
  expect(bench.requests[2]).toEqual(bench.requests[0])
})

it('sends a new card where the old one cannot be changed', async () => {
  bench.connector.refuse = ({ method }) => (method === 'PUT' ? 404 : null)
  await bench.press('sent-1', CHECK_AGAIN)
  expect(lastCall()).toMatchObject({ method: 'POST', body: { attachments: [{}] } })
  expect(bench.log.map(({ event }) => event)).toContain('update-failed')
})

it('sends a new card to whoever types it, about the newest error', async () => {
  await bench.say('a later error')
  await bench.say('Check again!')
  expect(bench.requests[2]).toEqual(bench.requests[1])
  expect(lastCall()).toMatchObject({ method: 'POST' })
})

it('leaves a card alone that it does not know', async () => {
  await bench.press('sent-99', CHECK_AGAIN)
  expect(bench.requests[1]).toEqual(bench.requests[0])
  expect(lastCall()).toMatchObject({ method: 'POST' })
})

describe('of somebody else', () => {
  it('has nothing to check', async () => {
    await bench.press('sent-1', CHECK_AGAIN, { from: olivia })
    expect(bench.requests).toHaveLength(1)
    expect(bench.lastWords).toMatch(/^I know of no error of yours here/)
  })
})
