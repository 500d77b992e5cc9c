import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DANA } from '../reply/fixtures/build.ts'
import { DIAGNOSES, network, unrecognized, whichResource } from '../reply/fixtures/diagnoses.ts'
import { PRIVATE_CHAT } from './connector.ts'
import { dana, TENANT, THREAD, Workbench } from './workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
/** As the road answers what is no matter of roles: without a look at Azure. */
const fromTextAlone = { ...network, principal: null, resource: null, takenAt: null }
const PRIVATE = { id: PRIVATE_CHAT, conversationType: 'personal', tenantId: TENANT }

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

/** Everything that everyone in the channel can read. */
const inThread = () =>
  JSON.stringify(bench.connector.calls.filter(({ conversationId }) => conversationId === THREAD.id))

describe('a finding', () => {
  it('goes to the person, and the thread is told so', async () => {
    await bench.sayInThread(ERROR)
    expect(bench.requests[0]).toMatchObject({ text: ` ${ERROR}`, asker: { id: DANA.id } })
    expect(bench.connector.calls).toMatchObject([
      { conversationId: THREAD.id, body: { type: 'typing' } },
      { conversationId: null, body: { isGroup: false, members: [{ id: dana.id }], tenantId: TENANT } },
      { conversationId: PRIVATE_CHAT, body: { attachments: [{}] } },
      {
        conversationId: THREAD.id,
        activityId: 'incoming-1',
        body: { text: expect.stringMatching(/^I have sent you/) as string },
      },
    ])
  })

  const findings = Object.entries(DIAGNOSES).filter(([, { status }]) => status !== 'unrecognized')
  it.each(findings)('tells the thread nothing where %s', async (_, diagnosis) => {
    bench.diagnose = () => diagnosis
    await bench.sayInThread(ERROR)
    expect(inThread()).not.toMatch(/contoso|Reader|Contributor|attachments/)
  })

  it('is kept where the person cannot be reached, who is told what to do', async () => {
    bench.connector.refuse = ({ conversationId }) => (conversationId === null ? 403 : null)
    await bench.sayInThread(ERROR)
    expect(bench.connector.messages).toMatchObject([
      { conversationId: THREAD.id, body: { text: expect.stringMatching(/in a chat with me\.$/) as string } },
    ])
    expect(inThread()).not.toContain('aoai-contoso')
  })

  it('is kept where it cannot be sent, and the thread gets a reference', async () => {
    bench.connector.refuse = ({ conversationId }) => (conversationId === PRIVATE_CHAT ? 400 : null)
    await bench.sayInThread(ERROR)
    expect(bench.lastWords).toContain('reference-2')
    expect(bench.log.map(({ event }) => event)).toEqual(['turn-failed'])
    expect(inThread()).not.toContain('aoai-contoso')
  })

  it('can be checked again from its card, in place', async () => {
    await bench.sayInThread(ERROR)
    await bench.press('sent-1', { verb: 'check-again' }, { conversation: PRIVATE })
    expect(bench.requests[1]).toEqual(bench.requests[0])
    expect(bench.connector.messages.at(-1)).toMatchObject({
      method: 'PUT',
      conversationId: PRIVATE_CHAT,
      activityId: 'sent-1',
    })
  })

  it('can be checked again from the thread', async () => {
    await bench.sayInThread(ERROR)
    await bench.sayInThread('check again')
    expect(bench.requests[1]).toEqual(bench.requests[0])
    expect(bench.connector.messages.at(-2)).toMatchObject({ conversationId: PRIVATE_CHAT })
  })
})

describe('a question with choices', () => {
  beforeEach(async () => {
    bench.diagnose = () => whichResource
    await bench.sayInThread(ERROR)
  })

  it('is asked in private, for its choices are what the person may see', () => {
    expect(inThread()).not.toContain('aoai-contoso')
    expect(JSON.stringify(bench.connector.messages[0])).toContain('aoai-contoso-test')
  })

  it('is answered in private', async () => {
    const { value } = whichResource.ask.choices[0] ?? { value: '' }
    await bench.press('sent-1', { verb: 'answer', field: 'resource', value }, { conversation: PRIVATE })
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
  })

  it('help is given in the thread', async () => {
    await bench.sayInThread('help')
    expect(bench.connector.messages).toMatchObject([{ conversationId: THREAD.id }])
  })
})
