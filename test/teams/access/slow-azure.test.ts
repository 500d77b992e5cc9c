import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredDocument } from '../../../src/state/documents.ts'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import type { CardAnswer } from '../workbench.ts'
import { AccessBench, account, CHANNEL } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')
const sam = account('Sam')

const STILL_AT_IT = {
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: expect.stringContaining('still at it') as string,
} satisfies CardAnswer

/** Once it is broken, no request can be read. */
class BreakableDocuments extends MemoryDocuments {
  isBroken = false
  override read(key: string): Promise<StoredDocument | null> {
    return this.isBroken && key.startsWith('access-requests/')
      ? Promise.reject(new Error('broken'))
      : super.read(key)
  }
}

/** Teams never waits here: each press is answered at once, and goes on. */
let bench: AccessBench
let documents: BreakableDocuments
beforeEach(async () => {
  documents = new BreakableDocuments()
  bench = await AccessBench.start({ overrides: { patience: 1, documents } })
})
afterEach(() => bench.close())

const summaries = (method: string) =>
  bench.connector.messages.filter((call) => call.method === method).map(({ body }) => body.summary ?? '')
const made = () => bench.sandbox.writes.filter(({ status }) => status < 300)
const writes = ({ method }: { readonly method: string }) => method === 'PUT'

describe('a press that Azure is slow about', () => {
  let request: string
  beforeEach(async () => {
    request = await bench.request(dana, await bench.paste(dana))
  })

  it('is answered meanwhile, goes on, and shows in place what came of it', async () => {
    const release = bench.sandbox.pace.hold(writes)
    expect(await bench.pressSignedIn(olivia, { verb: 'approve', request })).toEqual(STILL_AT_IT)
    expect(summaries('PUT')).toEqual([])
    release()
    await expect.poll(() => summaries('PUT').filter((text) => text.startsWith('Granted'))).toHaveLength(3)
    expect(made()).toMatchObject([{ callerId: olivia.aadObjectId }])
  })

  it('and that is repeated, as Teams does, assigns once', async () => {
    const release = bench.sandbox.pace.hold(writes)
    const click = () => bench.pressSignedIn(olivia, { verb: 'approve', request })
    await Promise.all([click(), click()])
    release()
    await expect.poll(() => summaries('PUT').some((text) => text.startsWith('Granted'))).toBe(true)
    await bench.close()
    expect(made()).toHaveLength(1)
    bench = await AccessBench.start()
  })

  it.each([
    ['why not, where they may not', sam, 'approve', /^You cannot assign/],
    ['why not, where they may not deny it', sam, 'deny', /^Only somebody who could grant this/],
  ])('tells the person afterwards %s', async (_, who, verb, text) => {
    expect(await bench.pressSignedIn(who, { verb, request })).toEqual(STILL_AT_IT)
    await expect.poll(() => summaries('POST').at(-1)).toMatch(text)
  })

  it('tells the person afterwards that Azure did not answer, and when to go on', async () => {
    bench.sandbox.faults.add({ times: 2, matches: writes, answer: { status: 503, body: {} } })
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    await expect.poll(() => summaries('POST').at(-1)).toMatch(/Approve it again in two minutes/)
  })

  it('tells the person afterwards that they have to sign in', async () => {
    expect(await bench.press(olivia, { verb: 'approve', request })).toEqual(STILL_AT_IT)
    await expect.poll(() => summaries('POST').at(-1)).toMatch(/^I need your sign-in/)
  })

  it('tells nobody twice what they see anyway', async () => {
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    await expect.poll(() => summaries('PUT').filter((text) => text.startsWith('Granted'))).toHaveLength(3)
    const texts = bench.connector.messages.filter(({ body }) => body.text !== undefined && body.text !== '')
    expect(texts.map(({ body }) => body.text)).not.toContainEqual(expect.stringMatching(/^Sent\./))
  })
})

describe('in a channel', () => {
  let request: string
  beforeEach(async () => {
    bench.connector.members.set(olivia.aadObjectId, olivia)
    request = await bench.requestInChannel(dana)
    await expect.poll(() => summaries('PUT').at(-1)).toMatch(/^Being handled/)
  })

  it('the line of the case changes, so that everybody’s client asks for their own side again', async () => {
    const authentication = await bench.signInOf(olivia)
    expect(
      await bench.press(olivia, { verb: 'approve', request }, { authentication }, bench.onCase()),
    ).toEqual(STILL_AT_IT)
    await expect.poll(() => summaries('PUT').at(-1)).toMatch(/^Granted\. It takes effect/)
    expect(bench.connector.messages.findLast(({ method }) => method === 'PUT')).toMatchObject({
      conversationId: CHANNEL.id,
      body: { attachments: [{ content: { refresh: { userIds: [dana.id, olivia.id] } } }] },
    })
    expect(made()).toMatchObject([{ callerId: olivia.aadObjectId }])
  })

  it('what is of no success is told in the person’s own chat alone', async () => {
    const authentication = await bench.signInOf(sam)
    await bench.press(sam, { verb: 'approve', request }, { authentication }, bench.onCase())
    await expect.poll(() => summaries('POST').at(-1)).toMatch(/^You cannot assign/)
    expect(bench.connector.messages.at(-1)?.conversationId).not.toBe(CHANNEL.id)
  })

  it('what fails is told in the person’s own chat alone, with a reference', async () => {
    const authentication = await bench.signInOf(olivia)
    documents.isBroken = true
    await bench.press(olivia, { verb: 'approve', request }, { authentication }, bench.onCase())
    await expect
      .poll(() => summaries('POST').at(-1))
      .toMatch(/^About the button that you pressed: .* send this reference to whoever runs Rolecall: \S+$/)
    expect(bench.connector.messages.at(-1)?.conversationId).not.toBe(CHANNEL.id)
    expect(bench.sandbox.writes).toEqual([])
  })
})
