import { describe, expect, it } from 'vitest'
import { leastRoles } from '../../../src/advice/least/least-roles.ts'
import type { RolesRequest } from '../../../src/advice/least/rank-roles.ts'
import { isPowerful } from '../../../src/advice/least/reluctance.ts'
import { knownOperations } from '../../../src/knowledge/catalogue/operations.ts'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import {
  AGENTS,
  ASSIGN_ROLES,
  BLOBS_CHANGE,
  BLOBS_READ,
  CHAT_COMPLETIONS,
  COGNITIVE_SERVICES_CONTROL,
  control,
  data,
  DOCUMENTS_CHANGE,
  DOCUMENTS_READ,
  EMBEDDINGS,
  GIVING_ACCESS,
  INGESTION,
  LIST_COGNITIVE_SERVICES_KEYS,
  MODEL_USE,
  PRIVILEGED_FILES,
  READ_WORKSPACE,
  SEARCH_KEYS,
  SEARCH_OBJECTS,
} from '../../../src/knowledge/operation-names.ts'
import type { Operation } from '../../../src/rbac/operation.ts'
import type { RoleDefinition } from '../../../src/rbac/role-definition.ts'
import { builtIn, customRole } from '../../builders/access.ts'

function least(operations: readonly Operation[], request: Partial<RolesRequest> = {}): readonly string[] {
  const roles = leastRoles({
    operations,
    articleRoleIds: [],
    roles: builtInRoles(),
    ...request,
  })
  return roles.map(({ name }) => name)
}

describe('the least role for a well-known need', () => {
  it.each([
    { need: 'chat with a model', operations: [CHAT_COMPLETIONS], role: 'Cognitive Services OpenAI User' },
    { need: 'embed text', operations: [EMBEDDINGS], role: 'Cognitive Services OpenAI User' },
    { need: 'use all models', operations: MODEL_USE, role: 'Cognitive Services OpenAI User' },
    { need: 'ingest data', operations: INGESTION, role: 'Cognitive Services OpenAI Contributor' },
    {
      need: 'list keys and ingest data',
      operations: [LIST_COGNITIVE_SERVICES_KEYS, ...INGESTION],
      role: 'Cognitive Services User',
    },
    { need: 'deploy models', operations: COGNITIVE_SERVICES_CONTROL, role: 'Cognitive Services Contributor' },
    { need: 'read and write agents', operations: AGENTS, role: 'Cognitive Services User' },
    { need: 'read agents', operations: AGENTS.slice(0, 1), role: 'Cognitive Services Data Reader' },
    { need: 'query an index', operations: [DOCUMENTS_READ], role: 'Search Index Data Reader' },
    { need: 'index documents', operations: DOCUMENTS_CHANGE, role: 'Search Index Data Contributor' },
    { need: 'manage indexes and indexers', operations: SEARCH_OBJECTS, role: 'Search Service Contributor' },
    { need: 'list the keys of search', operations: SEARCH_KEYS, role: 'Search Service Contributor' },
    { need: 'read blobs', operations: [BLOBS_READ], role: 'Storage Blob Data Reader' },
    { need: 'change blobs', operations: BLOBS_CHANGE, role: 'Storage Blob Data Contributor' },
    {
      need: 'keep Prompt flow files',
      operations: PRIVILEGED_FILES,
      role: 'Storage File Data Privileged Contributor',
    },
    {
      need: 'read queue messages',
      operations: [data('Microsoft.Storage/storageAccounts/queueServices/queues/messages/read')],
      role: 'Storage Queue Data Reader',
    },
    {
      need: 'pull images',
      operations: [control('Microsoft.ContainerRegistry/registries/pull/read')],
      role: 'AcrPull',
    },
    {
      need: 'push images',
      operations: [control('Microsoft.ContainerRegistry/registries/push/write')],
      role: 'AcrPush',
    },
    {
      need: 'read a secret',
      operations: [data('Microsoft.KeyVault/vaults/secrets/getSecret/action')],
      role: 'Key Vault Secrets User',
    },
    {
      need: 'assign an identity',
      operations: [control('Microsoft.ManagedIdentity/userAssignedIdentities/assign/action')],
      role: 'Managed Identity Operator',
    },
    {
      need: 'create a hub and what it is made of',
      operations: [
        control('Microsoft.Storage/storageAccounts/write'),
        control('Microsoft.KeyVault/vaults/write'),
        control('Microsoft.CognitiveServices/accounts/write'),
        control('Microsoft.MachineLearningServices/workspaces/write'),
      ],
      role: 'Azure AI Administrator',
    },
    { need: 'assign roles', operations: [ASSIGN_ROLES], role: 'Role Based Access Control Administrator' },
    { need: 'see a workspace', operations: [READ_WORKSPACE], role: 'Reader' },
    {
      need: 'see an Azure OpenAI resource',
      operations: [control('Microsoft.CognitiveServices/accounts/read')],
      role: 'Reader',
    },
    {
      need: 'see an API gateway',
      operations: [control('Microsoft.ApiManagement/service/read')],
      role: 'API Management Service Reader Role',
    },
    {
      need: 'list the keys of an Azure OpenAI resource',
      operations: [LIST_COGNITIVE_SERVICES_KEYS],
      role: 'Cognitive Services Contributor',
    },
    {
      need: 'deploy one model',
      operations: [control('Microsoft.CognitiveServices/accounts/deployments/write')],
      role: 'Cognitive Services Contributor',
    },
    {
      need: 'see which keys a vault holds',
      operations: [data('Microsoft.KeyVault/vaults/keys/read')],
      role: 'Key Vault Reader',
    },
    {
      need: 'create an Application Insights component',
      operations: [control('Microsoft.Insights/Components/Write')],
      role: 'Application Insights Component Contributor',
    },
    {
      need: 'create a storage account',
      operations: [control('Microsoft.Storage/storageAccounts/write')],
      role: 'Storage Account Contributor',
    },
  ])('to $need: $role', ({ operations, role }) => {
    expect(least(operations)).toEqual([role])
  })

  it.each([
    { need: 'nothing', operations: [] },
    { need: 'a data action that no role brings', operations: [data('Contoso.Shop/orders/read')] },
    {
      need: 'one that a role brings and one that none does',
      operations: [BLOBS_READ, data('Contoso.Shop/orders/read')],
    },
  ])('is none for $need', ({ operations }) => {
    expect(least(operations)).toEqual([])
  })

  it('two services take two roles', () => {
    expect(least([BLOBS_READ, DOCUMENTS_READ]).toSorted()).toEqual([
      'Search Index Data Reader',
      'Storage Blob Data Reader',
    ])
  })

  it('five services take five roles', () => {
    const five = [
      BLOBS_READ,
      DOCUMENTS_READ,
      CHAT_COMPLETIONS,
      data('Microsoft.KeyVault/vaults/secrets/getSecret/action'),
      control('Microsoft.ContainerRegistry/registries/pull/read'),
    ]
    expect(least(five).toSorted()).toEqual([
      'AcrPull',
      'Cognitive Services OpenAI User',
      'Key Vault Secrets User',
      'Search Index Data Reader',
      'Storage Blob Data Reader',
    ])
  })
})

/** Real operations that all weigh the same. */
const OPERATIONS = knownOperations()
  .filter(({ name, isDataAction }) => !isDataAction && /^Microsoft\.Compute\/.*\/write$/.test(name))
  .slice(0, 12)
const [A, B, C, D, E, F, G, H, I] = OPERATIONS.map(({ name }) => name)
const named = (...names: readonly (string | undefined)[]) =>
  names.flatMap((name) => (name === undefined ? [] : [name]))
const needs = (...names: readonly (string | undefined)[]) => named(...names).map(control)
const role = (title: string, ...names: readonly (string | undefined)[]): RoleDefinition =>
  customRole(title, { actions: named(...names) })
const withId = (id: string, of: RoleDefinition): RoleDefinition => ({ ...of, id })

describe('of several sets', () => {
  it('one broad role goes before two narrow ones', () => {
    const roles = [role('A only', A), role('B only', B), role('Both and more', A, B, C, D)]
    expect(least(needs(A, B), { roles })).toEqual(['Both and more'])
  })

  it('of single roles the one that grants fewest operations', () => {
    const roles = [role('Three', A, B, C), role('Two', A, B), role('Four', A, B, C, D)]
    expect(least(needs(A), { roles })).toEqual(['Two'])
  })

  it('of pairs the one that grants fewest operations together', () => {
    const roles = [
      role('A and much', A, C, D, E, F),
      role('A', A, C),
      role('B and much', B, C, D, E, F),
      role('B', B),
    ]
    expect(least(needs(A, B), { roles }).toSorted()).toEqual(['A', 'B'])
  })

  it('of pairs the one that grants fewest operations together, however many each grants', () => {
    const roles = [
      role('A and more', A, C, D, E),
      role('B and the same', B, C, D, E),
      role('A and two', A, F, G),
      role('B and two', B, H, I),
    ]
    expect(least(needs(A, B), { roles }).toSorted()).toEqual(['A and more', 'B and the same'])
  })

  it('a narrow role that brings one operation goes before a broad one that brings two, where two roles it takes', () => {
    const roles = [role('A and B and much', A, B, D, E, F), role('A', A), role('B and C', B, C)]
    expect(least(needs(A, B, C), { roles }).toSorted()).toEqual(['A', 'B and C'])
  })

  it('of equals the article’s own', () => {
    const roles = [withId('1', role('Plain', A, B)), withId('2', role('Article', A, C))]
    expect(least(needs(A), { roles, articleRoleIds: ['2'] })).toEqual(['Article'])
    expect(least(needs(A), { roles: roles.toReversed(), articleRoleIds: ['2'] })).toEqual(['Article'])
  })

  it('of equals always the same one, whatever their order', () => {
    const roles = [withId('2', role('Second', A, B)), withId('1', role('First', A, C))]
    expect(least(needs(A), { roles })).toEqual(['First'])
    expect(least(needs(A), { roles: roles.toReversed() })).toEqual(['First'])
  })

  it('of equal pairs the one with more of the article’s roles', () => {
    const roles = ['1', '2', '3', '4'].map((id, index) => withId(id, role(`Role ${id}`, index < 2 ? A : B)))
    expect(least(needs(A, B), { roles, articleRoleIds: ['2', '3'] }).toSorted()).toEqual(['Role 2', 'Role 3'])
    expect(least(needs(A, B), { roles }).toSorted()).toEqual(['Role 1', 'Role 3'])
  })

  it('a role that brings most is left where fewer do without it', () => {
    const roles = [role('ABCD', A, B, C, D), role('ABE', A, B, E), role('CDF', C, D, F)]
    expect(least(needs(A, B, C, D, E, F), { roles }).toSorted()).toEqual(['ABE', 'CDF'])
  })

  it('one that cannot be assigned there does not count', () => {
    const roles = [role('Narrow', A), role('Broad', A, B)]
    const isAssignable = ({ name }: RoleDefinition) => name !== 'Narrow'
    expect(least(needs(A), { roles, isAssignable })).toEqual(['Broad'])
  })

  it('more than four roles are found where it takes that many', () => {
    const roles = [role('AD', A, D), role('BE', B, E), role('CF', C, F), role('G', G), role('H', H)]
    expect(least(needs(A, B, C, D, E, F, G, H), { roles })).toHaveLength(5)
  })

  it('none of more than four roles is there in vain', () => {
    const roles = [
      role('ABC', A, B, C),
      role('AD', A, D),
      role('BE', B, E),
      role('CF', C, F),
      role('G', G),
      role('H', H),
    ]
    expect(least(needs(A, B, C, D, E, F, G, H), { roles }).toSorted()).toEqual(['AD', 'BE', 'CF', 'G', 'H'])
  })

  it('none is found of more than four where one operation is open', () => {
    const roles = [role('AD', A, D), role('BE', B, E), role('CF', C, F), role('G', G)]
    expect(least(needs(A, B, C, D, E, F, G, H), { roles })).toEqual([])
    expect(least(needs(A, B, C, D, E), { roles: [] })).toEqual([])
  })
})

describe('roles advised last', () => {
  const all = customRole('Everything', { actions: ['*'] })
  const owner = { ...builtIn('Owner') }
  const contributor = builtIn('Contributor')
  const special = withId(builtIn('Key Vault Crypto Service Encryption User').id, role('Special', A, B))
  const assigner = customRole('Assigner', { actions: named(A, B, ASSIGN_ROLES.name) })

  it.each([
    {
      sentence: 'one for a service’s own identity after a broader one',
      roles: [special, role('Broad', A, B, C)],
      advised: ['Broad'],
    },
    {
      sentence: 'one for a service’s own identity where no other suffices',
      roles: [special, role('Other', C)],
      advised: ['Special'],
    },
    {
      sentence: 'Contributor after two narrow ones',
      roles: [contributor, role('A', A), role('B', B)],
      advised: ['A', 'B'],
    },
    {
      sentence: 'Contributor after one for a service’s own identity',
      roles: [contributor, special],
      advised: ['Special'],
    },
    {
      sentence: 'Contributor where no other suffices',
      roles: [contributor, role('A', A), owner],
      advised: ['Contributor'],
    },
    {
      sentence: 'one that can assign roles after Contributor',
      roles: [contributor, assigner],
      advised: ['Contributor'],
    },
    { sentence: 'Owner after any other that can assign roles', roles: [owner, all], advised: ['Everything'] },
    { sentence: 'Owner where nothing else suffices', roles: [owner], advised: ['Owner'] },
  ])('$sentence', ({ roles, advised }) => {
    expect(least(needs(A, B), { roles }).toSorted()).toEqual(advised)
  })

  it.each(GIVING_ACCESS)('one that holds $name after Contributor', ({ name }) => {
    const giver = customRole('Giver', { actions: named(A, B, name) })
    expect(least(needs(A, B), { roles: [contributor, giver] })).toEqual(['Contributor'])
    expect(isPowerful(giver)).toBe(true)
  })

  it.each([
    { name: 'Owner', powerful: true },
    { name: 'Contributor', powerful: true },
    { name: 'User Access Administrator', powerful: true },
    { name: 'Role Based Access Control Administrator', powerful: true },
    { name: 'Azure AI Administrator', powerful: false },
    { name: 'Reader', powerful: false },
  ])('$name is powerful: $powerful', ({ name, powerful }) => {
    expect(isPowerful(builtIn(name))).toBe(powerful)
  })
})

describe('a condition in a role', () => {
  it.each([
    {
      sentence: 'that may not hold rules it out',
      condition: "@Resource[team] StringEquals 'blue'",
      advised: [],
    },
    {
      sentence: 'on something else does not matter',
      condition: "(!(ActionMatches{'x'})) OR (@Resource[y] StringEquals 'z')",
      advised: ['Conditional'],
    },
  ])('$sentence', ({ condition, advised }) => {
    const roles = [customRole('Conditional', { actions: named(A), condition })]
    expect(least(needs(A), { roles })).toEqual(advised)
  })
})
