import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { StateUnavailableError } from '../../../src/state/state-unavailable.ts'
import { SAYINGS } from '../../../src/teams/saying.ts'
import { readActivity, type IncomingActivity } from '../../../src/teams/incoming-activity.ts'
import { TurnLedger } from '../../../src/teams/turns/turn-ledger.ts'
import type { Inquiry } from '../../../src/teams/turns/turn-record.ts'
import { twoMissing } from '../../reply/fixtures/diagnoses.ts'
import { BOT, dana, PERSONAL, summaryOf, TENANT, Workbench } from '../workbench.ts'

const LEASE = 30_000
const ERROR = 'Principal does not have access to API/Operation'

let documents: MemoryDocuments
let bench: Workbench
beforeEach(async () => {
  documents = new MemoryDocuments()
  bench = await Workbench.start({ documents })
})
afterEach(() => bench.close())

const answers = (of: Workbench) => of.connector.messages.map(({ body }) => body.summary)

describe('a message that Teams sends twice', () => {
  it('is answered once, if the second comes after the answer', async () => {
    await bench.say(ERROR, { id: '1' })
    await bench.say(ERROR, { id: '1' })
    expect(answers(bench)).toEqual([summaryOf(twoMissing)])
  })

  it('is answered once, if both come at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => bench.say(ERROR, { id: '1' })))
    expect(answers(bench)).toEqual([summaryOf(twoMissing)])
  })

  it('is answered once by two processes', async () => {
    const other = await Workbench.start({ documents })
    await Promise.all([bench, other, bench, other].map((to) => to.say(ERROR, { id: '1' })))
    expect([...answers(bench), ...answers(other)]).toEqual([summaryOf(twoMissing)])
    await other.close()
  })

  it('is answered once, if the answer was an apology', async () => {
    bench.diagnose = () => Promise.reject(new Error('once'))
    await bench.say(ERROR, { id: '1' })
    await bench.say(ERROR, { id: '1' })
    expect(bench.connector.messages).toHaveLength(1)
  })

  it.each([
    ['another id', { id: '2' }],
    ['another conversation', { id: '1', conversation: { ...PERSONAL, id: 'a:another' } }],
    ['no id', { id: undefined }],
  ])('is another message if it has %s', async (_, fields) => {
    await bench.say(ERROR, { id: '1' })
    await bench.say(ERROR, fields)
    expect(answers(bench)).toHaveLength(2)
  })

  it('leaves none of its words behind', async () => {
    await bench.say('why can I not do this? Forbidden, said the service. marker', { id: '1' })
    const keys = [...(await documents.keys('turns')), ...(await documents.keys('turns-over'))]
    const kept = await Promise.all(keys.map((key) => documents.read(key)))
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain('marker')
  })
})

describe('where turns cannot be noted', () => {
  /** Documents in which some cannot be written for a while. */
  class Away extends MemoryDocuments {
    folders: readonly string[] = []

    override write(...written: Parameters<MemoryDocuments['write']>): Promise<boolean> {
      return this.#isAway(written[0]) ? AWAY() : super.write(...written)
    }

    override put(...written: Parameters<MemoryDocuments['put']>): Promise<void> {
      return this.#isAway(written[0]) ? AWAY() : super.put(...written)
    }

    #isAway(key: string): boolean {
      return this.folders.some((folder) => key.startsWith(`${folder}/`))
    }
  }
  const AWAY = () => Promise.reject(new StateUnavailableError('away'))

  let store: Away
  let away: Workbench
  beforeEach(async () => {
    store = new Away()
    away = await Workbench.start({ documents: store })
  })
  afterEach(() => away.close())

  it('a message is answered, once by each process', async () => {
    store.folders = ['turns']
    await away.say(ERROR, { id: '1' })
    await away.say(ERROR, { id: '1' })
    await away.say(ERROR, { id: '2' })
    expect(answers(away)).toEqual([summaryOf(twoMissing), summaryOf(twoMissing)])
    expect(away.log.map(({ event }) => event)).toContain('turn-not-noted')
  })

  it('and later can, no other process answers', async () => {
    store.folders = ['turns-over']
    await away.say(ERROR, { id: '1' })
    expect(await store.keys('turns')).toHaveLength(1)
    store.folders = []
    await expect.poll(() => store.keys('turns')).toEqual([])
    expect(await store.keys('turns-over')).toHaveLength(1)
    expect(away.log.filter(({ event }) => event === 'turn-not-noted')).toHaveLength(1)
  })
})

interface Left {
  readonly ago?: number
  readonly times?: number
  readonly inquiry?: Inquiry | null
}

/** A message that a process took, some time ago, and has said nothing of since. */
describe('a message whose process ended', () => {
  const later = (milliseconds: number) => () => new Date(Date.now() + milliseconds)

  async function leave(
    fields: object,
    { ago = LEASE + 1, times = 1, inquiry = null }: Left = {},
  ): Promise<void> {
    const activity = activityOf({
      type: 'message',
      id: '1',
      channelId: 'msteams',
      serviceUrl: bench.connector.url,
      from: dana,
      recipient: BOT,
      conversation: PERSONAL,
      channelData: { tenant: { id: TENANT } },
      text: ERROR,
      textFormat: 'plain',
      ...fields,
    })
    const first = new TurnLedger(documents, later(-ago * times), LEASE)
    const lease = await first.claim({ ...activity, id: '1' })
    if (lease !== null && inquiry !== null) await first.noteInquiry(lease, inquiry)
    for (let taken = times - 1; taken > 0; taken -= 1) {
      const ledger = new TurnLedger(documents, later(-ago * taken), LEASE)
      for (const id of await ledger.abandoned()) await ledger.takeOver(id)
    }
  }

  it('is answered by another one, in its conversation', async () => {
    await leave({})
    const other = await Workbench.start({ documents })
    await expect.poll(() => answers(bench)).toEqual([summaryOf(twoMissing)])
    expect(bench.connector.messages[0]).toMatchObject({ conversationId: PERSONAL.id, activityId: '1' })
    await expect.poll(() => documents.keys('turns')).toEqual([])
    await other.close()
    await bench.say(ERROR, { id: '1' })
    expect(answers(bench)).toHaveLength(1)
  })

  it('is answered by one of several that begin at the same time', async () => {
    await leave({})
    const others = await Promise.all([1, 2, 3].map(() => Workbench.start({ documents })))
    await expect.poll(() => documents.keys('turns')).toEqual([])
    for (const other of others) await other.close()
    expect(answers(bench)).toEqual([summaryOf(twoMissing)])
  })

  it('is left to it as long as it may still be at it', async () => {
    await leave({}, { ago: LEASE - 5_000 })
    const other = await Workbench.start({ documents })
    await other.say('help')
    expect(answers(bench)).toEqual([])
    expect(await documents.keys('turns')).toHaveLength(1)
    await other.close()
  })

  it('is answered in the place of the answer, if that was out', async () => {
    await bench.say(ERROR, { id: '1' })
    const [over = ''] = await documents.keys('turns-over')
    await documents.delete(over)
    await leave({})
    const other = await Workbench.start({ documents })
    await expect.poll(() => bench.connector.messages.map(({ method }) => method)).toEqual(['POST', 'PUT'])
    expect(bench.connector.messages.at(-1)).toMatchObject({ activityId: 'sent-1' })
    await other.close()
  })

  it('is answered as it was edited, in the place of the answer', async () => {
    await bench.say(ERROR, { id: '1' })
    const text = 'Access denied due to Virtual Network/Firewall rules.'
    await leave({ type: 'messageUpdate', text })
    const other = await Workbench.start({ documents })
    await expect.poll(() => bench.connector.messages.map(({ method }) => method)).toEqual(['POST', 'PUT'])
    expect(other.requests).toMatchObject([{ text }])
    await expect.poll(() => documents.keys('turns')).toEqual([])
    await other.close()
  })

  it('is left alone where its author was told that it is', async () => {
    const place = { conversationId: PERSONAL.id, userId: dana.aadObjectId }
    const since = new Date().toISOString()
    await leave({}, { inquiry: { place, messageId: '1', cardId: null, since } })
    await bench.say('stop')
    expect(bench.lastWords).toBe(SAYINGS.stopped)
    const other = await Workbench.start({ documents })
    await expect.poll(() => documents.keys('turns')).toEqual([])
    expect(answers(bench)).toEqual([SAYINGS.stopped])
    await other.close()
  })

  it('is given up, in words, once it ended two of them', async () => {
    await leave({}, { times: 2 })
    const other = await Workbench.start({ documents })
    await expect.poll(() => answers(bench)).toEqual([SAYINGS['gave-up']])
    await expect.poll(() => documents.keys('turns')).toEqual([])
    await other.close()
  })

  it('is not given up once it was answered', async () => {
    await bench.say(ERROR, { id: '1' })
    const [over = ''] = await documents.keys('turns-over')
    await documents.delete(over)
    await leave({}, { times: 2 })
    const other = await Workbench.start({ documents })
    await expect.poll(() => documents.keys('turns')).toEqual([])
    expect(answers(bench)).toEqual([summaryOf(twoMissing)])
    await other.close()
  })
})

function activityOf(fields: object): IncomingActivity {
  const read = readActivity(fields)
  if (read.kind === 'fault') throw new Error(read.text)
  return read.activity
}
