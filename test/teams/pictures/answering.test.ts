import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReadImage } from '../../../src/screenshots/screenshot.ts'
import { twoMissing, unrecognized } from '../../reply/fixtures/diagnoses.ts'
import { Workbench, THREAD } from '../workbench.ts'

const ERROR =
  "Error code: 401 - {'error': {'code': 'PermissionDenied', 'message': 'Principal does not have access to API/Operation.'}}"
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47])

let bench: Workbench
beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

function reads(text: string, confidence = 0.97): ReadImage {
  return {
    kind: 'text',
    text,
    confidence,
    words: text.split(/\s+/).map((word) => ({ text: word, confidence })),
  }
}

const at = (id: string) => `${bench.connector.url}v3/attachments/${id}/views/original`
const picture = (contentUrl: string) => ({ contentType: 'image/*', contentUrl })

/** A picture that the connector has, and what it says. */
function shows(id: string, reading: ReadImage): object {
  bench.connector.pictures.set(id, { status: 200, body: PNG })
  bench.readPicture = () => Promise.resolve(reading)
  return picture(at(id))
}

const lastCard = () => JSON.stringify(bench.connector.messages.at(-1)?.body.attachments?.[0]?.content)

describe('a screenshot of an error', () => {
  it('is fetched, read and answered, and the answer says what was read', async () => {
    await bench.say('', { attachments: [shows('1', reads(ERROR))] })
    expect(bench.connector.fetched).toEqual([
      { path: '/v3/attachments/1/views/original', authorization: null },
    ])
    expect(bench.pictures.map((bytes) => [...bytes])).toEqual([[...PNG]])
    expect(bench.requests).toMatchObject([{ kind: 'error', text: ERROR }])
  })

  it('is answered with the words that were read', async () => {
    bench.diagnose = () => ({
      ...twoMissing,
      evidence: twoMissing.evidence && {
        ...twoMissing.evidence,
        source: 'Principal does not have access to API/Operation',
        spans: { cause: [{ start: 0, end: 47 }] },
      },
    })
    await bench.say('', { attachments: [shows('1', reads(ERROR))] })
    expect(lastCard()).toContain(
      'I read this in your screenshot: “Principal does not have access to API/Operation”',
    )
  })

  it('is read together with what is written beside it', async () => {
    await bench.say('this came up on aoai-contoso', { attachments: [shows('1', reads(ERROR))] })
    expect(bench.requests).toMatchObject([{ text: `this came up on aoai-contoso\n\n${ERROR}` }])
  })

  it('is not needed where the error stands beside it', async () => {
    await bench.say(ERROR, { attachments: [shows('1', reads('something else'))] })
    expect(bench.connector.fetched).toEqual([])
    expect(bench.requests).toMatchObject([{ text: ERROR }])
  })

  it('may be one of several', async () => {
    bench.connector.pictures.set('2', { status: 200, body: Uint8Array.from([2]) })
    const attachments = [shows('1', reads(ERROR)), picture(at('2'))]
    bench.readPicture = ([first]) => Promise.resolve(reads(first === 2 ? 'the rest of it' : ERROR))
    await bench.say('', { attachments })
    expect(bench.requests).toMatchObject([{ text: `${ERROR}\n\nthe rest of it` }])
  })

  it('may come as a file of the chat, whose address needs no token', async () => {
    await bench.say('', {
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          content: { downloadUrl: 'https://contoso.sharepoint.com.evil.test/a.png', fileType: 'png' },
        },
      ],
    })
    expect(bench.lastWords).toMatch(/^I read screenshots, but no other files/)
  })
})

describe('a screenshot that is hard to read', () => {
  const UNSURE =
    "The client with object id '0f1e2d3c-4b5a-4678-9abc-def012345678' does not have authorization to perform action 'Microsoft.Search/searchServices/write' over scope '/subscriptions/11111111-2222-4333-8444-555555555555'"

  it('is shown for correction, with what may be misread', async () => {
    await bench.say('', { attachments: [shows('1', reads(UNSURE, 0.7))] })
    expect(bench.requests).toEqual([])
    expect(bench.lastWords).toBe('One question: Did I read your screenshot right?')
    for (const shown of ['I am not sure of:', '• /subscriptions/11111111-2222', '• 0f1e2d3c-4b5a'])
      expect(lastCard()).toContain(shown)
  })

  it('is answered from the corrected text, in the place of the question', async () => {
    await bench.say('', { attachments: [shows('1', reads(UNSURE, 0.7))] })
    await bench.press('sent-1', { verb: 'use-text', text: UNSURE.replace('0f1e', '0f1f') })
    expect(bench.requests).toMatchObject([{ kind: 'error', text: UNSURE.replace('0f1e', '0f1f') }])
    expect(bench.connector.calls.at(-1)).toMatchObject({ method: 'PUT', activityId: 'sent-1' })
  })

  it('without an error in it shows what was read', async () => {
    bench.diagnose = () => unrecognized
    await bench.say('', { attachments: [shows('1', reads('Quarterly numbers'))] })
    expect(bench.requests).toEqual([])
    expect(bench.lastWords).toBe('One question: I found no authorization error in your screenshot')
    expect(lastCard()).toContain('Quarterly numbers')
  })

  it('without text is answered with what to do', async () => {
    const text = 'I see no text in the picture.'
    await bench.say('', { attachments: [shows('1', { kind: 'unreadable', why: 'no-text', text })] })
    expect(bench.lastWords).toBe(text)
  })
})

describe('a picture that cannot be had', () => {
  it.each([
    ['is not there', { status: 404, body: '' }],
    ['is refused', { status: 403, body: '' }],
    ['is somewhere else', { status: 302, body: 'http://127.0.0.1:1/' }],
    ['is too large', { status: 200, body: new Uint8Array(10_000_001) }],
  ])('because it %s is asked for again', async (_why, answer) => {
    bench.connector.pictures.set('1', answer)
    await bench.say('', { attachments: [picture(at('1'))] })
    expect(bench.pictures).toEqual([])
    expect(bench.lastWords).toMatch(/^Teams did not hand me the picture/)
  })

  it.each([
    ['another host', 'https://attacker.test/v3/attachments/1/views/original'],
    ['another port', 'http://127.0.0.1:1/v3/attachments/1/views/original'],
    ['this machine', 'http://localhost/1'],
  ])('from %s than the connector is not fetched', async (_where, url) => {
    await bench.say('', { attachments: [picture(url)] })
    expect(bench.connector.fetched).toEqual([])
    expect(bench.lastWords).toMatch(/^I read screenshots, but no other files/)
  })

  it('because it is in a channel is asked for in the chat of two', async () => {
    const content =
      '<p><img alt="image" src="https://graph.microsoft.com/v1.0/teams/t/channels/c/messages/1/hostedContents/aWQ/$value"></p>'
    await bench.sayInThread('', {
      attachments: [{ contentType: 'text/html', content }],
      conversation: THREAD,
    })
    expect(bench.lastWords).toMatch(/^Teams does not hand me pictures in a channel/)
  })
})

describe("a model's words", () => {
  const byModel = (text: string): ReadImage => ({
    kind: 'text',
    text,
    confidence: 1,
    words: [],
    isByModel: true,
  })
  const label = () => JSON.stringify(bench.connector.messages.at(-1)?.body.entities ?? [])

  it('are labelled where an answer quotes them, also when it is checked again', async () => {
    await bench.say('', { attachments: [shows('1', byModel(ERROR))] })
    expect(label()).toContain('AIGeneratedContent')
    await bench.press('sent-1', { verb: 'check-again' })
    expect(label()).toContain('AIGeneratedContent')
  })

  it('are labelled where they are shown for correction, and not once the person sent them', async () => {
    await bench.say('', { attachments: [shows('1', byModel('Quarterly numbers'))] })
    expect(label()).toContain('AIGeneratedContent')
    await bench.press('sent-1', { verb: 'use-text', text: ERROR })
    expect(label()).not.toContain('AIGeneratedContent')
  })

  it('are none where this machine read the picture', async () => {
    await bench.say('', { attachments: [shows('1', reads(ERROR))] })
    expect(label()).not.toContain('AIGeneratedContent')
  })
})
