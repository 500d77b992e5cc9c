import { describe, expect, it } from 'vitest'
import type { Service } from '../../src/evidence/evidence.ts'
import type { AskedTable } from '../../src/question/question.ts'
import { control, data } from '../../src/knowledge/operation-names.ts'
import type { Resource } from '../../src/question/question.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import { requirementsFor } from '../../src/question/requirements-for.ts'
import type { Located } from '../../src/question/surroundings.ts'
import { DANA } from '../builders/people.ts'
import {
  child,
  connection,
  dataLake,
  foundry,
  foundryProject,
  GROUP,
  hub,
  located,
  openai,
  project,
  resource,
  search,
  storage,
  SUBSCRIPTION,
  vault,
} from '../builders/places.ts'

const HUB = hub()
const PROJECT = project()
const website = resource('Microsoft.Web/sites', 'shop')

function rowsOf(...about: Parameters<typeof requirementsFor>) {
  const outcome = requirementsFor(...about)
  return outcome.kind === 'ask'
    ? outcome.ask.field
    : outcome.requirements.map(({ requirement }) => requirement.id)
}

const TROUBLESHOOTING_OPENAI = [
  'troubleshooting/openai-contributor',
  'troubleshooting/cognitive-services-user',
]
const TROUBLESHOOTING_SEARCH = [
  'troubleshooting/search-index-data-contributor',
  'troubleshooting/search-index-data-reader',
]
const CONNECTION_OPENAI = [
  'connection/openai-contributor',
  'connection/cognitive-services-user',
  'connection/cognitive-services-contributor',
]
const CONNECTION_SEARCH = ['connection/search-contributor', 'connection/search-index-data-contributor']
const THROUGH_SEARCH = [...TROUBLESHOOTING_SEARCH, ...CONNECTION_SEARCH]
const OPENAI_EXISTING = ['openai-existing/user', 'openai-existing/contributor']
const roles = (table: 'hub-role' | 'project-role') =>
  ['owner', 'contributor', 'ai-developer', 'inference-deployment-operator', 'reader'].map(
    (role) => `${table}/${role}`,
  )
const PERSONAS = ['persona/it-admin', 'persona/manager', 'persona/lead-developer', 'persona/developer']
const MEMBER = ['project-member/hub-reader', 'project-member/deployment-operator', 'project-member/developer']

describe('operations', () => {
  const asked = [control('Contoso.Shop/orders/read'), data('Contoso.Shop/orders/write')]

  it('are each a requirement of their own, for the subject, at the scope', () => {
    const outcome = requirementsFor({ kind: 'operations', operations: asked }, located(GROUP))
    expect(outcome).toMatchObject({
      kind: 'requirements',
      keyConnections: [],
      requirements: asked.map((operation) => ({
        requirement: {
          id: `operation/${operation.name}`,
          table: 'operation',
          role: null,
          operations: [operation],
        },
        assignee: DANA,
        actor: null,
        scope: GROUP,
        resource: null,
      })),
    })
  })

  it('keep the scope of the error where the resource is its parent', () => {
    const scope = child(openai(), 'deployments', 'gpt-4o').id
    const outcome = requirementsFor({ kind: 'operations', operations: asked }, located(openai(), { scope }))
    expect(outcome).toMatchObject({ requirements: [{ scope, resource: openai() }, { scope }] })
  })
})

describe('an operation of another service, refused in a project', () => {
  const READ = data('Microsoft.Search/searchServices/indexes/documents/read')
  const READ_SERVICE = control('Microsoft.Search/searchServices/read')
  const PROJECT_READ = control('Microsoft.MachineLearningServices/workspaces/read')
  const ours = search('srch-contoso')
  const onProject = (...connections: Located['connections']) => located(PROJECT, { hub: HUB, connections })
  const placesOf = (
    operations: readonly Operation[],
    about: Located,
    raisedBy: 'error' | 'request' = 'error',
  ) => {
    const outcome = requirementsFor({ kind: 'operations', operations }, about, raisedBy)
    return outcome.kind === 'ask'
      ? outcome.ask.field
      : { at: outcome.requirements.map(({ scope }) => scope), keys: outcome.keyConnections.length }
  }

  it.each([
    ['is needed on the service behind the connection', [READ], 'AAD', { at: [ours.id], keys: 0 }],
    ['needs nobody’s role where the connection has a key', [READ], 'ApiKey', { at: [], keys: 1 }],
    [
      'of management needs a role whatever the connection',
      [READ_SERVICE],
      'ApiKey',
      { at: [ours.id], keys: 0 },
    ],
    ['of the project itself is needed on the project', [PROJECT_READ], 'AAD', { at: [PROJECT.id], keys: 0 }],
    [
      'beside one of the project is needed on the project',
      [READ, PROJECT_READ],
      'AAD',
      { at: [PROJECT.id, PROJECT.id], keys: 0 },
    ],
  ])('%s', (_sentence, operations, authType, expected) => {
    const about = onProject(connection('search', 'CognitiveSearch', ours, { authType }))
    expect(placesOf(operations, about)).toEqual(expected)
  })

  it('is asked about where several services are behind connections, or none', () => {
    const other = connection('other', 'CognitiveSearch', search('srch-other'))
    expect(placesOf([READ], onProject(connection('search', 'CognitiveSearch', ours), other))).toBe('resource')
    expect(placesOf([READ], onProject())).toBe('resource')
  })

  it('is meant on the project itself where somebody asks for it there', () => {
    const about = onProject(connection('search', 'CognitiveSearch', ours))
    expect(placesOf([READ], about, 'request')).toEqual({ at: [PROJECT.id], keys: 0 })
  })
})

describe('access', () => {
  it.each<{ sentence: string; of: Resource; fields?: Partial<Located>; rows: readonly string[] | string }>([
    { sentence: 'to a hub', of: HUB, fields: { hub: HUB }, rows: [...roles('hub-role'), ...PERSONAS] },
    {
      sentence: 'to a project',
      of: PROJECT,
      fields: { hub: HUB },
      rows: [...roles('project-role'), ...PERSONAS, ...MEMBER],
    },
    {
      sentence: 'to a project whose hub could not be read',
      of: PROJECT,
      rows: [...roles('project-role'), 'persona/developer', ...MEMBER.slice(1)],
    },
    {
      sentence: 'to an Azure OpenAI account',
      of: openai(),
      rows: [...OPENAI_EXISTING, ...TROUBLESHOOTING_OPENAI, ...CONNECTION_OPENAI],
    },
    {
      sentence: 'to a Foundry account',
      of: foundry(),
      rows: [...OPENAI_EXISTING, ...TROUBLESHOOTING_OPENAI, ...CONNECTION_OPENAI, 'foundry/user'],
    },
    {
      sentence: 'to a Foundry project',
      of: foundryProject(),
      rows: ['foundry/user', 'foundry/project-identity', 'foundry/agent-data-actions'],
    },
    {
      sentence: 'to a search service',
      of: search(),
      rows: [...TROUBLESHOOTING_SEARCH, ...CONNECTION_SEARCH],
    },
    {
      sentence: 'to a storage account',
      of: storage(),
      rows: ['connection/blob-data-contributor', 'connection/promptflow-file'],
    },
    {
      sentence: 'to a data lake',
      of: dataLake(),
      rows: ['connection/adls-data-contributor', 'connection/promptflow-file'],
    },
    { sentence: 'to a key vault: asks for an operation', of: vault(), rows: 'operation' },
    { sentence: 'to a website: asks for an operation', of: website, rows: 'operation' },
  ])('$sentence', ({ of, fields, rows }) => {
    expect(rowsOf({ kind: 'access' }, located(of, fields))).toEqual(rows)
  })

  it('to a Foundry account: also those of each of its projects', () => {
    const projects = [foundryProject('agents'), { ...foundryProject('bare'), identity: null }]
    const outcome = requirementsFor({ kind: 'access' }, located(foundry(), { related: projects }))
    const found = outcome.kind === 'ask' ? [] : outcome.requirements
    const ofProjects = found.filter(({ requirement }) => requirement.table === 'foundry')
    expect(
      ofProjects.map(({ requirement, actor, assignee, scope }) => [
        requirement.id,
        actor?.name ?? null,
        assignee?.id ?? null,
        scope,
      ]),
    ).toEqual([
      ['foundry/user', null, DANA.id, foundry().id],
      ['foundry/project-identity', 'agents', 'identity-of-agents', foundry().id],
      ['foundry/project-identity', 'bare', null, foundry().id],
      ['foundry/agent-data-actions', null, DANA.id, projects[0]?.id],
      ['foundry/agent-data-actions', null, DANA.id, projects[1]?.id],
    ])
  })

  it('to a scope without a resource: asks for an operation', () => {
    expect(rowsOf({ kind: 'access' }, located(GROUP))).toBe('operation')
  })

  it('to a connection: the rows of its category', () => {
    const to = connection('c', 'CognitiveSearch', search())
    expect(rowsOf({ kind: 'access' }, located(to.resource, { connections: [to] }))).toEqual(CONNECTION_SEARCH)
  })

  it('of a project: each row is about its own place', () => {
    const outcome = requirementsFor({ kind: 'access' }, located(PROJECT, { hub: HUB }))
    const places =
      outcome.kind === 'ask'
        ? []
        : outcome.requirements.map(({ requirement, scope }) => [requirement.id, scope])
    expect(Object.fromEntries(places)).toMatchObject({
      'project-member/hub-reader': HUB.id,
      'project-member/deployment-operator': GROUP,
      'project-member/developer': PROJECT.id,
      'persona/manager': HUB.id,
      'persona/developer': PROJECT.id,
    })
  })

  it('of a Foundry project’s identity: on the account, for the project', () => {
    const on = foundryProject()
    const outcome = requirementsFor({ kind: 'access' }, located(on, { related: [foundry()] }))
    const found = outcome.kind === 'ask' ? [] : outcome.requirements
    expect(found.find(({ requirement }) => requirement.id === 'foundry/project-identity')).toMatchObject({
      assignee: { id: on.identity?.systemAssigned },
      actor: on,
      scope: foundry().id,
    })
  })
})

describe('an error that names no operation', () => {
  const asks = (service: Service | null) => ({ kind: 'service-error', service }) as const

  it.each<{ sentence: string; service: Service | null; of: Resource; rows: readonly string[] | string }>([
    { sentence: 'of Azure OpenAI', service: 'azure-openai', of: openai(), rows: TROUBLESHOOTING_OPENAI },
    {
      sentence: 'of an unknown service on Azure OpenAI',
      service: null,
      of: openai(),
      rows: TROUBLESHOOTING_OPENAI,
    },
    { sentence: 'of AI search', service: 'ai-search', of: search(), rows: TROUBLESHOOTING_SEARCH },
    {
      sentence: 'of AI services on a Foundry account',
      service: 'ai-services',
      of: foundry(),
      rows: [...TROUBLESHOOTING_OPENAI, 'foundry/user'],
    },
    {
      sentence: 'of a Foundry project’s endpoint',
      service: 'foundry-project',
      of: foundry(),
      rows: ['foundry/user'],
    },
    {
      sentence: 'of a Foundry project’s endpoint on an Azure OpenAI account',
      service: 'foundry-project',
      of: openai(),
      rows: TROUBLESHOOTING_OPENAI,
    },
    {
      sentence: 'of a Foundry project',
      service: 'foundry-project',
      of: foundryProject(),
      rows: ['foundry/user', 'foundry/agent-data-actions'],
    },
    {
      sentence: 'of Blob Storage',
      service: 'storage-blob',
      of: storage(),
      rows: ['connection/blob-data-contributor'],
    },
    {
      sentence: 'of an unknown service on storage',
      service: null,
      of: storage(),
      rows: ['connection/blob-data-contributor'],
    },
    {
      sentence: 'of a data lake',
      service: 'storage-blob',
      of: dataLake(),
      rows: ['connection/adls-data-contributor'],
    },
    {
      sentence: 'of Azure Files',
      service: 'storage-file',
      of: storage(),
      rows: ['connection/promptflow-file'],
    },
    { sentence: 'of Queue Storage: asks', service: 'storage-queue', of: storage(), rows: 'operation' },
    { sentence: 'of Table Storage: asks', service: 'storage-table', of: storage(), rows: 'operation' },
    { sentence: 'of Key Vault: asks', service: 'key-vault', of: vault(), rows: 'operation' },
    { sentence: 'of a hub: asks', service: 'ml-workspace', of: HUB, rows: 'operation' },
    { sentence: 'of something else: asks', service: 'other', of: website, rows: 'operation' },
  ])('$sentence', ({ service, of, rows }) => {
    expect(rowsOf(asks(service), located(of))).toEqual(rows)
  })

  it('on a scope without a resource asks for the operation', () => {
    expect(rowsOf(asks('azure-openai'), located(SUBSCRIPTION))).toBe('operation')
  })

  it('asks with the usual operations of the resource', () => {
    const outcome = requirementsFor(asks('storage-queue'), located(storage()))
    expect(outcome).toMatchObject({ ask: { text: expect.stringContaining('stcontoso') as string } })
    expect(outcome.kind === 'ask' ? outcome.ask.choices : []).toContainEqual({
      value: 'Microsoft.Storage/storageAccounts/queueServices/queues/messages/read',
      title: 'Read queue messages',
    })
  })

  it('on a Foundry project is about the project', () => {
    const on = foundryProject()
    const outcome = requirementsFor(asks('foundry-project'), located(on))
    expect(outcome).toMatchObject({ requirements: [{ scope: on.id }, { scope: on.id }] })
  })

  describe('in a hub or project, through its connections', () => {
    const toOpenai = connection('aoai', 'AzureOpenAI', openai())
    const toSearch = connection('srch', 'CognitiveSearch', search())
    const inProject = (...connections: Located['connections']) => located(PROJECT, { hub: HUB, connections })

    it('the one connection of the service that refused is meant: the caller’s rows on its target', () => {
      const outcome = requirementsFor(asks('ai-search'), inProject(toOpenai, toSearch))
      const own = outcome.kind === 'ask' ? [] : outcome.requirements.filter(({ actor }) => actor === null)
      expect(outcome).toMatchObject({ keyConnections: [] })
      expect(own).toMatchObject(
        [...TROUBLESHOOTING_SEARCH, ...CONNECTION_SEARCH].map((id) => ({
          requirement: { id },
          assignee: DANA,
          scope: search().id,
          resource: search(),
        })),
      )
    })

    it('and what the services around it need of each other, with that service at one end', () => {
      const toStorage = connection('blob', 'AzureBlob', storage())
      const outcome = requirementsFor(asks('ai-search'), inProject(toOpenai, toSearch, toStorage))
      const services =
        outcome.kind === 'ask' ? [] : outcome.requirements.filter(({ actor }) => actor !== null)
      expect(services.map(({ requirement }) => requirement.id)).toEqual([
        'playground/openai-search-reader',
        'playground/openai-search-contributor',
        'playground/openai-search-service',
        'playground/search-openai',
        'playground/search-storage',
      ])
    })

    it('a request to use it asks the caller’s rows of the service alone', () => {
      expect(rowsOf(asks('ai-search'), inProject(toOpenai, toSearch), 'request')).toEqual(
        TROUBLESHOOTING_SEARCH,
      )
    })

    it('nobody’s roles are asked where it signs in with a key', () => {
      const byKey = connection('srch', 'CognitiveSearch', search(), { authType: 'ApiKey' })
      expect(requirementsFor(asks('ai-search'), inProject(toOpenai, byKey))).toEqual({
        kind: 'requirements',
        requirements: [],
        keyConnections: [byKey],
        remarks: [],
        capabilities: [],
      })
    })

    it('two connections to one resource are one place, by key only where both are', () => {
      const byKey = connection('srch-3', 'CognitiveSearch', search(), { authType: 'ApiKey' })
      expect(rowsOf(asks('ai-search'), inProject(byKey, toSearch))).toEqual(THROUGH_SEARCH)
    })

    it('two connections to one resource are one place', () => {
      const again = connection('srch-2', 'CognitiveSearch', search())
      expect(rowsOf(asks('ai-search'), inProject(toSearch, again))).toEqual(THROUGH_SEARCH)
    })

    it.each<{
      sentence: string
      service: Service | null
      connections: Located['connections']
      choices: readonly string[]
    }>([
      {
        sentence: 'which of several of that service',
        service: 'azure-openai',
        connections: [toOpenai, connection('2', 'AzureOpenAI', openai('aoai-2')), toSearch],
        choices: ['aoai-contoso', 'aoai-2'],
      },
      {
        sentence: 'which of all where none is of that service',
        service: 'storage-blob',
        connections: [toOpenai, toSearch, connection('web', 'Custom', null)],
        choices: ['aoai-contoso', 'srch-contoso'],
      },
      {
        sentence: 'which of all where the service is not known',
        service: null,
        connections: [toOpenai, toSearch],
        choices: ['aoai-contoso', 'srch-contoso'],
      },
      {
        sentence: 'without choices where there are none',
        service: 'ai-search',
        connections: [],
        choices: [],
      },
    ])('asks $sentence', ({ service, connections, choices }) => {
      const outcome = requirementsFor(asks(service), inProject(...connections))
      expect(outcome).toMatchObject({ kind: 'ask', ask: { field: 'resource' } })
      expect(outcome.kind === 'ask' ? outcome.ask.choices.map(({ title }) => title) : []).toEqual(choices)
    })

    it('offers the connections after an error, which tell how they sign in, and the services before one', () => {
      const to = [toOpenai, connection('2', 'AzureOpenAI', openai('aoai-2'))]
      const valuesOf = (raisedBy: 'error' | 'request') => {
        const outcome = requirementsFor(asks('azure-openai'), inProject(...to), raisedBy)
        return outcome.kind === 'ask' ? outcome.ask.choices.map(({ value }) => value) : []
      }
      expect(valuesOf('error')).toEqual(to.map(({ resource }) => resource.id))
      expect(valuesOf('request')).toEqual([openai().id, openai('aoai-2').id])
    })

    it('on a connection itself, the rows of its target and of its category', () => {
      expect(rowsOf(asks('ai-search'), located(toSearch.resource, { connections: [toSearch] }))).toEqual(
        THROUGH_SEARCH,
      )
    })

    it('on a connection whose target is not known, asks for it', () => {
      const lost = connection('lost', 'CognitiveSearch', null)
      expect(rowsOf(asks('ai-search'), located(lost.resource, { connections: [lost] }))).toBe('resource')
    })
  })
})

describe('a connection or a playground', () => {
  const toSearch = connection('srch', 'CognitiveSearch', search())
  const toOpenai = connection('aoai', 'AzureOpenAI', openai())

  it('asks the rows of the connection', () => {
    const at = located(toSearch.resource, { connections: [toSearch] })
    expect(rowsOf({ kind: 'connection' }, at)).toEqual(CONNECTION_SEARCH)
  })

  it('asks the rows of the playground', () => {
    const at = located(PROJECT, { hub: HUB, connections: [toSearch, toOpenai] })
    expect(rowsOf({ kind: 'playground' }, at)).toContain('playground/openai-search-reader')
  })
})

describe('tables', () => {
  it.each<{ sentence: string; tables: readonly AskedTable[]; at: Located; rows: readonly string[] }>([
    {
      sentence: 'hub creation in a group',
      tables: ['hub-creation'],
      at: located(GROUP),
      rows: [
        'hub-creation/storage',
        'hub-creation/key-vault',
        'hub-creation/cognitive-services',
        'hub-creation/workspace',
      ],
    },
    {
      sentence: 'hub creation with Application Insights',
      tables: ['hub-creation', 'app-insights'],
      at: located(SUBSCRIPTION),
      rows: [
        'hub-creation/storage',
        'hub-creation/key-vault',
        'hub-creation/cognitive-services',
        'hub-creation/workspace',
        'app-insights/component',
        'app-insights/workspace',
      ],
    },
    {
      sentence: 'project creation on a hub',
      tables: ['project-creation'],
      at: located(HUB, { hub: HUB }),
      rows: ['project-creation/join'],
    },
  ])('$sentence', ({ tables, at, rows }) => {
    expect(rowsOf({ kind: 'tables', tables }, at)).toEqual(rows)
  })

  it('hub creation is about the scope, where nothing stands yet', () => {
    const outcome = requirementsFor({ kind: 'tables', tables: ['hub-creation'] }, located(GROUP))
    const found = outcome.kind === 'ask' ? [] : outcome.requirements
    expect(found.map(({ scope, resource: on, assignee }) => [scope, on, assignee])).toEqual(
      found.map(() => [GROUP, null, DANA]),
    )
  })
})
