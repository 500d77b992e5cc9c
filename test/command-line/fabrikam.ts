/** A tenant file with one of everything that the commands are asked about. All ids are made up. */
export const SUBSCRIPTION = '22222222-2222-4222-8222-222222222222'
export const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-ai`

export const DANA = 'aaaaaaaa-0000-4000-8000-000000000001'
export const OLIVIA = 'aaaaaaaa-0000-4000-8000-000000000002'
export const SAM = 'aaaaaaaa-0000-4000-8000-000000000003'
export const PRIYA = 'aaaaaaaa-0000-4000-8000-000000000004'
export const CARLA = 'aaaaaaaa-0000-4000-8000-000000000005'
export const DEVELOPERS = 'bbbbbbbb-0000-4000-8000-000000000001'
export const OPENAI_IDENTITY = 'cccccccc-0000-4000-8000-000000000001'
export const PIPELINE = 'dddddddd-0000-4000-8000-000000000001'
export const PIPELINE_APP = 'dddddddd-0000-4000-8000-0000000000aa'

export const OPENAI = resourceId('Microsoft.CognitiveServices/accounts/aoai-fab')
export const EMBEDDINGS = resourceId('Microsoft.CognitiveServices/accounts/aoai-fab-embed')
export const FOUNDRY = resourceId('Microsoft.CognitiveServices/accounts/aif-fab')
export const SEARCH = resourceId('Microsoft.Search/searchServices/srch-fab')
export const KEY_SEARCH = resourceId('Microsoft.Search/searchServices/srch-fab-keys')
export const STORAGE = resourceId('Microsoft.Storage/storageAccounts/stfab')
export const LAKE = resourceId('Microsoft.Storage/storageAccounts/stfablake')
export const POLICY_VAULT = resourceId('Microsoft.KeyVault/vaults/kv-fab-policy')
export const HUB = resourceId('Microsoft.MachineLearningServices/workspaces/hub-fab')
export const PROJECT = resourceId('Microsoft.MachineLearningServices/workspaces/proj-fab')
export const LOCKED = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-locked`
export const LOCKED_STORAGE = `${LOCKED}/providers/Microsoft.Storage/storageAccounts/stfablocked`

export const ROLE = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  openaiUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
  openaiContributor: 'a001fd3d-188f-4b5d-821b-7da978bf7442',
  cognitiveServicesUser: 'a97b65f3-24c7-4388-baec-2e87135dc908',
  searchIndexDataReader: '1407120a-92aa-4202-b7e9-c0e197c71c8f',
  searchIndexDataContributor: '8ebe5a00-799e-43f5-93ac-243d3dce84a7',
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  blobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
} as const

function resourceId(path: string): string {
  return `${GROUP}/providers/${path}`
}

export function assigned(
  principalId: string,
  roleId: string,
  scope: string,
  more: { readonly principalType?: string; readonly condition?: string; readonly createdOn?: string } = {},
) {
  const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${roleId}`
  return { properties: { scope, roleDefinitionId, principalId, principalType: 'User', ...more } }
}

function connection(name: string, category: string, authType: string, target: string, resourceId?: string) {
  return {
    id: `${HUB}/connections/${name}`,
    type: 'Microsoft.MachineLearningServices/workspaces/connections',
    name,
    location: 'swedencentral',
    properties: {
      category,
      authType,
      target,
      metadata: resourceId === undefined ? {} : { ResourceId: resourceId },
    },
  }
}

function resource(id: string, type: string, properties: object, more: object = {}) {
  return { id, type, name: id.slice(id.lastIndexOf('/') + 1), location: 'swedencentral', properties, ...more }
}

function deployment(account: string, model: string) {
  return resource(`${account}/deployments/${model}`, 'Microsoft.CognitiveServices/accounts/deployments', {
    model: { format: 'OpenAI', name: model },
  })
}

/** The tenant; `change` adds to its lists. */
export function fabrikam(change: Readonly<Record<string, readonly object[]>> = {}) {
  const accounts = 'Microsoft.CognitiveServices/accounts'
  const search = 'Microsoft.Search/searchServices'
  const storage = 'Microsoft.Storage/storageAccounts'
  const workspaces = 'Microsoft.MachineLearningServices/workspaces'
  const roleBased = {
    authOptions: { aadOrApiKey: { aadAuthFailureMode: 'http403' } },
    disableLocalAuth: false,
  }
  const base = {
    tenantId: '11111111-1111-4111-8111-111111111111',
    managementGroups: [{ name: 'mg-fab', parent: null, subscriptions: [SUBSCRIPTION] }],
    subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Fabrikam AI' }],
    users: [
      { id: DANA, displayName: 'Dana Developer', userPrincipalName: 'dana@fabrikam.com' },
      { id: OLIVIA, displayName: 'Olivia Owner', userPrincipalName: 'olivia@fabrikam.com' },
      { id: SAM, displayName: 'Sam Support', userPrincipalName: 'sam@fabrikam.com' },
      { id: PRIYA, displayName: 'Priya', userPrincipalName: 'priya@fabrikam.com' },
      { id: CARLA, displayName: 'Carla', userPrincipalName: 'carla@fabrikam.com' },
    ],
    groups: [{ id: DEVELOPERS, displayName: 'AI developers', members: [DANA] }],
    servicePrincipals: [
      { id: PIPELINE, appId: PIPELINE_APP, displayName: 'pipeline', servicePrincipalType: 'Application' },
    ],
    resources: [
      resource(
        OPENAI,
        accounts,
        { endpoint: 'https://aoai-fab.openai.azure.com/', customSubDomainName: 'aoai-fab' },
        {
          kind: 'OpenAI',
          identity: { type: 'SystemAssigned', principalId: OPENAI_IDENTITY },
        },
      ),
      resource(
        EMBEDDINGS,
        accounts,
        { endpoint: 'https://aoai-fab-embed.openai.azure.com/' },
        { kind: 'OpenAI' },
      ),
      resource(
        FOUNDRY,
        accounts,
        { endpoint: 'https://aif-fab.cognitiveservices.azure.com/' },
        { kind: 'AIServices' },
      ),
      deployment(OPENAI, 'gpt-4o'),
      deployment(EMBEDDINGS, 'text-embedding-3-large'),
      resource(SEARCH, search, roleBased),
      resource(KEY_SEARCH, search, { authOptions: { apiKeyOnly: {} }, disableLocalAuth: false }),
      resource(STORAGE, storage, { isHnsEnabled: false }),
      resource(LAKE, storage, { isHnsEnabled: true }),
      resource(LOCKED_STORAGE, storage, {}),
      resource(POLICY_VAULT, 'Microsoft.KeyVault/vaults', {
        enableRbacAuthorization: false,
        vaultUri: 'https://kv-fab-policy.vault.azure.net/',
      }),
      resource(HUB, workspaces, { storageAccount: STORAGE }, { kind: 'Hub' }),
      resource(PROJECT, workspaces, { hubResourceId: HUB }, { kind: 'Project' }),
      connection('aoai', 'AzureOpenAI', 'AAD', 'https://aoai-fab.openai.azure.com/', OPENAI),
      connection('embed', 'AzureOpenAI', 'AAD', 'https://aoai-fab-embed.openai.azure.com/', EMBEDDINGS),
      connection('search', 'CognitiveSearch', 'AAD', 'https://srch-fab.search.windows.net'),
      connection(
        'search-key',
        'CognitiveSearch',
        'ApiKey',
        'https://srch-fab-keys.search.windows.net',
        KEY_SEARCH,
      ),
      connection('lake', 'ADLSGen2', 'AAD', 'https://stfablake.dfs.core.windows.net', LAKE),
      connection('onelake', 'AzureOneLake', 'AAD', 'https://onelake.dfs.fabric.microsoft.com/ws/lh'),
    ],
    roleDefinitions: [],
    roleAssignments: [
      assigned(DEVELOPERS, ROLE.reader, GROUP, { principalType: 'Group' }),
      assigned(OLIVIA, ROLE.owner, `/subscriptions/${SUBSCRIPTION}`),
      assigned(SAM, ROLE.reader, '/providers/Microsoft.Management/managementGroups/mg-fab'),
      assigned(CARLA, ROLE.contributor, LOCKED),
    ],
    denyAssignments: [],
    roleEligibilityScheduleInstances: [],
    unreadable: [],
  }
  return {
    ...base,
    ...Object.fromEntries(
      Object.entries(change).map(([list, items]) => [
        list,
        [...((base as Readonly<Record<string, unknown>>)[list] as readonly object[]), ...items],
      ]),
    ),
  }
}
