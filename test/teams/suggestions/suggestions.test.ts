import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { starters } from '../../../src/reply/prompts/prompts.ts'
import { NOTHING_SAID } from '../../../src/teams/exchange.ts'
import { newRequest } from '../../../src/teams/remembered-request.ts'
import { readActivity } from '../../../src/teams/incoming-activity.ts'
import { planTurn, type Plan } from '../../../src/teams/plan-turn.ts'
import { nodesOfType } from '../../reply/card-reader.ts'
import { OPENAI } from '../../reply/fixtures/build.ts'
import { network, unrecognized, whichResource } from '../../reply/fixtures/diagnoses.ts'
import { BOT, dana, PERSONAL, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'

let bench: Workbench
beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

const last = () => bench.connector.messages.at(-1)?.body
const suggested = () => (last()?.suggestedActions?.actions ?? []).map(({ value }) => value as unknown)

const imBack = z.object({ msteams: z.object({ type: z.literal('imBack'), value: z.string() }) })

/** What the buttons of the last card say in the chat. */
function buttons(): readonly string[] {
  const content: unknown = last()?.attachments?.[0]?.content
  return nodesOfType(z.looseObject({}).parse(content), 'Action.Submit').flatMap(({ data }) => {
    const read = imBack.safeParse(data)
    return read.success ? [read.data.msteams.value] : []
  })
}

/** What the bot makes of it when somebody says so in their own chat. */
function planOf(text: string): Plan {
  const read = readActivity({
    type: 'message',
    text,
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: dana,
    recipient: BOT,
    conversation: PERSONAL,
  })
  if (read.kind === 'fault') throw new Error(read.text)
  const exchange = {
    id: 'diagnosis-1',
    request: newRequest('error', ERROR, null),
    question: null,
    cardId: null,
  }
  return planTurn(read.activity, { ...NOTHING_SAID, exchanges: [exchange] })
}

describe('a message without a card', () => {
  it('suggests what to say next in a chat with one person', async () => {
    await bench.say('thanks')
    expect(suggested()).toEqual(starters(null))
    expect(last()?.suggestedActions?.actions).toMatchObject(
      starters(null).map((title) => ({ type: 'imBack', title })),
    )
  })

  it('suggests a check first, and the resource last talked about, where there was one', async () => {
    await bench.say(ERROR)
    await bench.say('thanks')
    expect(suggested()).toEqual(['Check again', ...starters(OPENAI.id).slice(0, 2)])
  })

  it.each(['thanks', 'check again', 'stop'])('suggests nothing in a thread: “%s”', async (text) => {
    await bench.sayInThread(text)
    expect(last()?.suggestedActions).toBeUndefined()
  })

  it('suggests nothing where it waits for an answer', async () => {
    bench.diagnose = () => whichResource
    await bench.say(ERROR)
    await bench.press('sent-1', { verb: 'answer', field: 'resource', value: 'no-choice' })
    expect(last()?.text).toMatch(/^That is not one of the choices/)
    expect(last()?.suggestedActions).toBeUndefined()
  })
})

describe('a card', () => {
  it.each([
    ['an answer', ERROR, ['What can I do on aoai-contoso?']],
    ['help', 'help', starters(null)],
    ['a greeting', 'hello', starters(null)],
  ])('bears its suggestions as buttons: %s', async (_, text, expected) => {
    await bench.say(text)
    expect(buttons()).toEqual(expected)
    expect(last()?.suggestedActions).toBeUndefined()
  })

  it('of what was not understood shows how to begin', async () => {
    bench.diagnose = () => unrecognized
    await bench.say('hm')
    expect(buttons()).toEqual(starters(null))
  })

  it('of the welcome does so too', async () => {
    await bench.post({ type: 'installationUpdate', action: 'add' })
    expect(buttons()).toEqual(starters(null))
  })

  it.each([
    ['help', 'help', network],
    ['a failure that no role mends', ERROR, { ...network, takenAt: null, verdicts: [] }],
  ])('in a thread has none, for there nobody would hear what it says: %s', async (_, text, diagnosis) => {
    bench.diagnose = () => diagnosis
    await bench.sayInThread(text)
    expect(bench.connector.messages[0]?.conversationId).toBe(THREAD.id)
    expect(buttons()).toEqual([])
  })
})

describe('every suggestion is understood', () => {
  it.each(starters(null))('as a question about roles: %s', (text) => {
    expect(planOf(text).kind).toBe('answer-about-roles')
  })

  it.each([
    ['Check again', { kind: 'error', text: ERROR }],
    ['What can I do on aoai-contoso?', { kind: 'plain', text: 'What can I do on aoai-contoso?' }],
  ])('as a question about access: %s', (text, request) => {
    expect(planOf(text)).toMatchObject({ kind: 'diagnose', request })
  })
})
