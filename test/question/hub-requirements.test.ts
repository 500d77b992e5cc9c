import { describe, expect, it } from 'vitest'
import type { ResourceIdentity } from '../../src/question/question.ts'
import { tableRequirements } from '../../src/question/table-requirements.ts'
import type { Located } from '../../src/question/surroundings.ts'
import { DANA } from '../builders/people.ts'
import {
  connection,
  dataLake,
  GROUP,
  hub,
  located,
  openai,
  registry,
  search,
  storage,
  systemIdentity,
  vault,
} from '../builders/places.ts'

const REGISTRY = registry()
const VAULT = vault()
const OWN_STORAGE = storage('sthub')
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-hub`
const assigned: ResourceIdentity = {
  systemAssigned: null,
  userAssigned: { [IDENTITY.toLowerCase()]: 'object-of-id-hub' },
}
const ENCRYPTION = { keyVaultProperties: { keyVaultArmId: VAULT.id } }
const PROPERTIES = { containerRegistry: REGISTRY.id, keyVault: VAULT.id, storageAccount: OWN_STORAGE.id }

const systemHub = hub('hub-contoso', { properties: PROPERTIES })
const assignedHub = hub('hub-contoso', {
  identity: assigned,
  properties: { ...PROPERTIES, encryption: ENCRYPTION, primaryUserAssignedIdentity: IDENTITY },
})

/** Each row with who needs it where, and what is remarked. */
function asked(tables: Parameters<typeof tableRequirements>[0], at: Located) {
  const outcome = tableRequirements(tables, at)
  if (outcome.kind === 'ask') return { ask: outcome.ask.text }
  return {
    rows: outcome.requirements.map(({ requirement, assignee, scope }) => [
      requirement.id,
      assignee?.name ?? null,
      scope,
    ]),
    byKey: outcome.keyConnections.map(({ resource }) => resource.name),
    remarks: outcome.remarks,
  }
}

const of = (on: typeof systemHub, fields: Partial<Located> = {}) => located(on, { hub: on, ...fields })

describe('the registry of a hub', () => {
  it('is reached as the hub itself where it has an identity of its own', () => {
    expect(asked(['acr'], of(systemHub, { related: [REGISTRY] }))).toMatchObject({
      rows: [
        ['acr/admin-user', 'hub-contoso', REGISTRY.id],
        ['acr/system-identity', 'hub-contoso', REGISTRY.id],
        ['acr/user-identity', null, REGISTRY.id],
      ],
      remarks: [],
    })
  })

  it('is reached as the primary identity assigned to the hub', () => {
    const both = hub('hub-contoso', {
      identity: {
        systemAssigned: null,
        userAssigned: { ...assigned.userAssigned, other: 'object-of-other' },
      },
      properties: { ...PROPERTIES, primaryUserAssignedIdentity: IDENTITY.toUpperCase() },
    })
    expect(asked(['acr'], of(both, { related: [REGISTRY] })).rows).toEqual([
      ['acr/admin-user', null, REGISTRY.id],
      ['acr/system-identity', null, REGISTRY.id],
      ['acr/user-identity', 'id-hub', REGISTRY.id],
    ])
  })

  it('is asked about by its id where it could not be read', () => {
    const outcome = tableRequirements(['acr'], of(systemHub))
    expect(
      outcome.kind === 'ask' ? [] : outcome.requirements.map(({ resource, scope }) => [resource, scope]),
    ).toEqual(Array.from({ length: 3 }, () => [null, REGISTRY.id]))
  })

  it('is no matter where there is none', () => {
    expect(asked(['acr'], of(hub()))).toEqual({
      rows: [],
      byKey: [],
      remarks: ['hub-contoso has no container registry, so it needs no access to one.'],
    })
  })
})

describe('the key of a hub', () => {
  it('is in the vault that its encryption names, for its assigned identity', () => {
    expect(asked(['cmk'], of(assignedHub, { related: [VAULT] }))).toEqual({
      rows: [
        ['cmk/creator', DANA.name, VAULT.id],
        ['cmk/identity-storage', 'id-hub', GROUP],
        ['cmk/identity-search', 'id-hub', GROUP],
        ['cmk/identity-cosmos', 'id-hub', GROUP],
        ['cmk/key', 'id-hub', VAULT.id],
      ],
      byKey: [],
      remarks: [],
    })
  })

  it('is whoever creates the hub’s to reach, where no identity is assigned to it', () => {
    expect(asked(['cmk'], of(systemHub, { related: [VAULT] }))).toEqual({
      rows: [
        ['cmk/creator', DANA.name, VAULT.id],
        ['cmk/key', DANA.name, VAULT.id],
      ],
      byKey: [],
      remarks: [expect.stringContaining('has no customer-managed key now')],
    })
  })
})

describe('what was not made with a hub', () => {
  const others = [
    connection('to-search', 'CognitiveSearch', search()),
    connection('to-search-too', 'CognitiveSearch', search()),
    connection('to-lake', 'ADLSGen2', dataLake()),
    connection('to-own', 'AzureBlob', OWN_STORAGE),
    connection('to-models', 'AzureOpenAI', openai()),
    connection('by-key', 'AzureBlob', storage('stkeyed'), { authType: 'AccountKey' }),
    connection('gone', 'AzureBlob', null),
  ]

  it('needs the hub’s identity once for each search service and storage account', () => {
    expect(asked(['outside-resource'], of(systemHub, { connections: others }))).toEqual({
      rows: [
        ['outside-resource/search', 'hub-contoso', search().id],
        ['outside-resource/blob', 'hub-contoso', dataLake().id],
      ],
      byKey: ['by-key'],
      remarks: [],
    })
  })

  it.each([
    { sentence: 'an assigned identity', identity: assigned, name: 'id-hub' },
    {
      sentence: 'its own before an assigned one',
      identity: { ...assigned, ...systemIdentity('h') },
      name: 'hub-contoso',
    },
    { sentence: 'none', identity: null, name: null },
  ])('is reached as $sentence', ({ identity, name }) => {
    const on = hub('hub-contoso', { identity, properties: PROPERTIES })
    expect(asked(['outside-resource'], of(on, { connections: others.slice(0, 1) })).rows).toEqual([
      ['outside-resource/search', name, search().id],
    ])
  })

  it('may be nothing', () => {
    expect(asked(['outside-resource'], of(systemHub))).toMatchObject({
      rows: [],
      remarks: [expect.stringContaining('needs nothing there')],
    })
  })
})

describe('tables about a hub', () => {
  it('are asked of the hub of a project', () => {
    expect(asked(['project-creation'], located(openai(), { hub: systemHub })).rows).toEqual([
      ['project-creation/join', DANA.name, systemHub.id],
    ])
  })

  it('may be asked together', () => {
    const { rows } = asked(['project-creation', 'acr'], of(systemHub, { related: [REGISTRY] }))
    expect(rows?.map(([id]) => id)).toEqual([
      'project-creation/join',
      'acr/admin-user',
      'acr/system-identity',
      'acr/user-identity',
    ])
  })

  it('ask which hub where none is found', () => {
    expect(asked(['acr'], located(openai())).ask).toMatch(/^aoai-contoso is no hub/)
  })
})
