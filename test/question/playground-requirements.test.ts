import { describe, expect, it } from 'vitest'
import { playgroundRequirements } from '../../src/question/playground-requirements.ts'
import type { Located } from '../../src/question/surroundings.ts'
import {
  connection,
  deployment,
  foundry,
  hub,
  located,
  openai,
  project,
  search,
  storage,
} from '../builders/places.ts'

const CHAT = openai('aoai-chat')
const EMBEDDING = openai('aoai-embedding')
const SEARCH = search('srch')
const STORAGE = storage('st')

const to = {
  chat: connection('chat', 'AzureOpenAI', CHAT),
  embedding: connection('embedding', 'AzureOpenAI', EMBEDDING),
  search: connection('search', 'CognitiveSearch', SEARCH),
  storage: connection('storage', 'AzureBlob', STORAGE),
}

/** Each row as "row: actor → target". */
function pairs(fields: Partial<Located>): readonly string[] {
  const outcome = playgroundRequirements(located(project(), { hub: hub(), ...fields }))
  if (outcome.kind === 'ask') return [`asks for the ${outcome.ask.field}`]
  return outcome.requirements.map(
    ({ requirement, actor, resource }) =>
      `${requirement.id.replace('playground/', '')}: ${actor?.name ?? ''} → ${resource?.name ?? ''}`,
  )
}

const ONE_ACCOUNT = [
  'openai-search-reader: aoai-chat → srch',
  'openai-search-contributor: aoai-chat → srch',
  'openai-search-service: aoai-chat → srch',
  'search-openai: srch → aoai-chat',
  'search-storage: srch → st',
  'openai-storage: aoai-chat → st',
]

const TWO_ACCOUNTS = [
  'openai-search-reader: aoai-chat → srch',
  'openai-search-contributor: aoai-chat → srch',
  'openai-search-service: aoai-chat → srch',
  'search-openai: srch → aoai-chat',
  'search-openai: srch → aoai-embedding',
  'openai-openai: aoai-chat → aoai-embedding',
  'search-storage: srch → st',
  'openai-storage: aoai-chat → st',
]

const chatModel = deployment(CHAT, 'gpt-4o')
const embeddingModel = deployment(EMBEDDING, 'text-embedding-3-large')

describe('the pairs of services in the playground', () => {
  it.each<{ sentence: string; fields: Partial<Located>; rows: readonly string[] }>([
    {
      sentence: 'one Azure OpenAI account',
      fields: { connections: [to.chat, to.search, to.storage], deployments: [chatModel] },
      rows: ONE_ACCOUNT,
    },
    {
      sentence: 'one account that serves both models',
      fields: {
        connections: [to.chat, to.search, to.storage],
        deployments: [chatModel, deployment(CHAT, 'text-embedding-ada-002')],
      },
      rows: ONE_ACCOUNT,
    },
    {
      sentence: 'two accounts, one for each model',
      fields: {
        connections: [to.chat, to.embedding, to.search, to.storage],
        deployments: [chatModel, embeddingModel],
      },
      rows: TWO_ACCOUNTS,
    },
    {
      sentence: 'two accounts, the embedding one connected first',
      fields: {
        connections: [to.embedding, to.chat, to.search, to.storage],
        deployments: [embeddingModel, chatModel],
      },
      rows: TWO_ACCOUNTS,
    },
    {
      sentence: 'the ids of deployments in another case',
      fields: {
        connections: [to.chat, to.embedding],
        deployments: [chatModel, { ...embeddingModel, accountId: EMBEDDING.id.toUpperCase() }],
      },
      rows: ['openai-openai: aoai-chat → aoai-embedding'],
    },
    {
      sentence: 'the hub’s own storage counts',
      fields: { connections: [to.chat, to.search], deployments: [chatModel], related: [STORAGE] },
      rows: ONE_ACCOUNT,
    },
    {
      sentence: 'several connections to one resource are one',
      fields: {
        connections: [
          to.chat,
          to.chat,
          connection('c', 'AzureOpenAI', { ...CHAT, id: CHAT.id.toUpperCase() }),
        ],
        related: [STORAGE, STORAGE],
      },
      rows: ['openai-storage: aoai-chat → st'],
    },
    {
      sentence: 'a Foundry account is an Azure OpenAI one',
      fields: { connections: [connection('f', 'AIServices', foundry('fdry')), to.storage] },
      rows: ['openai-storage: fdry → st'],
    },
    {
      sentence: 'no search: only storage',
      fields: { connections: [to.chat, to.storage], deployments: [chatModel] },
      rows: ['openai-storage: aoai-chat → st'],
    },
    {
      sentence: 'two accounts of unknown deployments may both serve chat',
      fields: { connections: [to.chat, to.embedding, to.storage] },
      rows: ['openai-storage: aoai-chat → st', 'openai-storage: aoai-embedding → st'],
    },
    {
      sentence: 'an account of unknown deployments may serve chat beside one that does',
      fields: { connections: [to.chat, to.embedding, to.storage], deployments: [chatModel] },
      rows: ['openai-storage: aoai-chat → st', 'openai-storage: aoai-embedding → st'],
    },
    {
      sentence: 'two accounts with embedding models only both act',
      fields: {
        connections: [to.chat, to.embedding, to.storage],
        deployments: [deployment(CHAT, 'text-embedding-3-small'), embeddingModel],
      },
      rows: ['openai-storage: aoai-chat → st', 'openai-storage: aoai-embedding → st'],
    },
    {
      sentence: 'a service behind a key is left out',
      fields: {
        connections: [to.chat, { ...to.search, authType: 'ApiKey' }, to.storage],
        deployments: [chatModel],
      },
      rows: ['openai-storage: aoai-chat → st'],
    },
    {
      sentence: 'a service behind a key is left out though the hub is related to it',
      fields: {
        connections: [to.chat, to.search, { ...to.storage, authType: 'AccountKey' }],
        related: [{ ...STORAGE, id: STORAGE.id.toUpperCase() }],
      },
      rows: ONE_ACCOUNT.slice(0, 4),
    },
  ])('$sentence', ({ fields, rows }) => {
    expect(pairs(fields).toSorted()).toEqual(rows.toSorted())
  })

  it('name the identity that acts, and none where the service has none', () => {
    const without = openai('aoai-bare', { identity: null })
    const outcome = playgroundRequirements(
      located(project(), { connections: [connection('c', 'AzureOpenAI', without), to.search] }),
    )
    const found = outcome.kind === 'ask' ? [] : outcome.requirements
    expect(found.map(({ assignee }) => assignee?.id ?? null)).toEqual([null, null, null, 'identity-of-srch'])
    expect(found.map(({ scope }) => scope)).toEqual([SEARCH.id, SEARCH.id, SEARCH.id, without.id])
  })

  it('tell the connections that use a key, and those alone where all do', () => {
    const byKey = { ...to.chat, authType: 'ApiKey' }
    const outcome = playgroundRequirements(located(project(), { connections: [byKey] }))
    expect(outcome).toEqual({
      kind: 'requirements',
      requirements: [],
      keyConnections: [byKey],
      remarks: [],
      capabilities: [],
    })
  })

  it('leave a key connection to something unknown out', () => {
    const byKey = connection('web', 'ApiKey', null, { authType: 'ApiKey' })
    expect(pairs({ connections: [byKey, to.chat, to.storage] })).toEqual(['openai-storage: aoai-chat → st'])
  })

  it.each([
    { sentence: 'there is no hub or project', fields: { resource: null } },
    { sentence: 'nothing is connected', fields: {} },
    {
      sentence: 'what is connected is none of these services',
      fields: { connections: [connection('c', 'Custom', null)] },
    },
  ])('asks for the resource where $sentence', ({ fields }) => {
    expect(pairs(fields)).toEqual(['asks for the resource'])
  })
})
