import { afterEach, beforeEach, expect, it } from 'vitest'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
import { AzureUnreachableError } from '../../src/snapshot/azure-reader.ts'
import { twoMissing } from '../reply/fixtures/diagnoses.ts'
import { REFERENCE, Workbench } from './workbench.ts'

const ERROR = 'secret text: Principal does not have access to API/Operation'

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

it('gives a reference and a way on, and the log what failed', async () => {
  bench.diagnose = () => Promise.reject(new TypeError('secret detail'))
  await bench.say(ERROR)
  expect(bench.lastWords).toBe(
    `Something went wrong on my side, and I have no answer for you. Try again. If it happens again, send this reference to whoever runs Rolecall: ${REFERENCE}`,
  )
  expect(bench.log).toMatchObject([
    { level: 'error', event: 'turn-failed', fields: { reference: REFERENCE, name: 'TypeError' } },
  ])
  expect(JSON.stringify([bench.log, bench.connector.calls])).not.toContain('secret')
})

it('says so where Azure could not be reached', async () => {
  bench.diagnose = () => Promise.reject(new AzureUnreachableError('Azure could not be reached (RestError)'))
  await bench.say(ERROR)
  expect(bench.lastWords).toMatch(
    new RegExp(`^Azure could not be reached.* Try again in a few minutes\\. .* ${REFERENCE}$`),
  )
})

it.each([
  [
    'the button of a card',
    () => bench.execute('view-case', { case: 'f0f0f0f0-0000-4000-8000-000000000000' }),
    (text: unknown) => ({ type: 'application/vnd.microsoft.activity.message', value: text }),
  ],
  [
    'a message action',
    () =>
      bench.invoke('composeExtension/fetchTask', {
        messagePayload: { body: { contentType: 'text', content: ERROR } },
      }),
    (text: unknown) => ({ task: { type: 'message', value: text } }),
  ],
])('answers %s in words, and says nothing where others read along', async (_, press, shown) => {
  await bench.close()
  class BrokenDocuments extends MemoryDocuments {
    override read(): Promise<never> {
      return Promise.reject(new Error('secret detail'))
    }
  }
  bench = await Workbench.start({ documents: new BrokenDocuments() })
  bench.diagnose = () => Promise.reject(new Error('secret detail'))
  expect(await press()).toMatchObject(
    shown(expect.stringMatching(new RegExp(`^Something went wrong.* ${REFERENCE}$`))),
  )
  expect(bench.connector.messages).toEqual([])
})

it('leaves what was said before as it was', async () => {
  await bench.say(ERROR)
  bench.diagnose = () => Promise.reject(new Error('once'))
  await bench.press('sent-1', { verb: 'check-again' })
  bench.diagnose = () => twoMissing
  await bench.press('sent-1', { verb: 'check-again' })
  expect(bench.connector.messages.at(-1)).toMatchObject({ method: 'PUT', activityId: 'sent-1' })
})

it('takes the activity even where nothing can be sent', async () => {
  bench.connector.refuse = () => 400
  await bench.say(ERROR)
  expect(bench.log.map(({ event }) => event)).toEqual(['typing-failed', 'turn-failed', 'apology-failed'])
})

it('apologizes where what was said cannot be recalled', async () => {
  class BrokenDocuments extends MemoryDocuments {
    override read(): Promise<never> {
      return Promise.reject(new Error('secret connection string'))
    }
  }
  const broken = await Workbench.start({ documents: new BrokenDocuments() })
  await broken.say(ERROR)
  expect(broken.lastWords).toContain(REFERENCE)
  expect(JSON.stringify(broken.log)).not.toContain('secret')
  await broken.close()
})
