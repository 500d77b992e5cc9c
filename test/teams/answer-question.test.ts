import { describe, expect, it } from 'vitest'
import { answerByChoice, answerByWords, looksLikeAnswer } from '../../src/teams/answer-question.ts'
import type { RememberedQuestion } from '../../src/teams/exchange.ts'
import { newRequest, type RememberedRequest } from '../../src/teams/remembered-request.ts'
import { OLIVIA } from '../../src/sandbox/contoso/people.ts'
import { DANA, OPENAI, SEARCH } from '../reply/fixtures/build.ts'

const request = newRequest('error', 'Forbidden', null)
const whichResource: RememberedQuestion = {
  field: 'resource',
  choices: [OPENAI, SEARCH].map(({ id, name }) => ({ value: id, title: `${name} (rg-ai)` })),
}
const QUERY = 'Microsoft.Search/searchServices/indexes/documents/read'
const whichOperation: RememberedQuestion = {
  field: 'operation',
  choices: [{ value: QUERY, title: 'Query an index' }],
}
const whoseAccess: RememberedQuestion = {
  field: 'principal',
  choices: [{ value: DANA.id, title: 'Mine', isOwn: true }],
}
const whichService: RememberedQuestion = { field: 'service', choices: [] }

describe('a pressed choice', () => {
  const choose = (question: RememberedQuestion, value: string, asker: string | null = DANA.id) =>
    answerByChoice({ request, question }, value, asker)

  it('names the resource', () => {
    expect(choose(whichResource, SEARCH.id)).toEqual({
      kind: 'request',
      request: { ...request, on: SEARCH.id },
    })
  })

  it('names the operation', () => {
    expect(choose(whichOperation, QUERY)).toEqual({
      kind: 'request',
      request: { ...request, operation: QUERY },
    })
  })

  it('that was never offered is not taken', () => {
    expect(choose(whichResource, `${SEARCH.id}-other`)).toEqual({ kind: 'unusable', why: 'not-a-choice' })
  })

  it('names whom several of a name were offered', () => {
    const whichOfThem: RememberedQuestion = {
      field: 'principal',
      choices: [{ value: OLIVIA, title: 'Olivia' }],
    }
    expect(choose(whichOfThem, OLIVIA)).toEqual({
      kind: 'request',
      request: { ...request, chosen: OLIVIA },
    })
  })

  it('of one’s own access is not taken from somebody else', () => {
    expect(choose(whoseAccess, DANA.id, 'somebody-else')).toEqual({ kind: 'unusable', why: 'not-the-asker' })
    expect(choose(whoseAccess, DANA.id, null)).toEqual({ kind: 'unusable', why: 'not-the-asker' })
  })
})

describe('typed words', () => {
  const cases: readonly (readonly [
    sentence: string,
    question: RememberedQuestion,
    words: string,
    outcome: Partial<RememberedRequest> | string,
  ])[] = [
    ['name a choice by its title', whichResource, 'SEARCH-contoso (rg-ai)', { on: SEARCH.id }],
    ['name a choice by the name of its resource', whichResource, ' search-contoso. ', { on: SEARCH.id }],
    ['name a choice among other words', whichResource, 'it is search-contoso, I think', { on: SEARCH.id }],
    ['name a resource that was not offered', whichResource, '`st-other`', { on: 'st-other' }],
    [
      'that name two choices are handed on whole',
      whichResource,
      'search-contoso or aoai-contoso',
      { on: 'search-contoso or aoai-contoso' },
    ],
    ['name an operation by its title', whichOperation, 'query an index', { operation: QUERY }],
    [
      'name an operation',
      whichOperation,
      'Microsoft.Search/searchServices/write',
      { operation: 'Microsoft.Search/searchServices/write' },
    ],
    ['that are no operation are not taken', whichOperation, 'writing to the index', 'not-an-operation'],
    [
      'name somebody by their sign-in name',
      whoseAccess,
      'olivia@contoso.com',
      { chosen: 'olivia@contoso.com' },
    ],
    ['name somebody by their full name', whoseAccess, ' Olivia Lindqvist. ', { chosen: 'Olivia Lindqvist' }],
    ['name an application', whoseAccess, 'id-assistant-01', { chosen: 'id-assistant-01' }],
    ['name somebody by an object id', whoseAccess, OLIVIA, { chosen: OLIVIA }],
    ['that name nobody in particular are not taken', whoseAccess, 'my team', 'nobody'],
    ['that say something else are not taken', whoseAccess, 'why do you want to know this of me?', 'nobody'],
    ['name a service', whichService, 'Azure AI Search', { text: 'Forbidden\nAzure AI Search' }],
  ]
  it.each(cases)('%s', (_, question, words, outcome) => {
    expect(answerByWords({ request, question }, words, DANA.id)).toEqual(
      typeof outcome === 'string'
        ? { kind: 'unusable', why: outcome }
        : { kind: 'request', request: { ...request, ...outcome } },
    )
  })

  it('that mean oneself cannot be taken of somebody without an identity', () => {
    expect(answerByWords({ request, question: { ...whoseAccess, choices: [] } }, 'me', null)).toEqual({
      kind: 'unusable',
      why: 'not-the-asker',
    })
  })
})

describe('an error that names somebody unknown', () => {
  const text =
    "AuthorizationFailed: The client 'ghost@fabrikam.com' with object id '9c4f0000-0000-4000-8000-000000000009' does not have authorization to perform action 'Microsoft.Search/searchServices/write' over scope '/subscriptions/5a3e0b1c-0000-4000-8000-000000000001/resourceGroups/rg-ai'."

  it.each(['mine', 'Me!', 'my access', "it's me"])('is about the asker after %j', (words) => {
    const answer = answerByWords({ request: { ...request, text }, question: whoseAccess }, words, DANA.id)
    if (answer.kind === 'unusable') throw new Error(answer.why)
    expect(answer.request).toEqual({ ...request, text, chosen: DANA.id })
  })
})

describe('looksLikeAnswer', () => {
  const cases: readonly (readonly [text: string, looks: boolean])[] = [
    ['contoso-search', true],
    [`  ${SEARCH.id}\n`, true],
    ['', false],
    ['two\nlines', false],
    ['x'.repeat(2_001), false],
  ]
  it.each(cases)('of %j is %s', (text, looks) => {
    expect(looksLikeAnswer(text)).toBe(looks)
  })
})
