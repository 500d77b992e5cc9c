import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredDocument } from '../../../src/state/documents.ts'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { AccessBench, account } from './access-bench.ts'

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
const beside = (waits = false) => AccessBench.start({ beside: one, waits, overrides: { documents } })

/** What a process sees of the store that dies as soon as it has stored a request. */
class Dying extends MemoryDocuments {
  #isDead = false
  override read(key: string): Promise<StoredDocument | null> {
    return this.#isDead ? Promise.reject(new Error('dead')) : documents.read(key)
  }
  override async write(...written: Parameters<MemoryDocuments['write']>): Promise<boolean> {
    if (this.#isDead) throw new Error('dead')
    const isWritten = await documents.write(...written)
    this.#isDead = written[0].startsWith('access-requests/')
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
