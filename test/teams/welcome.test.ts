import { afterEach, beforeEach, expect, it } from 'vitest'
import { welcomeCard } from '../../src/reply/guide/guide-card.ts'
import { twoMissing } from '../reply/fixtures/diagnoses.ts'
import { BOT, dana, PERSONAL, summaryOf, THREAD, Workbench } from './workbench.ts'

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

const installed = { type: 'installationUpdate', action: 'add' }
const removed = { type: 'installationUpdate', action: 'remove' }
const added = { type: 'conversationUpdate', membersAdded: [dana, BOT] }

it('welcomes once, though Teams tells twice', async () => {
  await Promise.all([bench.post(installed), bench.post(added)])
  await bench.post(installed)
  expect(bench.connector.messages).toMatchObject([
    {
      conversationId: PERSONAL.id,
      body: { summary: welcomeCard().fallbackText, attachments: [{}] },
    },
  ])
})

it('welcomes each conversation', async () => {
  await bench.post(added)
  await bench.post({ ...added, conversation: THREAD })
  expect(bench.connector.messages.map(({ conversationId }) => conversationId)).toEqual([
    PERSONAL.id,
    THREAD.id,
  ])
})

it('does not welcome people who come', async () => {
  await bench.post({ type: 'conversationUpdate', membersAdded: [dana] })
  await bench.post({ type: 'conversationUpdate' })
  expect(bench.connector.calls).toEqual([])
})

it('forgets whoever removes it, and welcomes them again', async () => {
  await bench.post(installed)
  await bench.say('Principal does not have access to API/Operation')
  await bench.post(removed)
  await bench.post(installed)
  await bench.say('check again')
  expect(bench.connector.messages.map(({ body }) => body.summary)).toEqual([
    welcomeCard().fallbackText,
    summaryOf(twoMissing),
    welcomeCard().fallbackText,
    expect.stringMatching(/^I know of no error of yours here/),
  ])
})

it('tries again where the welcome could not be sent', async () => {
  bench.connector.refuse = () => 400
  await bench.post(installed)
  bench.connector.refuse = () => null
  await bench.post(added)
  expect(bench.connector.messages).toHaveLength(2)
  expect(bench.log).toMatchObject([{ event: 'turn-failed', fields: { activity: 'installationUpdate' } }])
})
