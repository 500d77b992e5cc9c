import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { earlyAnswer } from '../../src/teams/early-answer.ts'
import { Workbench } from './workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'

describe('what is answered early', () => {
  it.each([
    ['a message', { type: 'message' }, 5_000],
    ['feedback', { type: 'invoke', name: 'message/submitAction' }, 10_000],
    ['a button of a card', { type: 'invoke', name: 'adaptiveCard/action' }, 10_000],
    ['a dialog', { type: 'invoke', name: 'task/fetch' }, 4_000],
    ['a message action', { type: 'invoke', name: 'composeExtension/fetchTask' }, 4_000],
  ])('%s, while Teams still waits', (_, activity, after) => {
    expect(earlyAnswer({ name: undefined, value: undefined, ...activity }).after).toBe(after)
  })

  it.each([
    [{ type: 'message', name: 'adaptiveCard/action' }, {}],
    [{ type: 'invoke', name: 'message/submitAction' }, {}],
    [
      { type: 'invoke', name: 'adaptiveCard/action' },
      {
        statusCode: 200,
        type: 'application/vnd.microsoft.activity.message',
        value: expect.stringContaining('still at it') as string,
      },
    ],
    [
      { type: 'invoke', name: 'task/submit' },
      { task: { type: 'message', value: expect.stringContaining('choose it again') as string } },
    ],
    [
      { type: 'invoke', name: 'composeExtension/submitAction', value: { data: { verb: 'check-again' } } },
      { task: { type: 'message', value: expect.stringContaining('choose it again') as string } },
    ],
    [
      {
        type: 'invoke',
        name: 'composeExtension/submitAction',
        value: {
          data: {
            verb: 'request-access',
            offer: '00000000-0000-4000-8000-000000000001',
            reason: 'a demo',
            duration: 'PT8H',
          },
        },
      },
      { task: { type: 'message', value: expect.stringContaining('still at it') as string } },
    ],
  ])('says of %j what Teams can show', (activity, body) => {
    expect(earlyAnswer({ value: undefined, ...activity }).response).toEqual({ status: 200, body })
  })
})

describe('while the connector takes nothing', () => {
  let bench: Workbench
  const gate = Promise.withResolvers<null>()
  beforeEach(async () => {
    bench = await Workbench.start({ patience: 1 })
    bench.connector.refuse = () => gate.promise
  })
  afterEach(async () => {
    gate.resolve(null)
    await bench.close()
  })

  it('every message is acknowledged, and all are answered once it takes them', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => ({ id: `incoming-${index}`, text: ERROR }))
    const responses = await Promise.all(texts.map((fields) => bench.post(fields)))
    expect(responses.map(({ status }) => status)).toEqual(texts.map(() => 200))
    expect(bench.connector.messages).toEqual([])
    gate.resolve(null)
    await expect.poll(() => bench.connector.messages.length).toBe(texts.length)
  })
})
