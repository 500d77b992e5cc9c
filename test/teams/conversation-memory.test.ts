import { beforeEach, describe, expect, it } from 'vitest'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
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

let now: Date
let documents: MemoryDocuments
let memory: ConversationMemory

beforeEach(() => {
  now = new Date('2026-11-26T08:00:00Z')
  documents = new MemoryDocuments(() => now)
  memory = new ConversationMemory(documents, () => now)
})

describe('a person in a conversation', () => {
  it('is remembered, whatever the case of the object id', async () => {
    await memory.change(dana, () => state)
    await memory.change(dana, (before) => ({ ...before, recentResource: null }))
    expect(await memory.recall({ ...dana, userId: 'd000' })).toEqual({ ...state, recentResource: null })
  })

  it.each([
    { ...dana, userId: 'somebody-else' },
    { ...dana, conversationId: '19:thread;messageid=1' },
  ])('shares nothing with $userId in $conversationId', async (place) => {
    await memory.change(dana, () => state)
    expect(await memory.recall(place)).toEqual(NOTHING_SAID)
  })

  it('is forgotten on request', async () => {
    await memory.change(dana, () => state)
    await memory.forget(dana)
    expect(await memory.recall(dana)).toEqual(NOTHING_SAID)
  })

  it('is forgotten a month after the last word', async () => {
    await memory.change(dana, () => state)
    now = new Date('2026-12-26T07:59:59Z')
    expect(await memory.recall(dana)).toEqual(state)
    now = new Date('2026-12-26T08:00:00Z')
    expect(await memory.recall(dana)).toEqual(NOTHING_SAID)
  })

  it('is remembered whole where two turns end at the same time', async () => {
    const [first] = state.exchanges
    const adds = (id: string) => (before: ConversationState) => ({
      ...before,
      exchanges: first === undefined ? [] : [{ ...first, id }, ...before.exchanges],
    })
    const ids = ['a', 'b', 'c']
    await Promise.all(ids.map((id) => memory.change(dana, adds(id))))
    expect((await memory.recall(dana)).exchanges.map(({ id }) => id).toSorted()).toEqual(ids)
  })

  it('keeps ids of people and conversations out of the keys', async () => {
    await memory.change(dana, () => state)
    expect(await documents.keys('conversations')).toEqual([
      expect.stringMatching(/^conversations\/[0-9a-f]{64}$/),
    ])
  })

  it.each([
    ['another version', { version: 0, value: state }],
    ['another shape', { version: 3, value: { exchanges: 'none' } }],
    ['nothing readable', {}],
  ])('starts afresh where %s is stored', async (_, stored) => {
    await memory.change(dana, () => state)
    for (const key of await documents.keys('conversations')) await documents.put(key, stored)
    expect(await memory.recall(dana)).toEqual(NOTHING_SAID)
  })
})
