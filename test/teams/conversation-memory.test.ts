import { MemoryStorage } from 'botbuilder'
import { beforeEach, describe, expect, it } from 'vitest'
import { ConversationMemory } from '../../src/teams/conversation-memory.ts'
import { NOTHING_SAID, type ConversationState } from '../../src/teams/exchange.ts'
import { newRequest } from '../../src/teams/remembered-request.ts'
import { OPENAI } from '../reply/fixtures/build.ts'

const dana = { conversationId: '19:thread', userId: 'D000' }
const state: ConversationState = {
  exchanges: [
    {
      id: 'diagnosis-1',
      request: newRequest('error', 'Forbidden', null),
      question: { field: 'resource', choices: [{ value: OPENAI.id, title: OPENAI.name }] },
      cardId: 'card-1',
    },
  ],
  answers: [
    { diagnosisId: 'diagnosis-1', messageId: 'asked-1', conversationId: '19:thread', cardId: 'card-1' },
  ],
  recentResource: OPENAI.id,
}

let items: Record<string, string>
let memory: ConversationMemory

beforeEach(() => {
  items = {}
  memory = new ConversationMemory(new MemoryStorage(items))
})

describe('a person in a conversation', () => {
  it('is remembered, whatever the case of the object id', async () => {
    await memory.remember(dana, state)
    await memory.remember(dana, { ...state, recentResource: null })
    expect(await memory.recall({ ...dana, userId: 'd000' })).toEqual({ ...state, recentResource: null })
  })

  it.each([
    { ...dana, userId: 'somebody-else' },
    { ...dana, conversationId: '19:thread;messageid=1' },
  ])('shares nothing with $userId in $conversationId', async (place) => {
    await memory.remember(dana, state)
    expect(await memory.recall(place)).toEqual(NOTHING_SAID)
  })

  it('is forgotten on request', async () => {
    await memory.remember(dana, state)
    await memory.forget(dana)
    expect(await memory.recall(dana)).toEqual(NOTHING_SAID)
  })

  it('keeps ids of people and conversations out of the keys', async () => {
    await memory.remember(dana, state)
    expect(Object.keys(items)).toEqual([expect.stringMatching(/^rolecall\/conversations\/[0-9a-f]{64}$/)])
  })

  it.each([
    ['another version', { version: 0, state }],
    ['another shape', { version: 1, state: { exchanges: 'none' } }],
    ['nothing readable', {}],
  ])('starts afresh where %s is stored', async (_, stored) => {
    await memory.remember(dana, state)
    for (const key of Object.keys(items)) items[key] = JSON.stringify(stored)
    expect(await memory.recall(dana)).toEqual(NOTHING_SAID)
  })
})
