import { describe, expect, it } from 'vitest'
import { connectionRequirements, usesKey } from '../../src/question/connection-requirements.ts'
import type { Connection, Located } from '../../src/question/surroundings.ts'
import { DANA } from '../builders/people.ts'
import { connection, dataLake, foundry, hub, located, openai, search, storage } from '../builders/places.ts'

const HUB = hub('hub-contoso', { properties: { storageAccount: storage('sthub').id } })
const on = (to: Connection, fields: Partial<Located> = {}) =>
  located(to.resource, { hub: HUB, connections: [connection('other', 'Custom', null), to], ...fields })

const OPENAI_ROWS = [
  'connection/openai-contributor',
  'connection/cognitive-services-user',
  'connection/cognitive-services-contributor',
]
const BLOB_ROWS = ['connection/blob-data-contributor']
const LAKE_ROWS = ['connection/adls-data-contributor']
const FILE_ROWS = ['connection/promptflow-file']

describe('the rows of a connection', () => {
  it.each([
    { sentence: 'to Azure OpenAI', to: connection('c', 'AzureOpenAI', openai()), rows: OPENAI_ROWS },
    { sentence: 'to AI services', to: connection('c', 'AIServices', foundry()), rows: OPENAI_ROWS },
    {
      sentence: 'to AI search',
      to: connection('c', 'CognitiveSearch', search()),
      rows: ['connection/search-contributor', 'connection/search-index-data-contributor'],
    },
    { sentence: 'to Blob Storage', to: connection('c', 'AzureBlob', storage()), rows: BLOB_ROWS },
    {
      sentence: 'to a data lake, by its category',
      to: connection('c', 'ADLSGen2', storage()),
      rows: LAKE_ROWS,
    },
    {
      sentence: 'to a data lake, by its settings',
      to: connection('c', 'AzureBlob', dataLake()),
      rows: LAKE_ROWS,
    },
    { sentence: 'to Azure Files', to: connection('c', 'AzureFile', storage()), rows: FILE_ROWS },
    {
      sentence: 'to the storage that holds Prompt flow',
      to: connection('c', 'AzureBlob', storage('sthub')),
      rows: [...BLOB_ROWS, ...FILE_ROWS],
    },
    {
      sentence: 'to OneLake',
      to: connection('c', 'AzureOneLake', null),
      rows: ['connection/onelake-contributor'],
    },
  ])('$sentence', ({ to, rows }) => {
    const outcome = connectionRequirements(on(to))
    expect(outcome).toMatchObject({ kind: 'requirements', keyConnections: [] })
    const found = outcome.kind === 'ask' ? [] : outcome.requirements
    expect(found.map(({ requirement }) => requirement.id)).toEqual(rows)
  })

  it('are the developer’s, on the target', () => {
    const outcome = connectionRequirements(on(connection('c', 'CognitiveSearch', search())))
    const row = { assignee: DANA, actor: null, scope: search().id, resource: search() }
    expect(outcome).toMatchObject({ requirements: [row, row] })
  })

  it.each(['ManagedIdentity', 'AccountManagedIdentity', 'projectmanagedidentity'])(
    'are the workspace’s where the connection signs in as its %s',
    (authType) => {
      const to = connection('c', 'CognitiveSearch', search(), { authType })
      const row = { assignee: { id: HUB.identity?.systemAssigned }, actor: HUB, scope: search().id }
      expect(connectionRequirements(on(to))).toMatchObject({ requirements: [row, row] })
    },
  )

  it('are the developer’s where the workspace of a managed identity is not known', () => {
    const to = connection('c', 'CognitiveSearch', search(), { authType: 'ManagedIdentity' })
    expect(connectionRequirements(on(to, { hub: null }))).toMatchObject({
      requirements: [{ assignee: DANA }, { assignee: DANA }],
    })
  })

  it('of OneLake stand at the connection, since Azure knows no target', () => {
    const to = connection('c', 'AzureOneLake', null)
    expect(connectionRequirements(on(to))).toMatchObject({ requirements: [{ scope: to.resource.id }] })
  })

  it('are found by the id in any case', () => {
    const to = connection('c', 'CognitiveSearch', search())
    const resource = { ...to.resource, id: to.resource.id.toUpperCase() }
    expect(connectionRequirements(on(to, { resource }))).toMatchObject({ kind: 'requirements' })
  })
})

describe('a connection that signs in', () => {
  it.each([
    'AAD',
    'aad',
    'UserIdentity',
    'UserEntraToken',
    'None',
    'ManagedIdentity',
    'ProjectManagedIdentity',
  ])('with %s uses roles', (authType) => {
    expect(usesKey(connection('c', 'AzureOpenAI', openai(), { authType }))).toBe(false)
  })

  it.each(['ApiKey', 'AccountKey', 'SAS', 'PAT', 'CustomKeys', 'UsernamePassword', 'ServicePrincipal'])(
    'with %s uses nobody’s roles',
    (authType) => {
      const to = connection('c', 'AzureOpenAI', openai(), { authType })
      expect(usesKey(to)).toBe(true)
      expect(connectionRequirements(on(to))).toEqual({
        kind: 'requirements',
        requirements: [],
        keyConnections: [to],
        remarks: [],
        capabilities: [],
      })
    },
  )
})

describe('asks which resource is meant', () => {
  it('where the connection is none that could be read, and offers those that are', () => {
    const known = connection('c', 'AzureOpenAI', openai())
    const outcome = connectionRequirements(located(openai(), { connections: [known] }))
    expect(outcome).toEqual({
      kind: 'ask',
      ask: {
        field: 'resource',
        text: 'aoai-contoso is not a connection of a hub or project that I can read. Which connection is meant?',
        choices: [{ value: known.resource.id, title: 'c' }],
      },
    })
  })

  it('where there is no resource', () => {
    const outcome = connectionRequirements(located('/'))
    expect(outcome).toMatchObject({ ask: { field: 'resource', choices: [] } })
  })

  it.each([
    {
      sentence: 'where the target was not found',
      to: connection('c', 'AzureOpenAI', null, { target: 'https://x.openai.azure.com' }),
      says: 'points to https://x.openai.azure.com',
    },
    { sentence: 'where there is no target', to: connection('c', 'Custom', null), says: 'points to nothing' },
    {
      sentence: 'where the target is of a kind without rows',
      to: connection('c', 'AzureOpenAI', hub()),
      says: hub().id,
    },
  ])('$sentence', ({ to, says }) => {
    const outcome = connectionRequirements(on(to))
    expect(outcome.kind === 'ask' ? outcome.ask.text : '').toContain(says)
  })
})
