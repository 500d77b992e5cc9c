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
const asked = (text: string, cardId: string | null = 'card-1', id = 'new') => ({
  id,
  request: request(text),
  cardId,
})
const said = (...cardIds: readonly (string | null)[]): ConversationState =>
  cardIds.reduce(
    (state, cardId, index) =>
      afterDiagnosis(state, { id: `id-${index}`, request: request(`error ${index}`), cardId }, twoMissing),
    NOTHING_SAID,
  )

describe('what is remembered', () => {
  it('of an answer is its request, its card and its resource', () => {
    expect(afterDiagnosis(NOTHING_SAID, asked('Forbidden'), twoMissing)).toEqual({
      exchanges: [{ id: 'new', request: request('Forbidden'), question: null, cardId: 'card-1' }],
      answers: [],
      recentResource: OPENAI.id,
    })
  })

  it('of a question are its choices too', () => {
    expect(afterDiagnosis(NOTHING_SAID, asked('Forbidden'), whichResource).exchanges[0]?.question).toEqual({
      field: 'resource',
      choices: whichResource.ask.choices,
    })
  })

  it('of a text without an error is nothing', () => {
    const before = said('card-1')
    expect(afterDiagnosis(before, asked('hm', 'card-2'), unrecognized)).toEqual(before)
  })

  it('of a text that was changed to one without an error is nothing any more', () => {
    const state = afterDiagnosis(said('card-1', 'card-2'), asked('hm', 'card-1', 'id-0'), unrecognized)
    expect(state.exchanges.map(({ id }) => id)).toEqual(['id-1'])
  })

  it('stays the resource where an answer is about none', () => {
    const state = afterDiagnosis(said('card-1'), asked('Forbidden', 'card-2'), { ...network, resource: null })
    expect(state.recentResource).toBe(OPENAI.id)
  })

  it('of a card that was updated is what it shows now', () => {
    const state = afterDiagnosis(said('card-1', 'card-2'), asked('again'), twoMissing)
    expect(state.exchanges.map(({ cardId, request }) => [cardId, request.text])).toEqual([
      ['card-1', 'again'],
      ['card-2', 'error 1'],
    ])
  })

  it('of an error that was changed is how it reads now, wherever its card is', () => {
    const state = afterDiagnosis(said(null, null), asked('changed', null, 'id-0'), twoMissing)
    expect(state.exchanges.map(({ request }) => request.text)).toEqual(['changed', 'error 1'])
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
    const state = afterDiagnosis(NOTHING_SAID, asked(''), { ...whichOfMany, ask })
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
