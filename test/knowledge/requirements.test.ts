import { describe, expect, it } from 'vitest'
import { knownOperations } from '../../src/knowledge/catalogue/operations.ts'
import { builtInRole } from '../../src/knowledge/catalogue/roles.ts'
import { TABLES } from '../../src/knowledge/requirement.ts'
import { requirements, requirementsOf } from '../../src/knowledge/requirements.ts'
import { ROLES } from '../../src/knowledge/role-names.ts'
import { decideAccess } from '../../src/rbac/access.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import { matchesOperation } from '../../src/rbac/operation-pattern.ts'
import { assignment, factsOf } from '../builders/access.ts'
import { GROUP } from '../builders/places.ts'
import { row } from '../builders/question.ts'

/** The rows of the article's tables, and those that came later. */
const IDS = [
  'troubleshooting/openai-contributor',
  'troubleshooting/cognitive-services-user',
  'troubleshooting/search-index-data-contributor',
  'troubleshooting/search-index-data-reader',
  'connection/search-contributor',
  'connection/search-index-data-contributor',
  'connection/openai-contributor',
  'connection/cognitive-services-user',
  'connection/cognitive-services-contributor',
  'connection/blob-data-contributor',
  'connection/adls-data-contributor',
  'connection/onelake-contributor',
  'connection/promptflow-file',
  'playground/openai-search-reader',
  'playground/openai-search-contributor',
  'playground/openai-search-service',
  'playground/search-openai',
  'playground/openai-openai',
  'playground/search-storage',
  'playground/openai-storage',
  'openai-existing/user',
  'openai-existing/contributor',
  'hub-creation/storage',
  'hub-creation/key-vault',
  'hub-creation/cognitive-services',
  'hub-creation/workspace',
  'app-insights/component',
  'app-insights/workspace',
  'project-creation/join',
  'project-member/hub-reader',
  'project-member/deployment-operator',
  'project-member/developer',
  'outside-resource/blob',
  'outside-resource/search',
  'acr/admin-user',
  'acr/system-identity',
  'acr/user-identity',
  'cmk/creator',
  'cmk/identity-storage',
  'cmk/identity-search',
  'cmk/identity-cosmos',
  'cmk/key',
  'foundry/user',
  'foundry/project-identity',
  'foundry/agent-data-actions',
]

const ids = requirements.map(({ id }) => id)
const withRole = requirements.flatMap((requirement) =>
  requirement.role === null ? [] : [{ ...requirement, role: requirement.role }],
)
const isPattern = ({ name }: Operation) => name.includes('*')

describe('the rows', () => {
  it('have ids of their own', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it.each(IDS)('%s is there', (id) => {
    expect(ids).toContain(id)
  })

  it('five roles on a hub, five on a project, four personas', () => {
    const sizes = (['hub-role', 'project-role', 'persona'] as const).map(
      (name) => requirementsOf(name).length,
    )
    expect(sizes).toEqual([5, 5, 4])
  })

  it('there are no others', () => {
    const rest = requirements.filter(({ id, table }) => !IDS.includes(id) && !/-role$|^persona$/.test(table))
    expect(rest).toEqual([])
  })

  it.each(requirements)('$id starts with its table', ({ id, table }) => {
    expect(id.split('/')[0]).toBe(table)
  })

  it('every table but the one that errors fill has rows', () => {
    const empty = TABLES.filter((table) => requirementsOf(table).length === 0)
    expect(empty).toEqual(['operation'])
  })

  it('have a purpose of one line, without a full stop', () => {
    expect(requirements.filter(({ purpose }) => !/^\S.*[^\s.]$/.test(purpose))).toEqual([])
  })

  it('have operations, unless the right lives outside Azure RBAC or rests on a setting', () => {
    const odd = requirements.filter(
      ({ operations, elsewhere }) => (operations.length === 0) !== (elsewhere !== undefined),
    )
    expect(odd.map(({ id }) => id)).toEqual(['acr/admin-user'])
  })
})

describe('the roles', () => {
  it.each(Object.values(ROLES))('$name bears its GUID', ({ id, name }) => {
    expect(builtInRole(id)?.name).toBe(name)
  })

  it.each(withRole)('$id: $role.name brings the operations', ({ role, operations }) => {
    const definition = builtInRole(role.id)
    const roles = definition === undefined ? [] : [definition]
    const facts = factsOf({ roles, roleAssignments: roles.map((each) => assignment(each, GROUP)) })
    const lacking = operations.filter(
      (operation) => decideAccess(operation, GROUP, facts).grants.length === 0,
    )
    expect(lacking).toEqual([])
  })
})

describe('the operations', () => {
  const known = knownOperations()

  it.each(requirements)('$id: each exists on its plane', ({ operations }) => {
    const unknown = operations.filter(
      (operation) =>
        !known.some(
          ({ name, isDataAction }) =>
            isDataAction === operation.isDataAction && matchesOperation(operation.name, name),
        ),
    )
    expect(unknown).toEqual([])
  })

  it.each(requirements)('$id: none is named twice', ({ operations }) => {
    const keys = operations.map(({ name, isDataAction }) => `${name.toLowerCase()} ${isDataAction}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('only the deployment operator needs patterns', () => {
    const rows = requirements.filter(({ operations }) => operations.some(isPattern))
    expect(rows.map(({ id }) => id)).toEqual([
      'project-member/deployment-operator',
      'hub-role/inference-deployment-operator',
      'project-role/inference-deployment-operator',
    ])
  })
})

describe('single rows', () => {
  const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'
  const DOCUMENTS = 'Microsoft.Search/searchServices/indexes/documents'
  const FILES = 'Microsoft.Storage/storageAccounts/fileServices'
  const OPENAI = 'Microsoft.CognitiveServices/accounts/OpenAI'
  const AGENTS = 'Microsoft.CognitiveServices/accounts/AIServices/agents'
  const INGESTION = [
    `${OPENAI}/extensions/on-your-data/ingestion/write`,
    `${OPENAI}/extensions/on-your-data/ingestion/read`,
    `${OPENAI}/deployments/chat/completions/action`,
    `${OPENAI}/deployments/extensions/chat/completions/action`,
  ]

  it.each([
    {
      id: 'troubleshooting/openai-contributor',
      assignee: 'caller',
      resource: 'openai',
      operations: INGESTION,
    },
    {
      id: 'troubleshooting/search-index-data-contributor',
      assignee: 'caller',
      resource: 'search',
      operations: [`${DOCUMENTS}/read`, `${DOCUMENTS}/write`, `${DOCUMENTS}/delete`],
    },
    {
      id: 'connection/search-contributor',
      assignee: 'caller',
      resource: 'search',
      operations: [
        'Microsoft.Search/searchServices/listAdminKeys/action',
        'Microsoft.Search/searchServices/read',
      ],
    },
    {
      id: 'connection/adls-data-contributor',
      assignee: 'caller',
      resource: 'data-lake',
      operations: [`${BLOBS}/read`, `${BLOBS}/write`, `${BLOBS}/delete`, `${BLOBS}/move/action`],
    },
    {
      id: 'connection/promptflow-file',
      assignee: 'caller',
      resource: 'storage',
      operations: [
        `${FILES}/fileshares/files/read`,
        `${FILES}/fileshares/files/write`,
        `${FILES}/fileshares/files/delete`,
        `${FILES}/readFileBackupSemantics/action`,
        `${FILES}/writeFileBackupSemantics/action`,
      ],
    },
    {
      id: 'playground/search-openai',
      assignee: 'search-identity',
      resource: 'openai',
      operations: [...INGESTION, `${OPENAI}/deployments/embeddings/action`],
    },
    {
      id: 'playground/openai-openai',
      assignee: 'chat-openai-identity',
      resource: 'embedding-openai',
      operations: [`${OPENAI}/deployments/embeddings/action`],
    },
    {
      id: 'outside-resource/blob',
      assignee: 'hub-identity',
      resource: 'blob-storage',
      operations: [`${BLOBS}/read`],
    },
    {
      id: 'acr/user-identity',
      assignee: 'hub-user-assigned-identity',
      resource: 'container-registry',
      operations: ['Microsoft.ContainerRegistry/registries/pull/read'],
    },
    {
      id: 'foundry/user',
      assignee: 'caller',
      resource: 'foundry-account',
      operations: [`${OPENAI}/deployments/chat/completions/action`, `${AGENTS}/read`, `${AGENTS}/write`],
    },
    {
      id: 'foundry/project-identity',
      assignee: 'project-identity',
      resource: 'foundry-account',
      operations: [`${OPENAI}/deployments/chat/completions/action`, `${AGENTS}/read`, `${AGENTS}/write`],
    },
  ])('$id: $assignee on $resource', ({ id, assignee, resource, operations }) => {
    const found = row(id)
    expect([found.assignee, found.resource]).toEqual([assignee, resource])
    expect(found.operations.map(({ name }) => name).toSorted()).toEqual(operations.toSorted())
  })

  it('the search service row covers indexes, indexers, data sources and skillsets', () => {
    const types = row('playground/openai-search-service').operations.map(({ name }) => name.split('/')[2])
    expect([...new Set(types)]).toEqual(['indexes', 'indexers', 'dataSources', 'skillsets'])
  })

  it('Azure AI Developer is not said to assign roles', () => {
    const rows = withRole.filter(({ role }) => role.id === ROLES.aiDeveloper.id)
    const names = rows.flatMap(({ operations }) => operations.map(({ name }) => name))
    expect(names).not.toContain('Microsoft.Authorization/roleAssignments/write')
  })

  it('connection/onelake-contributor is granted outside Azure RBAC and says how', () => {
    expect(row('connection/onelake-contributor').elsewhere).toMatch(/\.$/)
  })

  it('of identities of a hub say what holds before there is a hub, where they may be asked then', () => {
    const silent = requirements.filter(
      ({ table, assignee, beforeHub }) =>
        ['acr', 'cmk'].includes(table) && (assignee === 'caller') !== (beforeHub === undefined),
    )
    expect(silent).toEqual([])
  })
})
