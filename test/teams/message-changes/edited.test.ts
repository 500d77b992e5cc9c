import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allGranted, unrecognized, whichResource } from '../../reply/fixtures/diagnoses.ts'
import { BOT, dana, MENTION, olivia, summaryOf, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const OTHER = 'Access denied due to Virtual Network/Firewall rules.'

let bench: Workbench
beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

async function edit(text: string, fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const channelData = { tenant: { id: '7e5a0000-0000-4000-8000-000000000001' }, eventType: 'editMessage' }
  await bench.say(text, { type: 'messageUpdate', id: 'asked-1', channelData, ...fields })
}

const calls = () => bench.connector.messages.map(({ method, activityId }) => [method, activityId])
const texts = () => bench.requests.map((request) => (request.kind === 'error' ? request.text : null))

describe('a paste that is edited', () => {
  beforeEach(async () => {
    await bench.say(ERROR, { id: 'asked-1' })
    bench.diagnose = () => allGranted
  })

  it('is diagnosed anew, and its answer put in the place of the earlier one', async () => {
    await edit(OTHER)
    expect(texts()).toEqual([ERROR, OTHER])
    expect(bench.connector.messages.at(-1)).toMatchObject({
      method: 'PUT',
      activityId: 'sent-1',
      body: { summary: summaryOf(allGranted) },
    })
  })

  it('is answered in the same place, however often it is edited', async () => {
    await edit(OTHER)
    await edit(`${OTHER} It is so.`)
    expect(calls()).toEqual([
      ['POST', 'asked-1'],
      ['PUT', 'sent-1'],
      ['PUT', 'sent-1'],
    ])
  })

  it('is what a check looks at from then on', async () => {
    await edit(OTHER)
    await bench.press('sent-1', { verb: 'check-again' })
    expect(texts()).toEqual([ERROR, OTHER, OTHER])
  })

  it('is left alone where it reads as before', async () => {
    await edit(ERROR)
    expect(bench.requests).toHaveLength(1)
  })

  it('is left alone where small talk is left of it', async () => {
    await edit('never mind')
    expect(bench.requests).toHaveLength(1)
    expect(calls()).toHaveLength(1)
  })

  it('is answered so where no error is left of it, and is not checked again', async () => {
    bench.diagnose = () => unrecognized
    await edit(`this was about something else\nand that took two lines`)
    expect(bench.connector.messages.at(-1)).toMatchObject({ method: 'PUT', activityId: 'sent-1' })
    await bench.say('check again')
    expect(bench.lastWords).toMatch(/^I know of no error of yours here/)
  })

  it('is answered by a new card where the earlier one is gone', async () => {
    bench.connector.refuse = ({ method }) => (method === 'PUT' ? 404 : null)
    await edit(OTHER)
    await edit(ERROR)
    expect(calls().map(([method]) => method)).toEqual(['POST', 'PUT', 'POST', 'PUT', 'POST'])
    expect(calls().at(-2)).toEqual(['PUT', 'sent-2'])
  })

  it('by somebody else is none of theirs', async () => {
    await edit(OTHER, { from: olivia })
    expect(bench.connector.messages.at(-1)).toMatchObject({ method: 'POST' })
  })
})

it('a text in which no error was found takes its answer along when it is mended', async () => {
  bench.diagnose = () => unrecognized
  await bench.say('Principal does not have', { id: 'asked-1' })
  bench.diagnose = () => allGranted
  await edit(ERROR)
  expect(bench.connector.messages.at(-1)).toMatchObject({
    method: 'PUT',
    activityId: 'sent-1',
    body: { summary: summaryOf(allGranted) },
  })
})

it('an error is answered that a message did not hold before', async () => {
  await bench.say('thanks', { id: 'asked-1' })
  await edit(ERROR)
  expect(calls().map(([method]) => method)).toEqual(['POST', 'POST'])
  expect(texts()).toEqual([ERROR])
})

it.each(['hello', 'help', 'check again', 'stop', 'thanks', 'thanks so much for that'])(
  'small talk is not answered twice: “%s”',
  async (text) => {
    await edit(text)
    expect(bench.connector.calls).toEqual([])
  },
)

it('the name that answered a question is not taken for a message of its own', async () => {
  bench.diagnose = () => whichResource
  await bench.say(ERROR, { id: 'asked-1' })
  await bench.say('aoai-contoso-test', { id: 'answered-1' })
  await edit('aoai-contoso-prod', { id: 'answered-1' })
  expect(bench.requests).toHaveLength(2)
})

it('the paste that a question was asked about takes the newest answer along', async () => {
  bench.diagnose = () => whichResource
  await bench.say(ERROR, { id: 'asked-1' })
  bench.diagnose = () => allGranted
  await bench.say('aoai-contoso-test', { id: 'answered-1' })
  await edit(OTHER)
  expect(calls().at(-1)).toEqual(['PUT', 'sent-2'])
})

describe('a paste in a thread that is edited', () => {
  const inThread = { conversation: THREAD, entities: [MENTION] }
  beforeEach(async () => {
    await bench.sayInThread(ERROR, { id: 'asked-1' })
    bench.diagnose = () => allGranted
  })

  it('changes what its author finds behind the same line', async () => {
    await edit(`<at>Rolecall</at> ${OTHER}`, inThread)
    expect(bench.connector.messages.at(-1)).toMatchObject({
      method: 'PUT',
      conversationId: THREAD.id,
      activityId: 'sent-1',
      body: { summary: expect.stringMatching(/^Looked into/) as string },
    })
  })

  it('asks to wait in the place of its answer until the new one is there', async () => {
    bench.diagnose = () => null
    bench.rest = Promise.resolve(allGranted)
    await edit(`<at>Rolecall</at> ${OTHER}`, inThread)
    expect(calls().slice(1)).toEqual([
      ['PUT', 'sent-1'],
      ['PUT', 'sent-1'],
    ])
  })
})

it('ends what is under way for the message as it was', async () => {
  const started = Promise.withResolvers<undefined>()
  const done = Promise.withResolvers<undefined>()
  bench.diagnose = async () => {
    started.resolve(undefined)
    await done.promise
    return whichResource
  }
  const answered = bench.say(ERROR, { id: 'asked-1' })
  await started.promise
  bench.diagnose = () => allGranted
  await edit(OTHER)
  done.resolve(undefined)
  await answered
  expect(bench.signals.map(({ aborted }) => aborted)).toEqual([true, false])
  expect(bench.connector.messages.map(({ body }) => body.summary)).toEqual([summaryOf(allGranted)])
})

it.each([
  ['itself', { from: BOT }],
  ['another bot', { from: { id: '28:another-bot', name: 'Another' } }],
  ['a bot by its role', { from: { ...dana, role: 'bot' } }],
])('an edit by %s is not answered', async (_, fields) => {
  await edit(ERROR, fields)
  expect(bench.connector.calls).toEqual([])
})

it('an edit whose diagnosis fails is told so', async () => {
  bench.diagnose = () => Promise.reject(new Error('broken'))
  await edit(ERROR)
  expect(bench.lastWords).toContain('Something went wrong on my side')
})
