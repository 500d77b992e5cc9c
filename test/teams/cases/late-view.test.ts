import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { allGranted, twoMissing } from '../../reply/fixtures/diagnoses.ts'
import { dana, summaryOf, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'

const shownCard = z.object({
  refresh: z.object({ action: z.object({ data: z.object({ case: z.string() }) }) }),
})

/** A bot that has begun anew, so that it has to look again at what it showed before. */
let bench: Workbench
let caseId: string
const release = Promise.withResolvers<typeof twoMissing>()

beforeEach(async () => {
  const documents = new MemoryDocuments()
  const before = await Workbench.start({ documents })
  await before.sayInThread(ERROR)
  const content: unknown = before.connector.messages.at(-1)?.body.attachments?.[0]?.content
  caseId = shownCard.parse(content).refresh.action.data.case
  await before.close()
  bench = await Workbench.start({ documents, patience: 1 })
  bench.diagnose = () => release.promise
})
afterEach(() => bench.close())

const view = () =>
  bench.execute('view-case', { case: caseId }, { from: dana, conversation: THREAD }, 'automatic')

it('findings that come after Teams stopped waiting are there when its client is made to ask again', async () => {
  expect(await view()).toMatchObject({ value: expect.stringContaining('still at it') as string })
  expect(bench.connector.messages).toEqual([])
  release.resolve(twoMissing)
  await expect
    .poll(() => bench.connector.messages)
    .toMatchObject([
      {
        method: 'PUT',
        activityId: 'sent-1',
        body: { summary: expect.stringMatching(/^Looked into/) as string },
      },
    ])
  bench.diagnose = () => allGranted
  await expect.poll(view).toMatchObject({ value: { fallbackText: summaryOf(twoMissing) } })
})

it('findings of which a part was late are whole when they are asked for again', async () => {
  const rest = Promise.withResolvers<typeof twoMissing>()
  bench.rest = rest.promise
  bench.diagnose = () => allGranted
  await view()
  await expect.poll(view).toMatchObject({ value: { fallbackText: summaryOf(allGranted) } })
  rest.resolve(twoMissing)
  await expect.poll(view).toMatchObject({ value: { fallbackText: summaryOf(twoMissing) } })
})
