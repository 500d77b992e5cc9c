import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allGranted, twoMissing, whichResource } from '../../reply/fixtures/diagnoses.ts'
import { dana, olivia, summaryOf, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const GRAPH = 'https://graph.microsoft.com'
const PICTURE = `${GRAPH}/v1.0/teams/t/channels/c/messages/1/hostedContents/aWQ/$value`

let bench: Workbench
let fetched: string[]

beforeEach(async () => {
  fetched = []
  bench = await Workbench.start({
    messages: {
      origin: GRAPH,
      read: () => Promise.resolve({ kind: 'none' }),
      picture: (url) => {
        fetched.push(url)
        return Promise.resolve({ kind: 'picture', bytes: Buffer.from('a picture') })
      },
    },
  })
})
afterEach(() => bench.close())

const written = (content: string, author: { readonly aadObjectId: string } | null = dana) => ({
  id: '1700000000000',
  from: author === null ? null : { user: { id: author.aadObjectId, displayName: 'anybody' } },
  body: { contentType: 'html', content },
})

const choose = (messagePayload: unknown, from = dana, data?: unknown) =>
  bench.invoke(
    data === undefined ? 'composeExtension/fetchTask' : 'composeExtension/submitAction',
    { commandId: 'diagnoseAccessError', commandContext: 'message', messagePayload, data },
    { from, conversation: THREAD },
  )

const dialogWith = (summary: string | undefined) => ({
  task: {
    type: 'continue',
    value: {
      card: { contentType: 'application/vnd.microsoft.card.adaptive', content: { fallbackText: summary } },
    },
  },
})

describe('“Diagnose access error” on a message', () => {
  it('answers in a dialog, and says nothing in the conversation', async () => {
    expect(await choose(written(`<p>${ERROR}</p>`))).toMatchObject(dialogWith(summaryOf(twoMissing)))
    expect(bench.connector.calls).toEqual([])
  })

  it('can be checked again there, and offers no talk that a dialog cannot have', async () => {
    const dialog = JSON.stringify(await choose(written(ERROR)))
    expect(dialog).toContain('check-again')
    expect(dialog).not.toContain('not-what-i-meant')
  })

  it('is about the author, asked by whoever chose it', async () => {
    await choose(written(ERROR), olivia)
    expect(bench.requests).toMatchObject([
      { asker: { id: olivia.aadObjectId }, about: { objectId: dana.aadObjectId } },
    ])
  })

  it.each([
    ['one’s own message', written(ERROR)],
    ['a message that no person wrote', written(ERROR, null)],
  ])('on %s is about oneself', async (_, payload) => {
    await choose(payload)
    expect(bench.requests[0]).not.toHaveProperty('about')
  })

  it('takes a choice in the dialog', async () => {
    bench.diagnose = () => whichResource
    await choose(written(ERROR))
    bench.diagnose = () => allGranted
    const answer = await choose(written(ERROR), dana, {
      verb: 'answer',
      field: 'resource',
      value: 'aoai-contoso',
    })
    expect(bench.requests[1]).toMatchObject({ on: 'aoai-contoso' })
    expect(answer).toMatchObject(dialogWith(summaryOf(allGranted)))
  })

  it.each([
    ['a message without an error', written('Good morning'), /found no authorization error/],
    ['no message', undefined, /cannot see that message/],
    ['what is no message', { body: 7 }, /cannot see that message/],
  ])('of %s says so', async (_, payload, text) => {
    expect(await choose(payload)).toMatchObject({
      task: { type: 'message', value: expect.stringMatching(text) as string },
    })
    expect(bench.requests).toEqual([])
  })

  it('asks to come back where Azure is slow', async () => {
    bench.diagnose = () => null
    bench.rest = new Promise(() => undefined)
    expect(await choose(written(ERROR))).toMatchObject({ task: { type: 'message' } })
  })
})

describe('pictures of the message', () => {
  it('are read from Microsoft Graph', async () => {
    bench.readPicture = () => Promise.resolve({ kind: 'text', text: ERROR, words: [], confidence: 0.95 })
    await choose(written(`<p>look</p><img src="${PICTURE}">`))
    expect(fetched).toEqual([PICTURE])
    expect(bench.requests).toMatchObject([{ text: expect.stringContaining(ERROR) as string }])
  })

  it.each([
    ['another host', PICTURE.replace('graph.microsoft.com', 'graph.microsoft.com.example')],
    ['another path', `${GRAPH}/v1.0/users?hostedContents`],
    ['another scheme', PICTURE.replace('https', 'ftp')],
  ])('are not asked for at %s', async (_, url) => {
    const answer = await choose(written(`<img src="${url}" itemtype="AMSImage">`))
    expect(fetched).toEqual([])
    expect(JSON.stringify(answer)).toContain('does not let me see')
  })
})
