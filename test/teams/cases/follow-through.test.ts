import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Answered } from '../../../src/reply/diagnosis/diagnosis.ts'
import { allGranted, twoMissing } from '../../reply/fixtures/diagnoses.ts'
import { olivia, THREAD, Workbench } from '../workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const LATER = { ...THREAD, id: '19:0123@thread.tacv2;messageid=1700000099999' }

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
  await bench.sayInThread(ERROR)
})
afterEach(() => bench.close())

const button = z.object({ type: z.string(), url: z.string().optional() })
const lastCard = () => {
  const content: unknown = bench.connector.messages.at(-1)?.body.attachments?.[0]?.content
  return z.object({ actions: z.array(button) }).parse(content)
}
const words = () => JSON.stringify(bench.connector.messages.at(-1)?.body)
const again = () => bench.press('sent-1', { verb: 'check-again' }, { conversation: THREAD })

describe('an error that is checked again', () => {
  it('closes its thread with what was missing, once it is there', async () => {
    bench.diagnose = () => allGranted
    await again()
    expect(bench.connector.messages.map(({ method, body }) => [method, body.summary])).toEqual([
      ['POST', 'Looked into. Only Dana Developer sees what I found.'],
      ['PUT', 'Solved. The access is there.'],
      [
        'POST',
        'Solved. What was missing: Cognitive Services OpenAI Contributor on aoai-contoso and Cognitive Services User on aoai-contoso.',
      ],
    ])
  })

  it('names what was missing as it is called, and in no Markdown', async () => {
    const roles = [{ ...twoMissing.advice.leastRoles[0], name: '[Reader](http://evil.example)\u202E' }]
    bench.diagnose = () =>
      ({ ...twoMissing, advice: { ...twoMissing.advice, leastRoles: roles } }) as Answered
    await again()
    bench.diagnose = () => allGranted
    await again()
    expect(bench.connector.messages.at(-1)?.body).toMatchObject({
      text: 'Solved. What was missing: [Reader](http://evil.example) on aoai-contoso.',
      textFormat: 'plain',
    })
  })

  it('closes it once, however often it is checked', async () => {
    bench.diagnose = () => allGranted
    await again()
    await again()
    expect(bench.connector.messages.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  it('stays open while anything is missing', async () => {
    await again()
    expect(words()).toContain('Looked into.')
  })
})

describe('the same error in another thread', () => {
  it('points to the first one, which it can open', async () => {
    await bench.sayInThread(ERROR, { from: olivia, conversation: LATER })
    expect(words()).toContain('The same failed here in the last day, and is being looked into there.')
    const [link] = lastCard().actions.flatMap(({ url }) => url ?? [])
    expect(link).toMatch(
      /^https:\/\/teams\.microsoft\.com\/l\/message\/19%3A0123%40thread\.tacv2\/1700000000000\?/,
    )
  })

  it('points to it in the Teams of another cloud', async () => {
    await bench.close()
    bench = await Workbench.start({ cloud: 'china' })
    await bench.sayInThread(ERROR)
    await bench.sayInThread(ERROR, { from: olivia, conversation: LATER })
    expect(words()).toContain('https://teams.microsoftonline.cn/l/message/')
  })

  it('says that the first one was solved', async () => {
    bench.diagnose = () => allGranted
    await again()
    bench.diagnose = () => twoMissing
    await bench.sayInThread(ERROR, { from: olivia, conversation: LATER })
    expect(words()).toContain('and was solved: see there what was missing')
  })

  it.each([
    ['of another cause', { ...twoMissing, evidence: { ...twoMissing.evidence, cause: 'network' } }],
    [
      'on another resource',
      { ...twoMissing, resource: { ...allGranted.resource, id: '/subscriptions/other' } },
    ],
  ])('is a new one if it is %s', async (_, diagnosis) => {
    bench.diagnose = () => diagnosis as typeof twoMissing
    await bench.sayInThread(ERROR, { from: olivia, conversation: LATER })
    expect(words()).not.toContain('The same failed here')
  })

  it('points nowhere from another channel', async () => {
    const elsewhere = { ...THREAD, id: '19:9999@thread.tacv2;messageid=1700000099999' }
    await bench.sayInThread(ERROR, { from: olivia, conversation: elsewhere })
    expect(words()).not.toContain('The same failed here')
  })
})
