import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterDiagnosis,
  afterMisreading,
  exchangeOfCard,
  NOTHING_SAID,
  type ConversationState,
} from '../../src/teams/exchange.ts'
import { newRequest } from '../../src/teams/remembered-request.ts'
import { OPENAI } from '../reply/fixtures/build.ts'
import { network, twoMissing, unrecognized, whichOfMany, whichResource } from '../reply/fixtures/diagnoses.ts'

const request = (text: string) => newRequest('error', text, null)
const said = (...cardIds: readonly (string | null)[]): ConversationState =>
  cardIds.reduce(
    (state, cardId, index) => afterDiagnosis(state, request(`error ${index}`), twoMissing, cardId),
    NOTHING_SAID,
  )

describe('what is remembered', () => {
  it('of an answer is its request, its card and its resource', () => {
    expect(afterDiagnosis(NOTHING_SAID, request('Forbidden'), twoMissing, 'card-1')).toEqual({
      exchanges: [{ request: request('Forbidden'), question: null, cardId: 'card-1' }],
      recentResource: OPENAI.id,
    })
  })

  it('of a question are its choices too', () => {
    expect(
      afterDiagnosis(NOTHING_SAID, request('Forbidden'), whichResource, 'card-1').exchanges[0]?.question,
    ).toEqual({
      field: 'resource',
      choices: whichResource.ask.choices,
    })
  })

  it('of a text without an error is nothing', () => {
    const before = said('card-1')
    expect(afterDiagnosis(before, request('hm'), unrecognized, 'card-2')).toEqual(before)
  })

  it('stays the resource where an answer is about none', () => {
    const state = afterDiagnosis(
      said('card-1'),
      request('Forbidden'),
      { ...network, resource: null },
      'card-2',
    )
    expect(state.recentResource).toBe(OPENAI.id)
  })

  it('of a card that was updated is what it shows now', () => {
    const state = afterDiagnosis(said('card-1', 'card-2'), request('again'), twoMissing, 'card-1')
    expect(state.exchanges.map(({ cardId, request }) => [cardId, request.text])).toEqual([
      ['card-1', 'again'],
      ['card-2', 'error 1'],
    ])
  })

  it('is bounded, however much is said', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ maxLength: 3 })), { maxLength: 30 }), (cardIds) => {
        const { exchanges } = said(...cardIds)
        expect(exchanges.length).toBeLessThanOrEqual(4)
        if (cardIds.length > 0) expect(exchanges[0]?.cardId).toBe(cardIds.at(-1))
      }),
    )
    const choices = Array.from({ length: 99 }, (_, index) => ({ value: `${index}`, title: `${index}` }))
    const ask = { ...whichOfMany.ask, choices }
    const state = afterDiagnosis(NOTHING_SAID, request(''), { ...whichOfMany, ask }, null)
    expect(state.exchanges[0]?.question?.choices).toHaveLength(60)
  })
})

describe('the exchange of a pressed card', () => {
  it('is the one that the card shows', () => {
    expect(exchangeOfCard(said('card-1', 'card-2'), ['card-1'])?.request.text).toBe('error 0')
  })

  it('is the newest where the card is unknown', () => {
    expect(exchangeOfCard(said('card-1', null), ['card-9'])?.request.text).toBe('error 1')
  })

  it('is none where nothing was said', () => {
    expect(exchangeOfCard(NOTHING_SAID, ['card-1'])).toBeNull()
  })
})

it('asks for the resource after a misreading, and about that exchange', () => {
  const before = said('card-1', 'card-2')
  const [newest, misread] = before.exchanges
  if (newest === undefined || misread === undefined) throw new Error('expected two exchanges')
  expect(afterMisreading(before, misread).exchanges).toEqual([
    { ...misread, question: { field: 'resource', choices: [] } },
    newest,
  ])
})
