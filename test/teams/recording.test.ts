import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conversationHash } from '../../src/audit/recorded-values.ts'
import { DANA, OLIVIA } from '../reply/fixtures/build.ts'
import { notEntitled, twoMissing } from '../reply/fixtures/diagnoses.ts'
import { olivia, PERSONAL, THREAD, Workbench } from './workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

describe('a diagnosis is recorded', () => {
  it.each([
    ['in a chat of two', () => bench.say(ERROR), { kind: 'personal', hash: conversationHash(PERSONAL.id) }],
    [
      'in a channel, whatever the thread',
      () => bench.sayInThread(ERROR),
      { kind: 'channel', hash: conversationHash('19:0123@thread.tacv2') },
    ],
  ])('%s', async (_, paste, conversation) => {
    await paste()
    const [record] = await bench.records()
    expect(record).toMatchObject({
      event: 'diagnosed',
      actor: { id: DANA.id, kind: 'person' },
      conversation,
      status: 'answered',
      missingRoleIds: twoMissing.advice.missingRoles.map(({ id }) => id),
    })
    expect(JSON.stringify(record)).not.toMatch(/Principal does not have|Dana/)
  })

  it('as one about somebody else, with whether it was shown', async () => {
    bench.diagnose = () => notEntitled
    await bench.invoke(
      'composeExtension/fetchTask',
      { messagePayload: { from: { user: { id: DANA.id } }, body: { contentType: 'text', content: ERROR } } },
      { from: olivia },
    )
    expect(await bench.records()).toMatchObject([
      { event: 'diagnosed' },
      { event: 'asked-about-other', outcome: 'refused', actor: { id: OLIVIA.id } },
    ])
  })

  it('under the id by which feedback tells of it', async () => {
    await bench.say(ERROR)
    const [record] = await bench.records()
    await bench.post({
      type: 'invoke',
      name: 'message/submitAction',
      value: { actionName: 'feedback', actionValue: { reaction: 'like' } },
      replyToId: 'sent-1',
    })
    const fields = bench.log.find(({ event }) => event === 'feedback')?.fields
    expect(fields).toMatchObject({ diagnosisId: record?.diagnosisId })
  })
})

it('a channel is told of its last week when it asks', async () => {
  await bench.sayInThread(ERROR)
  await bench.sayInThread('digest')
  expect(bench.lastWords).toBe('1 error or question looked into in the last 7 days')
})

it('a conversation among people leaves no record', async () => {
  await bench.say(ERROR, { conversation: THREAD })
  expect(await bench.records()).toEqual([])
})
