import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roleAnswerCard } from '../../src/reply/role-answer/role-answer-card.ts'
import { anyAnswerTo } from '../role-questions/answer.ts'
import { THREAD, Workbench } from './workbench.ts'

const QUESTION = 'difference between Contributor and Azure AI Developer on a hub'
const ERROR = 'Principal does not have access to API/Operation'

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

describe('a question about roles', () => {
  it('is answered by a card at once, and nothing is asked of Azure', async () => {
    await bench.say(QUESTION)
    expect(bench.requests).toEqual([])
    expect(bench.connector.calls.map(({ body }) => body.type)).toEqual(['message'])
    expect(bench.connector.messages[0]?.body.attachments?.[0]?.content).toEqual(
      JSON.parse(JSON.stringify(roleAnswerCard(anyAnswerTo(QUESTION)))),
    )
  })

  it('is answered in a channel for everyone there', async () => {
    await bench.sayInThread(QUESTION)
    expect(bench.connector.calls.map(({ conversationId }) => conversationId)).toEqual([THREAD.id])
  })

  it('leaves what was talked about before to be gone on with', async () => {
    await bench.say(ERROR)
    await bench.say(QUESTION)
    await bench.say('check again')
    expect(bench.requests.map((request) => request.kind)).toEqual(['error', 'error'])
  })

  it('for a role from errors is answered from those that the asker pasted here, and from nobody else’s', async () => {
    const refused = (action: string) =>
      `(AuthorizationFailed) The client 'x' does not have authorization to perform action '${action}' over scope '/subscriptions/11111111-2222-4333-8444-555555555555'.`
    await bench.say(refused('Microsoft.Search/searchServices/read'))
    await bench.say(refused('Microsoft.Search/searchServices/indexes/write'))
    await bench.say('what can I do on srch-1?')
    await bench.say('build a role from these errors')
    const [card] = bench.connector.messages.at(-1)?.body.attachments ?? []
    const text = JSON.stringify(card)
    expect(text).toContain('the 2 errors that you pasted')
    expect(text).toContain('Microsoft.Search/searchServices/indexes/write')
    await bench.sayInThread('build a role from these errors')
    expect(JSON.stringify(bench.connector.messages.at(-1))).toContain(
      'I remember no error that you pasted here',
    )
  })

  it('is noted in the log by its kind, without its words', async () => {
    await bench.say('explain Backup Wizard Contributor')
    const noted = bench.log.find(({ event }) => event === 'answered-about-roles')
    expect(noted).toMatchObject({ level: 'info', fields: { question: 'explanation' } })
    expect(JSON.stringify(bench.log)).not.toContain('Wizard')
  })
})

it('a question about nobody in particular is told whom one can ask about, and looks up nobody', async () => {
  await bench.say('can my team create a hub in rg-ai?')
  expect(bench.lastWords).toMatch(/^I look up one person or application at a time/)
  expect(bench.requests).toEqual([])
})

it('a question about somebody by their full name is asked about them', async () => {
  await bench.say('can Dana Okafor create a hub in rg-ai?')
  expect(bench.requests).toMatchObject([{ kind: 'plain', about: { name: 'Dana Okafor' } }])
})
