import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diagnosisCard } from '../../src/reply/diagnosis/diagnosis-card.ts'
import { helpCard, welcomeCard } from '../../src/reply/guide/guide-card.ts'
import { diagnosisMessage } from '../../src/teams/outgoing-message.ts'
import { DANA } from '../reply/fixtures/build.ts'
import { network, twoMissing, unrecognized } from '../reply/fixtures/diagnoses.ts'
import { dana, PERSONAL, summaryOf, Workbench } from './workbench.ts'

const ERROR = 'Error code: 403\n\tPrincipal does not have access to API/Operation.\r\n(TraceId: Ab12)'

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

describe('a paste in a personal chat', () => {
  it('is diagnosed as it was written, for the authenticated sender', async () => {
    await bench.say(ERROR)
    expect(bench.requests).toEqual([
      {
        kind: 'error',
        text: ERROR,
        asker: { by: 'id', id: DANA.id },
        on: null,
        operation: null,
        recentResource: null,
        chosen: null,
      },
    ])
  })

  it('shows typing first, then the card as an answer to the paste', async () => {
    await bench.say(ERROR)
    expect(bench.connector.calls).toMatchObject([
      { method: 'POST', conversationId: PERSONAL.id, body: { type: 'typing' } },
      {
        method: 'POST',
        conversationId: PERSONAL.id,
        activityId: 'incoming-1',
        body: {
          type: 'message',
          summary: summaryOf(twoMissing),
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
        },
      },
    ])
    expect(bench.connector.messages[0]?.body.attachments?.[0]?.content).toEqual(
      JSON.parse(
        JSON.stringify(
          diagnosisCard(twoMissing, { viewerId: DANA.id, prompts: ['What can I do on aoai-contoso?'] }),
        ),
      ),
    )
  })

  it('is answered with the sources of its rows, whole', async () => {
    await bench.say(ERROR)
    const { entities } = diagnosisMessage(twoMissing, { viewerId: DANA.id, quotesModel: false, offer: null })
    expect(bench.connector.messages[0]?.body.entities).toEqual(entities)
    expect(JSON.stringify(entities)).toContain('"citation"')
  })

  it('is read from its rich form where the text holds less', async () => {
    const content = '<p>see</p><pre>Principal does not have access to API/Operation.</pre>'
    await bench.say('see', { attachments: [{ contentType: 'text/html', content }] })
    expect(bench.requests[0]).toMatchObject({
      text: expect.stringMatching(/^see\s+Principal does not have access to API\/Operation\.$/) as string,
    })
  })

  it('remembers the resource for the next one', async () => {
    await bench.say(ERROR)
    await bench.say('another error')
    expect(bench.requests[1]).toMatchObject({
      text: 'another error',
      recentResource: expect.stringMatching(/aoai-contoso$/) as string,
    })
  })

  it('without an error gets told what to paste', async () => {
    bench.diagnose = () => unrecognized
    await bench.say('the thing is broken again today')
    expect(bench.lastWords).toBe(summaryOf(unrecognized))
  })

  it('is answered even where typing cannot be shown', async () => {
    bench.connector.refuse = ({ body }) => (body.type === 'typing' ? 400 : null)
    await bench.say(ERROR)
    expect(bench.connector.messages).toHaveLength(1)
    expect(bench.log[0]).toMatchObject({ level: 'warn', event: 'typing-failed' })
  })

  it('leaves nothing of itself in the log, and of what could not be read only the kind', async () => {
    const spot = { code: 'locks-unread', scope: '/quux', text: 'quux' } as const
    bench.diagnose = () => ({ ...twoMissing, blindSpots: [spot] })
    await bench.say(ERROR)
    expect(bench.log).toEqual([
      {
        level: 'info',
        event: 'diagnosed',
        fields: {
          status: 'answered',
          cause: 'missing-role',
          service: 'azure-openai',
          blindSpots: 'locks-unread',
          diagnosisId: expect.any(String) as string,
        },
      },
    ])
  })
})

describe('a slow diagnosis', () => {
  it('is acknowledged early, and answered when it is there, even while the server closes', async () => {
    const release = Promise.withResolvers<typeof twoMissing>()
    const slow = await Workbench.start({ patience: 1 })
    slow.diagnose = () => release.promise
    await slow.say(ERROR)
    expect(slow.connector.messages).toEqual([])

    const closed = slow.server.close()
    release.resolve(twoMissing)
    await closed
    expect(slow.lastWords).toBe(summaryOf(twoMissing))
    await slow.connector.close()
  })
})

describe('who asks', () => {
  it('is nobody where the channel gives no object id, whatever the name says', async () => {
    await bench.say(ERROR, { from: { id: '29:1guest', name: dana.name } })
    expect(bench.requests[0]).toMatchObject({ asker: null })
  })

  it('is never taken from card data', async () => {
    await bench.say(ERROR)
    await bench.press('sent-1', { verb: 'check-again', asker: 'somebody-else', aadObjectId: 'somebody-else' })
    expect(bench.requests[1]).toEqual(bench.requests[0])
  })
})

describe('a message that asks for nothing to be diagnosed', () => {
  const cases: readonly (readonly [text: string, words: string | RegExp])[] = [
    ['Hi', welcomeCard().fallbackText ?? ''],
    ['help', helpCard().fallbackText ?? ''],
    ['', helpCard().fallbackText ?? ''],
    ['thanks!', /^You are welcome\./],
    ['check again', /^I know of no error of yours here/],
  ]
  it.each(cases)('%j is answered at once', async (text, words) => {
    await bench.say(text)
    expect(bench.connector.calls).toHaveLength(1)
    expect(bench.lastWords).toEqual(typeof words === 'string' ? words : expect.stringMatching(words))
    expect(bench.requests).toEqual([])
  })

  it('a file alone is answered with a request for text', async () => {
    await bench.say('', {
      attachments: [{ contentType: 'application/pdf', contentUrl: 'https://example.com/1' }],
    })
    expect(bench.lastWords).toMatch(/^I read screenshots, but no other files/)
  })

  it('a question in words is asked as it stands', async () => {
    await bench.say("why can't I use gpt-4o in proj-assistant?")
    expect(bench.requests[0]).toMatchObject({
      kind: 'plain',
      asker: { by: 'id', id: DANA.id },
      on: 'proj-assistant',
      ask: { kind: 'service-error', service: 'azure-openai' },
    })
  })

  it('help with a quoted error is about the error', async () => {
    const content = JSON.stringify({ messagePreview: 'Principal does not have access to API/Operation' })
    await bench.say('help', { attachments: [{ contentType: 'messageReference', content }] })
    expect(bench.requests[0]).toMatchObject({
      text: 'help\n\nPrincipal does not have access to API/Operation',
    })
  })
})

describe('a button', () => {
  const values: readonly (readonly [sentence: string, value: unknown])[] = [
    ['of an unknown verb', { verb: 'grant-me-owner' }],
    ['with a field that is none', { verb: 'answer', field: 'role', value: 'Owner' }],
    ['without a value', { verb: 'answer', field: 'resource' }],
    ['that is a text', 'check-again'],
    ['that is a list', [{ verb: 'check-again' }]],
  ]
  it.each(values)('%s is answered and changes nothing', async (_, value) => {
    await bench.say(ERROR)
    await bench.press('sent-1', value)
    expect(bench.lastWords).toMatch(/^I do not know that button/)
    expect(bench.requests).toHaveLength(1)
  })
})

it('remembers an answer that is about the text alone', async () => {
  bench.diagnose = () => network
  await bench.say(ERROR)
  await bench.say('check again')
  expect(bench.requests[1]).toEqual(bench.requests[0])
})
