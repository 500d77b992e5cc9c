import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { starters } from '../../src/reply/prompts/prompts.ts'
import {
  diagnosisMessage,
  helpMessage,
  readingMessage,
  roleAnswerMessage,
  sayingMessage,
  welcomeMessage,
  whatWasMeantMessage,
  type OutgoingMessage,
} from '../../src/teams/outgoing-message.ts'
import { SAYINGS, type Saying } from '../../src/teams/saying.ts'
import { withSuggestions } from '../../src/teams/suggestions/suggestions.ts'
import { DANA, evidence } from '../reply/fixtures/build.ts'
import { EMBEDDED } from '../reply/fixtures/cards.ts'
import { DIAGNOSES, operations, playground, twoMissing, whichResource } from '../reply/fixtures/diagnoses.ts'
import { hugeAnswer, hugeQuestion, knobs } from '../reply/fixtures/huge.ts'
import { anyAnswerTo } from '../role-questions/answer.ts'
import { QUESTIONS } from '../role-questions/questions.ts'

const LONG_PROMPT = `What can I do on ${'x'.repeat(260)}?`
const OPTIONS = { viewerId: DANA.id, prompts: [LONG_PROMPT], quotesModel: true, offer: null }

/** What botbuilder puts around a message: ids of people and conversations have up to some 200 letters. */
function sent(message: OutgoingMessage): object {
  const account = { id: `29:${'x'.repeat(200)}`, name: 'y'.repeat(60), aadObjectId: DANA.id }
  return {
    ...message,
    id: '1700000000000',
    replyToId: '1700000000000',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/7e5a0000-0000-4000-8000-000000000001/',
    from: account,
    recipient: account,
    conversation: {
      id: `19:${'x'.repeat(200)}`,
      conversationType: 'channel',
      tenantId: DANA.id,
      isGroup: true,
    },
    locale: 'en-US',
    inputHint: 'acceptingInput',
  }
}

/** Source: Teams documentation, "Limits and specifications for Microsoft Teams": of a bot's message, all in all. */
const MOST_BYTES = 28 * 1024

function isTaken(message: OutgoingMessage): boolean {
  return Buffer.byteLength(JSON.stringify(sent(message))) <= MOST_BYTES
}

const MESSAGES: Readonly<Record<string, OutgoingMessage>> = {
  ...Object.fromEntries(
    Object.entries(DIAGNOSES).map(([name, diagnosis]) => [name, diagnosisMessage(diagnosis, OPTIONS)]),
  ),
  'a wiring drawn within the card': diagnosisMessage(playground, { ...OPTIONS, picture: EMBEDDED }),
  help: helpMessage(starters(null)),
  welcome: welcomeMessage(starters(null)),
  'what was meant': whatWasMeantMessage(),
  reading: readingMessage({ text: '角'.repeat(9_000), isError: true, doubts: [] }, true),
  ...Object.fromEntries(QUESTIONS.map(([text]) => [text, roleAnswerMessage(anyAnswerTo(text))])),
  ...Object.fromEntries(
    Object.keys(SAYINGS).map((saying) => [
      saying,
      withSuggestions(sayingMessage(saying as Saying), [LONG_PROMPT, LONG_PROMPT, LONG_PROMPT]),
    ]),
  ),
}

describe('every message', () => {
  it.each(Object.entries(MESSAGES))(
    '%s: is small enough for Teams, with all that is around it',
    (_, message) => {
      expect(isTaken(message)).toBe(true)
    },
  )

  it.each(Object.entries(MESSAGES))('%s: tells in a notification what it is', (_, { summary }) => {
    expect(summary).toMatch(/\w{3}/)
  })

  it('is small enough for Teams, whatever was diagnosed', () => {
    fc.assert(
      fc.property(knobs, fc.constantFrom(null, EMBEDDED), (each, picture) => {
        expect(isTaken(diagnosisMessage(hugeAnswer(each), { ...OPTIONS, picture }))).toBe(true)
        expect(isTaken(diagnosisMessage(hugeQuestion(each), OPTIONS))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the sources of an answer', () => {
  it('stand above its card by their numbers', () => {
    const { text, entities } = diagnosisMessage(twoMissing, { ...OPTIONS, quotesModel: false, offer: null })
    expect(text).toBe('Compared with what Microsoft documents [1]:')
    expect(entities).toMatchObject([
      {
        citation: [
          { position: 1, appearance: { name: 'Error: Principal does not have access to API/Operation' } },
        ],
      },
    ])
  })

  it.each([
    ['an error that names its operations', operations],
    ['a question', whichResource],
  ])('are none for %s', (_, diagnosis) => {
    const { text, entities } = diagnosisMessage(diagnosis, { ...OPTIONS, quotesModel: false, offer: null })
    expect([text, entities]).toEqual([undefined, undefined])
  })
})

describe('the label of what a model wrote', () => {
  const isLabelled = ({ entities }: OutgoingMessage) =>
    JSON.stringify(entities ?? []).includes('AIGeneratedContent')
  const readByModel = evidence({ notes: [{ code: 'model', text: 'A language model read it.' }] })
  const inferred = evidence({ notes: [{ code: 'inferred', text: 'The wording is new.' }] })

  it.each([
    ['what no model read', twoMissing, false, false],
    ['words that were inferred without one', { ...twoMissing, evidence: inferred }, false, false],
    ['an error that a model read', { ...twoMissing, evidence: readByModel }, false, true],
    ['a question about such an error', { ...whichResource, evidence: readByModel }, false, true],
    ['a screenshot that a model read', twoMissing, true, true],
  ])('on %s', (_, diagnosis, quotesModel, expected) => {
    expect(isLabelled(diagnosisMessage(diagnosis, { ...OPTIONS, quotesModel }))).toBe(expected)
  })

  it.each([true, false])('on the reading of a screenshot: %s', (isByModel) => {
    expect(isLabelled(readingMessage({ text: 'Forbidden', isError: true, doubts: [] }, isByModel))).toBe(
      isByModel,
    )
  })

  it.each(Object.entries({ help: helpMessage([]), roles: roleAnswerMessage(anyAnswerTo('explain Owner')) }))(
    'never on %s, which no model has a part in',
    (_, message) => {
      expect(isLabelled(message)).toBe(false)
    },
  )
})
