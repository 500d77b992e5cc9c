import type { AssigneeKind, Requirement, ResourceKind } from '../../src/knowledge/requirement.ts'
import { ROLES } from '../../src/knowledge/role-names.ts'

/** A tenant with one of each thing that the requirements speak of. All ids are made up. */
const SUBSCRIPTION_ID = '33333333-3333-4333-8333-333333333333'
export const SUBSCRIPTION = `/subscriptions/${SUBSCRIPTION_ID}`
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-ada`

const id = (path: string) => `${GROUP}/providers/${path}`
const OPENAI = id('Microsoft.CognitiveServices/accounts/aoai-ada')
const EMBEDDINGS = id('Microsoft.CognitiveServices/accounts/aoai-ada-embed')
const FOUNDRY = id('Microsoft.CognitiveServices/accounts/aif-ada')
const FOUNDRY_PROJECT = `${FOUNDRY}/projects/agents-ada`
const SEARCH = id('Microsoft.Search/searchServices/srch-ada')
const STORAGE = id('Microsoft.Storage/storageAccounts/stada')
const LAKE = id('Microsoft.Storage/storageAccounts/stadalake')
const VAULT = id('Microsoft.KeyVault/vaults/kv-ada')
const REGISTRY = id('Microsoft.ContainerRegistry/registries/crada')
const HUB = id('Microsoft.MachineLearningServices/workspaces/hub-ada')
const PROJECT = id('Microsoft.MachineLearningServices/workspaces/proj-ada')
const PULLER = id('Microsoft.ManagedIdentity/userAssignedIdentities/id-ada')
const ONELAKE = `${HUB}/connections/onelake-ada`

/** Holds nothing but what a case gives her. */
export const DANA = 'aaaaaaaa-0000-4000-8000-000000000011'
/** Reads everything, and so may ask about the services. */
export const RITA = 'aaaaaaaa-0000-4000-8000-000000000012'
/** Can give roles. */
const OWEN = 'aaaaaaaa-0000-4000-8000-000000000013'

const OPENAI_IDENTITY = 'cccccccc-0000-4000-8000-000000000011'
const SEARCH_IDENTITY = 'cccccccc-0000-4000-8000-000000000012'
const HUB_IDENTITY = 'cccccccc-0000-4000-8000-000000000013'
const PROJECT_IDENTITY = 'cccccccc-0000-4000-8000-000000000014'
const USER_ASSIGNED_IDENTITY = 'cccccccc-0000-4000-8000-000000000015'

/** Whose permission each kind of row speaks of. */
export const ASSIGNEES: Readonly<Record<AssigneeKind, string>> = {
  caller: DANA,
  'openai-identity': OPENAI_IDENTITY,
  'chat-openai-identity': OPENAI_IDENTITY,
  'search-identity': SEARCH_IDENTITY,
  'hub-identity': HUB_IDENTITY,
  'hub-user-assigned-identity': USER_ASSIGNED_IDENTITY,
  'project-identity': PROJECT_IDENTITY,
}

const PLACES: Readonly<Record<ResourceKind, string>> = {
  any: GROUP,
  openai: OPENAI,
  'chat-openai': OPENAI,
  'embedding-openai': EMBEDDINGS,
  search: SEARCH,
  storage: STORAGE,
  'blob-storage': STORAGE,
  'data-lake': LAKE,
  'fabric-workspace': ONELAKE,
  hub: HUB,
  project: PROJECT,
  'resource-group': GROUP,
  'creation-scope': GROUP,
  'container-registry': REGISTRY,
  'key-vault': VAULT,
  'foundry-account': FOUNDRY,
  'foundry-project': FOUNDRY_PROJECT,
}

/** ARM id of what a row is about. */
export function placeOf({ resource: kind }: Requirement): string {
  return PLACES[kind]
}

function assigned(principalId: string, roleId: string, scope: string, principalType = 'User') {
  const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${roleId}`
  return { properties: { scope, roleDefinitionId, principalId, principalType } }
}

export interface Held {
  readonly assignee: AssigneeKind
  readonly roleId: string
  readonly scope: string
}

interface Changes {
  /** beside what Rita and Owen hold */
  readonly held?: readonly Held[]
  /** what cannot be read anywhere */
  readonly unreadable?: 'roleAssignments'
}

/** The tenant file. */
export function adatum({ held = [], unreadable }: Changes = {}): object {
  return {
    tenantId: '11111111-1111-4111-8111-111111111111',
    managementGroups: [{ name: 'mg-ada', parent: null, subscriptions: [SUBSCRIPTION_ID] }],
    subscriptions: [{ subscriptionId: SUBSCRIPTION_ID, displayName: 'Adatum AI' }],
    users: [
      { id: DANA, displayName: 'Dana', userPrincipalName: 'dana@adatum.com' },
      { id: RITA, displayName: 'Rita', userPrincipalName: 'rita@adatum.com' },
      { id: OWEN, displayName: 'Owen', userPrincipalName: 'owen@adatum.com' },
    ],
    groups: [],
    servicePrincipals: [],
    resources: [...services(), ...workspaces()],
    roleAssignments: [
      assigned(RITA, ROLES.reader.id, SUBSCRIPTION),
      assigned(OWEN, ROLES.owner.id, SUBSCRIPTION),
      ...held.map(({ assignee, roleId, scope }) =>
        assigned(ASSIGNEES[assignee], roleId, scope, assignee === 'caller' ? 'User' : 'ServicePrincipal'),
      ),
    ],
    unreadable: unreadable === undefined ? [] : [{ scope: SUBSCRIPTION, what: unreadable }],
  }
}

function resource(resourceId: string, properties: object, more: object = {}) {
  return { id: resourceId, location: 'swedencentral', properties, ...more }
}

function systemAssigned(principalId: string) {
  return { identity: { type: 'SystemAssigned', principalId } }
}

function account(accountId: string, kind: string, more: object = {}) {
  const host = `${accountId.slice(accountId.lastIndexOf('/') + 1)}.openai.azure.com`
  return resource(accountId, { endpoint: `https://${host}/` }, { kind, ...more })
}

function deployment(accountId: string, model: string) {
  return resource(`${accountId}/deployments/${model}`, { model: { format: 'OpenAI', name: model } })
}

function services() {
  const rolesOrKeys = { authOptions: { aadOrApiKey: { aadAuthFailureMode: 'http403' } } }
  return [
    account(OPENAI, 'OpenAI', systemAssigned(OPENAI_IDENTITY)),
    deployment(OPENAI, 'gpt-4o'),
    account(EMBEDDINGS, 'OpenAI'),
    deployment(EMBEDDINGS, 'text-embedding-3-large'),
    account(FOUNDRY, 'AIServices'),
    resource(FOUNDRY_PROJECT, {}, systemAssigned(PROJECT_IDENTITY)),
    resource(SEARCH, rolesOrKeys, systemAssigned(SEARCH_IDENTITY)),
    resource(STORAGE, { isHnsEnabled: false }),
    resource(LAKE, { isHnsEnabled: true }),
    resource(VAULT, { enableRbacAuthorization: true, vaultUri: 'https://kv-ada.vault.azure.net/' }),
    resource(REGISTRY, { loginServer: 'crada.azurecr.io', adminUserEnabled: false }),
    resource(PULLER, { principalId: USER_ASSIGNED_IDENTITY }),
  ]
}

function workspaces() {
  const identity = {
    type: 'SystemAssigned, UserAssigned',
    principalId: HUB_IDENTITY,
    userAssignedIdentities: { [PULLER]: { principalId: USER_ASSIGNED_IDENTITY } },
  }
  const madeWith = { storageAccount: STORAGE, keyVault: VAULT, containerRegistry: REGISTRY }
  return [
    resource(HUB, madeWith, { kind: 'Hub', identity }),
    resource(PROJECT, { hubResourceId: HUB }, { kind: 'Project' }),
    connection('aoai-connection', 'AzureOpenAI', OPENAI),
    connection('embed-connection', 'AzureOpenAI', EMBEDDINGS),
    connection('search-connection', 'CognitiveSearch', SEARCH),
    connection('blob-connection', 'AzureBlob', STORAGE),
    connection('lake-connection', 'ADLSGen2', LAKE),
    resource(ONELAKE, {
      category: 'AzureOneLake',
      authType: 'AAD',
      target: 'https://onelake.dfs.fabric.microsoft.com/ws/lakehouse',
    }),
  ]
}

function connection(name: string, category: string, target: string) {
  return resource(`${HUB}/connections/${name}`, {
    category,
    authType: 'AAD',
    target,
    metadata: { ResourceId: target },
  })
}
