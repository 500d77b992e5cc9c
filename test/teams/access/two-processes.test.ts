import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredDocument } from '../../../src/state/documents.ts'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { AccessBench, account, CHANNEL } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')

/** One store, in which all that a process keeps outlives it. */
let documents: MemoryDocuments
let one: AccessBench
let other: AccessBench | null
beforeEach(() => {
  documents = new MemoryDocuments()
  other = null
})
afterEach(async () => {
  await other?.end()
  await one.close()
})

/** Cards that were sent with a button of that verb. */
const sent = (verb: string) =>
  one.connector.messages.filter(
    ({ method, body }) => method === 'POST' && JSON.stringify(body).includes(`"verb":"${verb}"`),
  )
/** Whose own chat the bot wrote to. */
const chats = () =>
  one.connector.calls
    .filter(({ conversationId }) => conversationId === null)
    .flatMap(({ body }) => body.members?.map(({ id }) => id) ?? [])
const summaries = () => one.connector.messages.map(({ body }) => body.summary ?? '')
const beside = (waits = false, clock = () => new Date()) =>
  AccessBench.start({ beside: one, waits, clock, overrides: { documents } })

/** What a process sees of the store that dies as soon as it has written so often what begins so. */
class Dying extends MemoryDocuments {
  readonly #last: string
  #left: number
  #isDead = false
  constructor(last = 'access-requests/', times = 1) {
    super()
    this.#last = last
    this.#left = times
  }
  override read(key: string): Promise<StoredDocument | null> {
    return this.#isDead ? Promise.reject(new Error('dead')) : documents.read(key)
  }
  override async write(...written: Parameters<MemoryDocuments['write']>): Promise<boolean> {
    if (this.#isDead) throw new Error('dead')
    const isWritten = await documents.write(...written)
    if (written[0].startsWith(this.#last)) this.#left -= 1
    this.#isDead = this.#left === 0
    return isWritten
  }
  override put(...written: Parameters<MemoryDocuments['put']>): Promise<void> {
    return this.#isDead ? Promise.reject(new Error('dead')) : documents.put(...written)
  }
  override delete(key: string): Promise<void> {
    return this.#isDead ? Promise.reject(new Error('dead')) : documents.delete(key)
  }
  override keys(folder: string): Promise<readonly string[]> {
    return documents.keys(folder)
  }
}

const MINUTE = 60_000
const fields = { reason: 'a demo', duration: 'PT8H' }

describe('a request', () => {
  it('whose process died before it was told to anybody is told by another, once', async () => {
    one = await AccessBench.start({ overrides: { documents: new Dying() } })
    const offer = await one.paste(dana)
    await one.press(dana, { verb: 'request-access', offer, ...fields })
    expect(chats()).toEqual([])
    await one.end()

    other = await beside()
    await expect.poll(() => sent('withdraw-request')).toHaveLength(1)
    expect(JSON.stringify(sent('withdraw-request'))).toContain(`I have asked ${olivia.name}`)
    await other.end()
    other = await beside()
    await other.end()
    expect(chats()).toContain(olivia.aadObjectId)
    expect(new Set(chats()).size).toBe(chats().length)
    expect(sent('approve')).toHaveLength(chats().length)
    expect(sent('withdraw-request')).toHaveLength(1)
  })

  it.each([
    // of each of two, that they got it and that they were asked; then who was told, and the requester's card
    ['between two of those to ask is brought to the other alone', 2, 1],
    ['just before it was done is brought to nobody again', 6, 2],
  ])('whose process died %s', async (_, writes, before) => {
    one = await AccessBench.start({ overrides: { documents: new Dying('access-traces/', writes) } })
    await one.press(dana, { verb: 'request-access', offer: await one.paste(dana), ...fields })
    expect(chats()).toHaveLength(before)
    await one.end()

    other = await beside()
    await other.end()
    expect(chats()).toHaveLength(before)
    other = await beside(false, () => new Date(Date.now() + 4 * MINUTE))
    await expect.poll(() => sent('withdraw-request')).toHaveLength(1)
    await other.end()
    expect(sent('withdraw-request')).toHaveLength(1)
    expect(chats()).toHaveLength(2)
    expect(new Set(chats()).size).toBe(2)
  })

  it('that was made in a channel is told there too, by another process', async () => {
    one = await AccessBench.start({ overrides: { documents: new Dying() } })
    one.connector.members.set(olivia.aadObjectId, olivia)
    await one.askInChannel(dana)
    expect(summaries().at(-1)).not.toMatch(/^Being handled/)
    await one.end()

    other = await beside()
    await expect.poll(() => summaries().at(-1)).toMatch(/^Being handled/)
    expect(one.connector.messages.at(-1)).toMatchObject({
      conversationId: CHANNEL.id,
      body: { attachments: [{ content: { refresh: { userIds: [dana.id, olivia.id] } } }] },
    })
    expect(sent('approve')).not.toEqual([])
  })

  it('that is sent twice, to two processes, is told once', async () => {
    one = await AccessBench.start({ overrides: { documents } })
    other = await beside()
    const offer = await one.paste(dana)
    await Promise.all(
      [one, other].map((bench) => bench.press(dana, { verb: 'request-access', offer, ...fields })),
    )
    expect(chats()).toContain(olivia.aadObjectId)
    expect(new Set(chats()).size).toBe(chats().length)
    expect(sent('withdraw-request')).toHaveLength(1)
  })

  it('that is approved in one process and denied in another is decided once', async () => {
    one = await AccessBench.start({ overrides: { documents } })
    other = await beside()
    const request = await one.request(dana, await one.paste(dana))
    await Promise.all([
      one.pressSignedIn(olivia, { verb: 'approve', request }),
      other.press(olivia, { verb: 'deny', request }),
    ])
    const ends = summaries().filter((text) => /^(?:Granted|Denied)/.test(text))
    expect(new Set(ends.map((text) => text.split(':')[0])).size).toBe(1)
    const isGranted = ends.some((text) => text.startsWith('Granted'))
    expect(one.sandbox.writes.filter(({ status }) => status < 300)).toHaveLength(isGranted ? 1 : 0)
  })
})

describe('a grant', () => {
  it('that is not in effect when the process ends is watched by the next one', async () => {
    one = await AccessBench.start({ overrides: { documents } })
    const request = await one.request(dana, await one.paste(dana))
    await one.pressSignedIn(olivia, { verb: 'approve', request })
    expect(summaries().some((text) => text.startsWith('In effect'))).toBe(false)
    await one.end()
    other = await beside(true)
    await expect.poll(() => summaries().filter((text) => text.startsWith('In effect'))).toHaveLength(3)
  })
})
