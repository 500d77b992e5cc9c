import { describe, expect, it } from 'vitest'
import type { DeedId } from '../../src/knowledge/deeds.ts'
import { requirementsFor } from '../../src/question/requirements-for.ts'
import type { Resource } from '../../src/question/question.ts'
import type { Located } from '../../src/question/surroundings.ts'
import {
  connection,
  deployment,
  foundry,
  foundryProject,
  GROUP,
  hub,
  located,
  openai,
  project,
  search,
  storage,
  SUBSCRIPTION,
  vault,
} from '../builders/places.ts'

const PROJECT = project()
const OPENAI = connection('aoai', 'AzureOpenAI', openai())
const EMBEDDINGS = connection('embeddings', 'AzureOpenAI', openai('aoai-embeddings'))
const SEARCH = connection('search', 'CognitiveSearch', search())
const KEYED = connection('search', 'CognitiveSearch', search(), { authType: 'ApiKey' })

function asked(deed: DeedId, on: Resource | string, fields: Partial<Located> = {}) {
  return requirementsFor({ kind: 'deed', deed }, located(on, fields), 'request')
}

describe('a deed', () => {
  it.each<[string, DeedId, Resource | string, Partial<Located>, operation: string, scope: string]>([
    [
      'takes the operation of the type',
      'read-secret',
      vault(),
      {},
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
      vault().id,
    ],
    [
      'takes the generic operation in a group',
      'assign-roles',
      GROUP,
      {},
      'Microsoft.Authorization/roleAssignments/write',
      GROUP,
    ],
    [
      'takes the operation of a subscription',
      'create-group',
      SUBSCRIPTION,
      {},
      'Microsoft.Resources/subscriptions/resourceGroups/write',
      SUBSCRIPTION,
    ],
    [
      'goes through the connection of a project',
      'deploy-model',
      PROJECT,
      { connections: [OPENAI, SEARCH] },
      'Microsoft.CognitiveServices/accounts/deployments/write',
      openai().id,
    ],
    [
      'stays in the project where it is done there',
      'create-compute',
      PROJECT,
      { connections: [OPENAI] },
      'Microsoft.MachineLearningServices/workspaces/computes/write',
      PROJECT.id,
    ],
    [
      'of managing goes past the key of a connection',
      'create-index',
      PROJECT,
      { connections: [KEYED] },
      'Microsoft.Search/searchServices/indexes/write',
      search().id,
    ],
    [
      'of an account is asked of the account of a Foundry project',
      'deploy-model',
      foundryProject(),
      { related: [foundry()] },
      'Microsoft.CognitiveServices/accounts/deployments/write',
      foundry().id,
    ],
  ])('%s', (_name, deed, on, fields, operation, scope) => {
    const outcome = asked(deed, on, fields)
    expect(outcome).toMatchObject({
      requirements: [{ scope, requirement: { id: `operation/${operation}` } }],
    })
  })

  it('says in its purpose what is done', () => {
    expect(asked('deploy-model', openai())).toMatchObject({
      requirements: [{ requirement: { purpose: 'deploy a model' } }],
    })
  })

  it('asks nothing of roles where the connection uses a key', () => {
    expect(asked('query-index', PROJECT, { connections: [KEYED] })).toEqual({
      kind: 'requirements',
      requirements: [],
      keyConnections: [KEYED],
      remarks: [],
      capabilities: [],
    })
  })

  it('asks which service is meant where several are connected', () => {
    expect(asked('deploy-model', PROJECT, { connections: [OPENAI, EMBEDDINGS] })).toMatchObject({
      ask: {
        field: 'resource',
        text: 'Which service behind proj-chat is meant?',
        choices: [{ title: 'aoai-contoso' }, { title: 'aoai-embeddings' }],
      },
    })
  })

  it.each<[string, DeedId, Resource | string, text: string, choice: string]>([
    [
      'on a type that cannot',
      'query-index',
      storage(),
      'I know of no operation to query an index on stcontoso. What do you want to do there?',
      'Read blobs',
    ],
    [
      'in a group',
      'read-secret',
      GROUP,
      'I know of no operation to read a secret in rg-ai. What do you want to do there?',
      'Assign roles',
    ],
  ])('asks for the operation %s', (_name, deed, on, text, choice) => {
    const outcome = asked(deed, on)
    expect(outcome).toMatchObject({ ask: { field: 'operation', text } })
    expect(outcome.kind === 'ask' ? outcome.ask.choices[0]?.title : null).toBe(choice)
  })
})

describe('using a model in a project', () => {
  const deployments = [
    deployment(openai(), 'gpt-4o'),
    deployment(openai('aoai-embeddings'), 'text-embedding-3-large'),
  ]
  const connections = [OPENAI, EMBEDDINGS]
  const uses = (model?: string) =>
    requirementsFor(
      { kind: 'service-error', service: 'azure-openai', ...(model === undefined ? {} : { model }) },
      located(PROJECT, { connections, deployments }),
      'request',
    )

  it.each([
    ['GPT-4o', openai().id],
    ['text-embedding-3-large', openai('aoai-embeddings').id],
  ])('%s means the account that serves it', (model, id) => {
    const outcome = uses(model)
    const scopes = outcome.kind === 'ask' ? [] : outcome.requirements.map(({ scope }) => scope)
    expect([...new Set(scopes)]).toEqual([id])
  })

  it.each([['o1'], [undefined]])('asks which account where none is known to serve %s', (model) => {
    expect(uses(model)).toMatchObject({ ask: { field: 'resource', choices: [{}, {}] } })
  })
})

describe('access to what no row speaks of', () => {
  it('in a group asks for the operation, and tells how to ask for a hub', () => {
    expect(requirementsFor({ kind: 'access' }, located(GROUP))).toMatchObject({
      ask: {
        field: 'operation',
        text: 'What do you want to do in rg-ai? For a new hub, ask “can I create a hub in rg-ai?”.',
      },
    })
  })

  it('on a vault asks for the operation, without speaking of an error', () => {
    expect(requirementsFor({ kind: 'access' }, located(vault()))).toMatchObject({
      ask: { field: 'operation', text: 'What do you want to do on kv-contoso?' },
    })
  })
})

it('creating a project in what is no hub asks for the hub', () => {
  const tables = { kind: 'tables', tables: ['project-creation'] } as const
  expect(requirementsFor(tables, located(search()))).toMatchObject({ ask: { field: 'resource' } })
  expect(requirementsFor(tables, located(hub(), { hub: hub() }))).toMatchObject({ kind: 'requirements' })
})
