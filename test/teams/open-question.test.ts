import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Incomplete } from '../../src/reply/diagnosis/diagnosis.ts'
import { DANA, OPENAI } from '../reply/fixtures/build.ts'
import { twoMissing, whichResource } from '../reply/fixtures/diagnoses.ts'
import { dana, olivia, summaryOf, THREAD, Workbench } from './workbench.ts'

const ERROR = 'Principal does not have access to API/Operation'
const TEST_ACCOUNT = whichResource.ask.choices[1]?.value ?? ''

const whichOperation: Incomplete = {
  ...whichResource,
  ask: {
    field: 'operation',
    text: 'What did you try to do?',
    choices: [{ value: 'Microsoft.Search/searchServices/write', title: 'Change the service' }],
  },
}
const whoseAccess: Incomplete = {
  ...whichResource,
  ask: { field: 'principal', text: 'Whose access is meant?', choices: [{ value: DANA.id, title: 'Mine' }] },
}

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
  bench.diagnose = (request) => (request.kind === 'error' && request.on !== null ? twoMissing : whichResource)
})
afterEach(() => bench.close())

describe('a question about the resource', () => {
  beforeEach(() => bench.say(ERROR))

  it('is asked with its choices as buttons', () => {
    const card = JSON.stringify(bench.connector.messages[0]?.body.attachments)
    expect(card).toContain(
      JSON.stringify({ verb: 'answer', field: 'resource', value: TEST_ACCOUNT }).slice(1, -1),
    )
  })

  it('is answered by a button', async () => {
    await bench.press('sent-1', { verb: 'answer', field: 'resource', value: TEST_ACCOUNT })
    expect(bench.requests[1]).toEqual({ ...bench.requests[0], on: TEST_ACCOUNT })
    expect(bench.lastWords).toBe(summaryOf(twoMissing))
  })

  it('is answered by a name that somebody types', async () => {
    await bench.say('aoai-contoso')
    expect(bench.requests[1]).toEqual({ ...bench.requests[0], on: OPENAI.id })
  })

  it('is answered by a name that was not offered', async () => {
    await bench.say('search-other')
    expect(bench.requests[1]).toEqual({ ...bench.requests[0], on: 'search-other' })
  })

  it('stays open after words about something else', async () => {
    await bench.say('thanks')
    await bench.say('help')
    await bench.say('which roles can make hubs?')
    await bench.say('aoai-contoso')
    expect(bench.requests[1]).toEqual({ ...bench.requests[0], on: OPENAI.id })
  })

  it('gives way to another paste', async () => {
    const other = 'AuthorizationFailed: The client does not have authorization to perform action'
    await bench.say(other)
    expect(bench.requests[1]).toMatchObject({ text: other, on: null })
  })

  it('is closed once it is answered', async () => {
    await bench.say('aoai-contoso')
    await bench.say('the first one')
    expect(bench.requests[2]).toMatchObject({ text: 'the first one', on: null })
  })

  it('can still be answered otherwise by its own card', async () => {
    await bench.press('sent-1', { verb: 'answer', field: 'resource', value: OPENAI.id })
    await bench.press('sent-1', { verb: 'answer', field: 'resource', value: TEST_ACCOUNT })
    expect(bench.requests[2]).toEqual({ ...bench.requests[0], on: TEST_ACCOUNT })
  })

  it.each([
    [
      'with a choice that was not offered',
      'resource',
      '/subscriptions/other',
      /^That is not one of the choices/,
    ],
    ['of another kind', 'operation', TEST_ACCOUNT, /^Nothing is open here/],
  ])('is not answered by card data %s', async (_, field, value, words) => {
    await bench.press('sent-1', { verb: 'answer', field, value })
    expect(bench.requests).toHaveLength(1)
    expect(bench.lastWords).toMatch(words)
  })
})

describe('a question about the operation', () => {
  beforeEach(async () => {
    bench.diagnose = (request) =>
      request.kind === 'error' && request.operation !== null ? twoMissing : whichOperation
    await bench.say(ERROR)
  })

  it('is answered by a button', async () => {
    const value = 'Microsoft.Search/searchServices/write'
    await bench.press('sent-1', { verb: 'answer', field: 'operation', value })
    expect(bench.requests[1]).toEqual({ ...bench.requests[0], operation: value })
  })

  it('is asked again where the words name none', async () => {
    await bench.say('I wanted to see my index')
    expect(bench.lastWords).toMatch(/^I need the name of an operation/)
    await bench.say('Microsoft.Search/searchServices/read')
    expect(bench.requests[1]).toMatchObject({ operation: 'Microsoft.Search/searchServices/read' })
  })
})

describe('a question about the principal', () => {
  const text =
    "AuthorizationFailed: The client 'ghost' with object id '9c4f0000-0000-4000-8000-000000000009' does not have authorization to perform action 'Microsoft.Search/searchServices/write'."

  beforeEach(async () => {
    bench.diagnose = () => whoseAccess
    await bench.say(text)
  })

  it('is answered with oneself', async () => {
    await bench.press('sent-1', { verb: 'answer', field: 'principal', value: DANA.id })
    expect(bench.requests[1]).toMatchObject({ asker: { by: 'id', id: DANA.id }, chosen: DANA.id })
  })

  it('is answered with somebody else by name', async () => {
    await bench.say('Olivia Owner')
    expect(bench.requests[1]).toMatchObject({ asker: { by: 'id', id: DANA.id }, chosen: 'Olivia Owner' })
  })

  it('is not answered with a text that names nobody', async () => {
    await bench.say('can my team use srch-contoso?')
    expect(bench.lastWords).toMatch(/^I look up one person or application at a time/)
    await bench.say('my whole team')
    expect(bench.lastWords).toMatch(/^I need to know whose access is meant/)
    expect(bench.requests).toHaveLength(1)
  })
})

describe('a question in a channel', () => {
  it('is not for others to answer, by words or by a button', async () => {
    await bench.sayInThread(ERROR)
    await bench.sayInThread('aoai-contoso', { from: olivia })
    expect(bench.lastWords).toMatch(/^I cannot read the message that you mean/)

    await bench.press(
      'sent-1',
      { verb: 'check-again' },
      { from: olivia, conversation: { ...THREAD, id: 'other' } },
    )
    await bench.press(
      'sent-1',
      { verb: 'answer', field: 'resource', value: TEST_ACCOUNT },
      { from: { ...olivia, aadObjectId: 'a-third-person' }, conversation: THREAD },
    )
    expect(bench.lastWords).toMatch(/^Nothing is open here/)
    expect(bench.requests).toHaveLength(1)
  })

  it('is for the one who asked to answer there too', async () => {
    await bench.sayInThread(ERROR)
    await bench.sayInThread('aoai-contoso')
    expect(bench.requests[1]).toMatchObject({ on: OPENAI.id, asker: { id: dana.aadObjectId } })
  })
})

describe('not what I meant', () => {
  beforeEach(async () => {
    bench.diagnose = () => twoMissing
    await bench.say(ERROR)
    await bench.press('sent-1', { verb: 'not-what-i-meant' })
  })

  it('asks what was meant, with the help', () => {
    const asked = bench.connector.messages.at(-1)?.body
    expect(asked?.text).toMatch(/Which resource did you mean\?/)
    expect(asked?.attachments).toHaveLength(1)
  })

  it('takes the next words for the resource', async () => {
    await bench.say('search-contoso')
    expect(bench.requests[1]).toEqual({ ...bench.requests[0], on: 'search-contoso' })
  })

  it('has an answer for those who said nothing before', async () => {
    await bench.press('sent-1', { verb: 'not-what-i-meant' }, { from: olivia })
    expect(bench.lastWords).toMatch(/^Sorry that this did not help/)
  })
})

describe('the name of a resource alone', () => {
  it('asks the last thing about it, where nothing else is asked', async () => {
    bench.diagnose = () => twoMissing
    await bench.say(ERROR)
    await bench.say('srch-contoso')
    await bench.say('and-now what?')
    expect(bench.requests.map((request) => request.kind === 'error' && request.on)).toEqual([
      null,
      'srch-contoso',
      null,
    ])
  })

  it('is nothing to ask about where nothing was asked before', async () => {
    await bench.say('srch-contoso')
    expect(bench.requests).toMatchObject([{ text: 'srch-contoso', on: null }])
  })
})
