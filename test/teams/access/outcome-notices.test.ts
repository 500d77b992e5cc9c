import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { AccessBench, account, CHANNEL } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')
const HOUR = 60 * 60_000

let now: Date
let documents: MemoryDocuments
let bench: AccessBench
let other: AccessBench | null
beforeEach(() => {
  now = new Date()
  documents = new MemoryDocuments()
  other = null
})
afterEach(async () => {
  await other?.end()
  await bench.close()
})

const start = (waits = false) => AccessBench.start({ clock: () => now, waits, overrides: { documents } })

/** New messages that are no cards: clients tell people of each. */
const notices = () =>
  bench.connector.messages.filter(({ method, body }) => method === 'POST' && body.attachments === undefined)
const texts = () => notices().map(({ body }) => body.text)

/** Whose own chat the bot began or opened just before the last notice. */
const reached = () => {
  const { calls } = bench.connector
  const last = notices().at(-1)
  const begun = calls.slice(0, last === undefined ? 0 : calls.indexOf(last))
  return begun.findLast(({ conversationId }) => conversationId === null)?.body.members?.[0]?.id
}

describe('whoever asked in their own chat is told there, once,', () => {
  it('that it is granted, and nobody else is', async () => {
    bench = await start(true)
    const request = await bench.request(dana, await bench.paste(dana))
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    await expect
      .poll(() => bench.connector.messages.map(({ body }) => body.summary))
      .toContainEqual(expect.stringMatching(/^In effect/))
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    expect(texts()).toEqual([
      expect.stringMatching(
        /^Olivia Lindqvist approved your request: Cognitive Services User on aoai-contoso, until [-\d]+ [:\d]+ UTC\. It takes effect within minutes\.$/,
      ),
    ])
    expect(reached()).toBe(dana.aadObjectId)
  })

  it('that it is denied, and why', async () => {
    bench = await start()
    const request = await bench.request(dana, await bench.paste(dana))
    await bench.press(olivia, { verb: 'deny', request, note: 'Use the shared account' })
    expect(texts()).toEqual([
      'Olivia Lindqvist denied your request: Cognitive Services User on aoai-contoso, for 8 hours. Their note: Use the shared account',
    ])
    expect(reached()).toBe(dana.aadObjectId)
  })

  it('that nobody decided, whichever process ends it', async () => {
    bench = await start()
    await bench.request(dana, await bench.paste(dana))
    now = new Date(now.getTime() + 73 * HOUR)
    other = await AccessBench.start({ beside: bench, clock: () => now, overrides: { documents } })
    await expect.poll(texts).toEqual([expect.stringMatching(/^Nobody decided about your request in time/)])
    await other.end()
    other = await AccessBench.start({ beside: bench, clock: () => now, overrides: { documents } })
    await other.end()
    expect(notices()).toHaveLength(1)
  })

  it('not a word of what they took back themselves', async () => {
    bench = await start()
    const request = await bench.request(dana, await bench.paste(dana))
    await bench.press(dana, { verb: 'withdraw-request', request })
    expect(texts()).toEqual([])
  })
})

describe('whoever asked in a channel', () => {
  async function asked(waits: boolean): Promise<string> {
    bench = await start(waits)
    bench.connector.members.set(olivia.aadObjectId, olivia)
    return bench.requestInChannel(dana)
  }

  /** Dana has not added the app for herself. */
  function withoutChat(): void {
    bench.connector.refuse = ({ conversationId, body }) =>
      conversationId === null && body.members?.[0]?.id === dana.aadObjectId ? 403 : null
  }
  const closing = () => notices().filter(({ conversationId }) => conversationId === CHANNEL.id)
  const mention = {
    textFormat: 'xml',
    entities: [{ type: 'mention', text: `<at>${dana.name}</at>`, mentioned: { id: dana.id } }],
  }

  it('is told in their own chat, and the line that closes the thread calls nobody', async () => {
    const request = await asked(true)
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    await expect.poll(() => closing().map(({ body }) => body)).toMatchObject([{ textFormat: 'plain' }])
    expect(notices().map(({ body }) => body.text)).toEqual([
      expect.stringMatching(/^Olivia Lindqvist approved your request/),
      'Solved. What was missing: Cognitive Services User on aoai-contoso.',
    ])
    expect(reached()).toBe(dana.aadObjectId)
  })

  it('and has no chat with the bot is called by the line that closes the thread', async () => {
    const request = await asked(true)
    withoutChat()
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    await expect.poll(() => closing().map(({ body }) => body)).toMatchObject([mention])
    expect(texts()).toEqual([
      `<at>${dana.name}</at> Solved. What was missing: Cognitive Services User on aoai-contoso.`,
    ])
  })

  it('and has no chat with the bot is called about a no, without a word of it', async () => {
    const request = await asked(false)
    withoutChat()
    await bench.press(olivia, { verb: 'deny', request, note: 'Use the shared account' })
    expect(closing().map(({ body }) => body)).toMatchObject([mention])
    expect(texts()).toEqual([
      `<at>${dana.name}</at> there is an answer to what you asked for. Only you see it, in my message above.`,
    ])
  })
})
