import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { allGranted, unrecognized } from '../../reply/fixtures/diagnoses.ts'
import { olivia, summaryOf, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const TAKEN_AWAY = /^You deleted the message that this answered/

let bench: Workbench
let documents: MemoryDocuments
beforeEach(async () => {
  documents = new MemoryDocuments()
  bench = await Workbench.start({ documents })
})
afterEach(() => bench.close())

async function remove(fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await bench.post({ type: 'messageDelete', id: 'asked-1', ...fields })
}

async function restore(text: string, fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await bench.say(text, { type: 'messageUpdate', id: 'asked-1', ...fields })
}

async function kept(): Promise<string> {
  const keys = await documents.keys('conversations')
  return JSON.stringify(await Promise.all(keys.map((key) => documents.read(key))))
}

const lastCall = () => bench.connector.messages.at(-1)

describe('a paste that is deleted', () => {
  beforeEach(() => bench.say(ERROR, { id: 'asked-1' }))

  it('takes its answer away', async () => {
    await remove()
    expect(lastCall()).toMatchObject({
      method: 'PUT',
      activityId: 'sent-1',
      body: { text: expect.stringMatching(TAKEN_AWAY) as string },
    })
    expect(lastCall()?.body.attachments).toBeUndefined()
  })

  it('is forgotten', async () => {
    expect(await kept()).toContain('API/Operation')
    await remove()
    expect(await kept()).not.toContain('API/Operation')
    await bench.say('check again')
    expect(bench.lastWords).toMatch(/^I know of no error of yours here/)
  })

  it('takes away every answer that it was given', async () => {
    await bench.say('check again', { id: 'again-1' })
    await remove()
    const changed = bench.connector.messages.filter(({ method }) => method === 'PUT')
    expect(changed.map(({ activityId }) => activityId).toSorted()).toEqual(['sent-1', 'sent-2'])
  })

  it('takes away its own answer, though the same was pasted before', async () => {
    await bench.say(ERROR, { id: 'asked-2' })
    await remove({ id: 'asked-2' })
    const changed = bench.connector.messages.filter(({ method }) => method === 'PUT')
    expect(changed.map(({ activityId }) => activityId)).toEqual(['sent-2'])
  })

  it('gets its answer back when it is restored', async () => {
    await remove()
    bench.diagnose = () => allGranted
    await restore(ERROR)
    expect(lastCall()).toMatchObject({
      method: 'PUT',
      activityId: 'sent-1',
      body: { summary: summaryOf(allGranted) },
    })
  })

  it('is none of whoever else deletes it', async () => {
    await remove({ from: olivia })
    expect(bench.connector.messages).toHaveLength(1)
  })

  it('whose answer is gone already is forgotten all the same', async () => {
    bench.connector.refuse = ({ method }) => (method === 'PUT' ? 404 : null)
    await remove()
    expect(bench.log.at(-1)).toMatchObject({ level: 'warn', event: 'update-failed' })
    expect(await kept()).not.toContain('API/Operation')
  })
})

it('a text without an error takes its answer away too', async () => {
  bench.diagnose = () => unrecognized
  await bench.say('hm', { id: 'asked-1' })
  await remove()
  expect(lastCall()?.body.text).toMatch(TAKEN_AWAY)
})

it('a message that was never answered takes nothing away', async () => {
  await bench.say(ERROR, { id: 'asked-2' })
  await remove()
  expect(bench.connector.messages).toHaveLength(1)
})

describe('a paste in a thread that is deleted', () => {
  it('takes the line of its findings away', async () => {
    await bench.sayInThread(ERROR, { id: 'asked-1' })
    await remove({ conversation: THREAD })
    expect(lastCall()).toMatchObject({
      method: 'PUT',
      conversationId: THREAD.id,
      body: { text: expect.stringMatching(TAKEN_AWAY) as string },
    })
  })
})
