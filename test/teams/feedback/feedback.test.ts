import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Feedback } from '../../../src/teams/feedback/feedback.ts'
import {
  allGranted,
  network,
  twoMissing,
  unrecognized,
  whichResource,
} from '../../reply/fixtures/diagnoses.ts'
import { DANA } from '../../reply/fixtures/build.ts'
import { dana, olivia, PERSONAL, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'

// each turn takes an id, and then its diagnosis
const FIRST = '00000000-0000-4000-8000-000000000002'
const SECOND = '00000000-0000-4000-8000-000000000004'

let bench: Workbench
let given: Feedback[]
beforeEach(async () => {
  given = []
  bench = await Workbench.start({ onFeedback: (feedback) => void given.push(feedback) })
})
afterEach(() => bench.close())

const submission = (reaction: string, feedback: unknown = '{"feedbackText":"Spot on."}') => ({
  type: 'invoke',
  name: 'message/submitAction',
  value: { actionName: 'feedback', actionValue: { reaction, feedback } },
})

const diagnosisIds = () => given.map(({ diagnosisId }) => diagnosisId)

describe('the thumbs', () => {
  it.each([
    ['a diagnosis', twoMissing],
    ['a failure that no role mends', network],
    ['a text without an error', unrecognized],
  ])('stand below %s', async (_, diagnosis) => {
    bench.diagnose = () => diagnosis
    await bench.say(ERROR)
    expect(bench.connector.messages[0]?.body.channelData).toEqual({ feedbackLoop: { type: 'default' } })
  })

  it('stand below an answer that was put in the place of another', async () => {
    await bench.say(ERROR)
    await bench.press('sent-1', { verb: 'check-again' })
    expect(bench.connector.messages[1]?.body.channelData).toEqual({ feedbackLoop: { type: 'default' } })
  })

  it('stand below no question, which wants another kind of answer', async () => {
    bench.diagnose = () => whichResource
    await bench.say(ERROR)
    expect(bench.connector.messages[0]?.body.channelData).toBeUndefined()
  })
})

describe('feedback', () => {
  it('is taken without a word, which is what Teams expects', async () => {
    await bench.say(ERROR)
    const response = await bench.post({ ...submission('like'), replyToId: 'sent-1' })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({})
    expect(bench.connector.messages).toHaveLength(1)
  })

  it('is handed on with the diagnosis that it is about, and who gave it', async () => {
    await bench.say(ERROR)
    await bench.say(`${ERROR} again`)
    await bench.post({ ...submission('like'), replyToId: 'sent-1' })
    await bench.post({ ...submission('dislike', '{"feedbackText":" No. "}'), replyToId: 'sent-2' })
    expect(given).toEqual([
      { diagnosisId: FIRST, reaction: 'like', text: 'Spot on.', personId: DANA.id },
      { diagnosisId: SECOND, reaction: 'dislike', text: 'No.', personId: DANA.id },
    ])
  })

  it('is about the same diagnosis, however often that was checked', async () => {
    await bench.say(ERROR)
    bench.diagnose = () => allGranted
    await bench.press('sent-1', { verb: 'check-again' })
    await bench.post({ ...submission('like'), replyToId: 'sent-1' })
    expect(diagnosisIds()).toEqual([FIRST])
  })

  it('on the line in a thread is about its diagnosis', async () => {
    await bench.sayInThread(ERROR)
    await bench.post({ ...submission('like'), replyToId: 'sent-1', conversation: THREAD })
    expect(diagnosisIds()).toEqual([FIRST])
  })

  it('on what was not understood is about that', async () => {
    bench.diagnose = () => unrecognized
    await bench.say('hm')
    await bench.post({ ...submission('dislike'), replyToId: 'sent-1' })
    expect(diagnosisIds()).toEqual([FIRST])
  })

  it.each([
    ['a message that is not known', { replyToId: 'sent-99' }],
    ['no message', {}],
    ["somebody else's answer", { replyToId: 'sent-1', from: olivia }],
  ])('on %s is handed on too', async (_, fields) => {
    await bench.say(ERROR)
    await bench.post({ ...submission('like'), ...fields })
    expect(diagnosisIds()).toEqual([null])
  })

  it.each([
    ['an empty form', '{"feedbackText":""}', ''],
    ['no form', undefined, ''],
    ['a form of another shape', '{"rating":5}', ''],
    ['a form that is no string', { feedbackText: 'Good.' }, 'Good.'],
    ['bare words', 'Good.', 'Good.'],
    ['a book', JSON.stringify({ feedbackText: 'x'.repeat(9_000) }), 'x'.repeat(2_000)],
  ])('is read from %s', async (_, feedback, text) => {
    await bench.post({ ...submission('like', feedback ?? null) })
    expect(given.map((each) => each.text)).toEqual([text])
  })

  it('leaves its reaction in the log, never its words', async () => {
    await bench.say(ERROR)
    await bench.post({ ...submission('like'), replyToId: 'sent-1' })
    expect(bench.log.at(-1)).toEqual({
      level: 'info',
      event: 'feedback',
      fields: { diagnosisId: FIRST, reaction: 'like' },
    })
    expect(JSON.stringify(bench.log)).not.toContain('Spot on')
  })

  it.each([
    ['of another tenant', { conversation: { ...PERSONAL, tenantId: 'elsewhere' } }],
    ['of a bot', { from: { ...dana, id: '28:another-bot' } }],
  ])('%s is not taken', async (_, fields) => {
    await bench.post({ ...submission('like'), ...fields })
    expect(given).toEqual([])
  })

  it('that its taker fails on is lost, logged and nobody is bothered', async () => {
    const failing = await Workbench.start({ onFeedback: () => Promise.reject(new Error('disk full')) })
    const response = await failing.post(submission('like'))
    expect([response.status, failing.log.at(-1)?.event]).toEqual([200, 'feedback-lost'])
    await failing.close()
  })
})

it.each([
  ['another action', { name: 'message/submitAction', value: { actionName: 'other' } }],
  ['a reaction that is none', submission('shrug')],
  ['another invoke', { ...submission('like'), name: 'message/other' }],
])('%s is none, and Teams is told that nobody takes it', async (_, fields) => {
  const response = await bench.post({ type: 'invoke', ...fields })
  expect(response.status).toBe(501)
  expect(given).toEqual([])
})
