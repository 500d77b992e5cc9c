import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DANA } from '../reply/fixtures/build.ts'
import { DIAGNOSES, network, unrecognized, whichResource } from '../reply/fixtures/diagnoses.ts'
import { THREAD, Workbench } from './workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
/** As the road answers what is no matter of roles: without a look at Azure. */
const fromTextAlone = { ...network, principal: null, resource: null, takenAt: null }

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

/** Everything that everyone in the channel can read. */
const inThread = () =>
  JSON.stringify(bench.connector.calls.filter(({ conversationId }) => conversationId === THREAD.id))

describe('a finding', () => {
  it('is one line for everyone, in the thread', async () => {
    await bench.sayInThread(ERROR)
    expect(bench.requests[0]).toMatchObject({ text: ` ${ERROR}`, asker: { id: DANA.id } })
    expect(bench.connector.calls).toMatchObject([
      { conversationId: THREAD.id, body: { type: 'typing' } },
      {
        conversationId: THREAD.id,
        activityId: 'incoming-1',
        body: { summary: 'Looked into. Only Dana Developer sees what I found.', attachments: [{}] },
      },
    ])
  })

  const findings = Object.entries(DIAGNOSES).filter(([, { status }]) => status !== 'unrecognized')
  it.each(findings)('tells the thread nothing where %s', async (_, diagnosis) => {
    bench.diagnose = () => diagnosis
    await bench.sayInThread(ERROR)
    expect(inThread()).not.toMatch(/contoso|Reader|Contributor/)
  })

  it('can be checked again from the thread, as a new line', async () => {
    await bench.sayInThread(ERROR)
    await bench.sayInThread('check again')
    expect(bench.requests[1]).toEqual(bench.requests[0])
    expect(bench.connector.messages.map(({ method }) => method)).toEqual(['POST', 'POST'])
  })

  it('can be checked again from its card, in place', async () => {
    await bench.sayInThread(ERROR)
    await bench.press('sent-1', { verb: 'check-again' }, { conversation: THREAD })
    expect(bench.requests[1]).toEqual(bench.requests[0])
    expect(bench.connector.messages.at(-1)).toMatchObject({ method: 'PUT', activityId: 'sent-1' })
  })
})

describe('a question with choices', () => {
  beforeEach(async () => {
    bench.diagnose = () => whichResource
    await bench.sayInThread(ERROR)
  })

  it('is not shown to everyone, for its choices are what the person may see', () => {
    expect(inThread()).not.toContain('aoai-contoso')
    expect(bench.lastWords).toBe('One question is open. Only Dana Developer sees it here.')
  })

  it('is answered from its card in the thread', async () => {
    const { value } = whichResource.ask.choices[0] ?? { value: '' }
    await bench.press('sent-1', { verb: 'answer', field: 'resource', value }, { conversation: THREAD })
    expect(bench.requests[1]).toEqual({ ...bench.requests[0], on: value })
  })
})

describe('what everyone may see', () => {
  it.each([
    ['a failure that no role mends', fromTextAlone],
    ['a text without an error', unrecognized],
  ])('%s is answered in the thread', async (_, diagnosis) => {
    bench.diagnose = () => diagnosis
    await bench.sayInThread(ERROR)
    expect(bench.connector.messages).toMatchObject([
      { conversationId: THREAD.id, activityId: 'incoming-1', body: { attachments: [{}] } },
    ])
    expect(bench.lastWords).not.toMatch(/^Looked into/)
  })

  it('help is given in the thread', async () => {
    await bench.sayInThread('help')
    expect(bench.connector.messages).toMatchObject([{ conversationId: THREAD.id }])
  })
})

describe('what is said among people', () => {
  it('is not answered, though the bot may hear it', async () => {
    await bench.say(ERROR, { conversation: THREAD })
    expect(bench.connector.calls).toEqual([])
    expect(bench.requests).toEqual([])
  })
})
