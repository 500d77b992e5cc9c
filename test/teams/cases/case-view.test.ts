import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { playground, twoMissing } from '../../reply/fixtures/diagnoses.ts'
import { PRIVATE_CHAT } from '../connector.ts'
import { dana, olivia, summaryOf, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'

const long = {
  ...playground,
  verdicts: [...playground.verdicts, ...playground.verdicts, ...playground.verdicts],
}

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
  await bench.sayInThread(ERROR)
})
afterEach(() => bench.close())

const shownCard = z.object({
  refresh: z.object({
    action: z.object({ verb: z.string(), data: z.object({ case: z.string() }) }),
    userIds: z.array(z.string()),
  }),
})

const everyonesCard = () => bench.connector.messages.at(-1)?.body.attachments?.[0]?.content as unknown
const caseId = () => shownCard.parse(everyonesCard()).refresh.action.data.case

const view = (fields: Readonly<Record<string, unknown>>, trigger: 'manual' | 'automatic' = 'manual') =>
  bench.execute('view-case', { case: caseId() }, { conversation: THREAD, ...fields }, trigger)

describe('the line about an error', () => {
  it('is refreshed for its author alone', () => {
    expect(shownCard.parse(everyonesCard()).refresh.userIds).toEqual([dana.id])
  })

  it('shows its author what was found, without another look at Azure', async () => {
    const answer = await view({ from: dana }, 'automatic')
    expect(answer).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { fallbackText: summaryOf(twoMissing), refresh: { userIds: [dana.id] } },
    })
    expect(bench.requests).toHaveLength(1)
  })

  it('knows its author by the object id, whatever name or account is stated', async () => {
    const answer = await view({ from: { ...olivia, id: dana.id, name: dana.name } })
    expect(answer.type).toBe('application/vnd.microsoft.activity.message')
  })

  it('tells others in words that it is not for them', async () => {
    const { value } = await view({ from: olivia })
    expect(value).toMatch(/Only Dana Developer sees what I found/)
    expect(value).not.toMatch(/contoso|Reader|Contributor/)
  })

  it('calls its author by a name of one line', async () => {
    await bench.sayInThread(ERROR, { from: { ...dana, name: 'Dana\u202E\n\n# Big' } })
    const { value } = await view({ from: olivia })
    expect(value).toMatch(
      /^Only Dana # Big sees what I found: it is about their access\. If you may read role assignments/,
    )
  })

  it('stays as it is for others whose client refreshes it', async () => {
    const answer = await view({ from: olivia }, 'automatic')
    expect(answer.value).toEqual(everyonesCard())
  })

  it.each([
    ['in another conversation', { from: dana, conversation: { ...THREAD, id: '19:other@thread.tacv2' } }],
    ['by somebody of no known object id', { from: { id: dana.id, name: dana.name } }],
  ])('shows nothing %s', async (_, fields) => {
    expect(JSON.stringify(await view(fields))).not.toMatch(/aoai-contoso|Contributor/)
  })

  it('shows nothing of a case that there is not', async () => {
    const other = { case: '99999999-0000-4000-8000-000000000000' }
    const { value } = await bench.execute('view-case', other, { from: dana, conversation: THREAD })
    expect(value).toMatch(/Paste the error again/)
  })

  it('remains the same case when it is checked again', async () => {
    const before = caseId()
    await bench.press('sent-1', { verb: 'check-again' }, { conversation: THREAD })
    expect(caseId()).toBe(before)
  })
})

describe('long findings', () => {
  it('go to the author’s own chat as well', async () => {
    bench.diagnose = () => long
    await bench.sayInThread(ERROR)
    expect(bench.connector.messages.map(({ conversationId }) => conversationId)).toEqual([
      THREAD.id,
      THREAD.id,
      PRIVATE_CHAT,
    ])
  })

  it('are kept in the thread where the author’s chat cannot be reached', async () => {
    bench.diagnose = () => long
    bench.connector.refuse = ({ conversationId }) => (conversationId === null ? 403 : null)
    await bench.sayInThread(ERROR)
    expect((await view({ from: dana })).type).toBe('application/vnd.microsoft.card.adaptive')
  })
})
