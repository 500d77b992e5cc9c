import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Diagnosis } from '../../src/reply/diagnosis/diagnosis.ts'
import { allGranted, twoMissing } from '../reply/fixtures/diagnoses.ts'
import { olivia, summaryOf, THREAD, Workbench } from './workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const SLOW = 'Azure has not answered yet. I keep looking, and put the answer here as soon as I have it.'

let bench: Workbench
beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

/** The diagnoses from now on: each starts, tells so, and comes to `diagnosis` when it is let go. */
function slowly(diagnosis: Diagnosis) {
  const started = Promise.withResolvers<undefined>()
  const done = Promise.withResolvers<undefined>()
  bench.diagnose = async () => {
    started.resolve(undefined)
    await done.promise
    return diagnosis
  }
  return {
    started: started.promise,
    finish: () => {
      done.resolve(undefined)
    },
  }
}

const calls = () => bench.connector.messages.map(({ method, activityId }) => ({ method, activityId }))
const lastSummary = () => bench.connector.messages.at(-1)?.body.summary

describe('an answer that comes in two parts', () => {
  it('is completed in its place', async () => {
    bench.rest = Promise.resolve(allGranted)
    await bench.say(ERROR)
    expect(calls()).toMatchObject([{ method: 'POST' }, { method: 'PUT', activityId: 'sent-1' }])
    expect(lastSummary()).toBe(summaryOf(allGranted))
  })

  it('takes the place of a request to wait, where there was nothing to say', async () => {
    bench.diagnose = () => null
    bench.rest = Promise.resolve(twoMissing)
    await bench.say(ERROR)
    expect(bench.connector.messages[0]?.body.text).toBe(SLOW)
    expect(calls().at(-1)).toEqual({ method: 'PUT', activityId: 'sent-1' })
    expect(lastSummary()).toBe(summaryOf(twoMissing))
  })

  it('is remembered once, so that its card can be checked again', async () => {
    bench.rest = Promise.resolve(allGranted)
    await bench.say(ERROR)
    bench.rest = null
    await bench.press('sent-1', { verb: 'check-again' })
    expect(calls().at(-1)).toEqual({ method: 'PUT', activityId: 'sent-1' })
    expect(bench.requests[1]).toEqual(bench.requests[0])
  })

  it('in a channel is completed behind the same line', async () => {
    bench.rest = Promise.resolve(allGranted)
    await bench.sayInThread(ERROR)
    expect(bench.connector.messages.map(({ method, conversationId }) => [method, conversationId])).toEqual([
      ['POST', THREAD.id],
      ['PUT', THREAD.id],
    ])
  })

  it('in a channel takes the place of the line that asked to wait', async () => {
    bench.diagnose = () => null
    bench.rest = Promise.resolve(twoMissing)
    await bench.sayInThread(ERROR)
    expect(bench.connector.messages).toMatchObject([
      { method: 'POST', body: { text: expect.stringMatching(/^Azure has not answered/) as string } },
      { method: 'PUT', body: { summary: expect.stringMatching(/^Looked into/) as string } },
    ])
  })
})

describe('what is under way', () => {
  it.each(['stop', 'Never mind', 'cancel please'])('ends when its author says “%s”', async (word) => {
    const { started, finish } = slowly(twoMissing)
    const answered = bench.say(ERROR)
    await started
    await bench.say(word)
    finish()
    await answered
    expect(bench.signals[0]?.aborted).toBe(true)
    expect(bench.connector.messages.map(({ body }) => body.text)).toEqual(['I have stopped looking into it.'])
  })

  it('goes on when somebody else says so', async () => {
    const { started, finish } = slowly(twoMissing)
    const answered = bench.say(ERROR)
    await started
    await bench.say('stop', { from: olivia })
    finish()
    await answered
    expect(bench.lastWords).toBe(summaryOf(twoMissing))
    expect(bench.connector.messages[0]?.body.text).toBe('I am not looking into anything of yours here.')
  })

  it('ends when the message that asked is deleted', async () => {
    const { started, finish } = slowly(twoMissing)
    const answered = bench.say(ERROR, { id: 'asked-1' })
    await started
    await bench.post({ type: 'messageDelete', id: 'asked-1' })
    finish()
    await answered
    expect(bench.connector.messages).toEqual([])
  })

  it('ends when its card is checked again', async () => {
    await bench.say(ERROR)
    const first = slowly(twoMissing)
    const superseded = bench.press('sent-1', { verb: 'check-again' })
    await first.started
    const second = slowly(allGranted)
    const answered = bench.press('sent-1', { verb: 'check-again' })
    await second.started
    second.finish()
    first.finish()
    await Promise.all([superseded, answered])
    expect(bench.signals.map(({ aborted }) => aborted)).toEqual([false, true, false])
    expect(calls().map(({ method }) => method)).toEqual(['POST', 'PUT'])
    expect(lastSummary()).toBe(summaryOf(allGranted))
  })

  it('goes on when another error is pasted meanwhile: both are answered', async () => {
    const { started, finish } = slowly(twoMissing)
    const first = bench.say(ERROR)
    await started
    bench.diagnose = () => allGranted
    await bench.say(`${ERROR} again`)
    finish()
    await first
    expect(bench.connector.messages.map(({ body }) => body.summary)).toEqual([
      summaryOf(allGranted),
      summaryOf(twoMissing),
    ])
  })

  it('that failed for another reason is told', async () => {
    bench.diagnose = () => Promise.reject(new Error('broken'))
    await bench.say(ERROR)
    expect(bench.lastWords).toContain('Something went wrong on my side')
  })
})

it('says when there is nothing to stop', async () => {
  await bench.say('stop')
  expect(bench.lastWords).toBe('I am not looking into anything of yours here.')
})
