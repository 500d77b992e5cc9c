import type { TenantResource } from '../tenant.ts'
import * as places from './places.ts'

interface ConnectionFacts {
  readonly name: string
  readonly on: string
  readonly category: string
  readonly authType: 'AAD' | 'ApiKey'
  readonly target: string
  /** ARM id of what it leads to; absent where that is no Azure resource */
  readonly resourceId?: string
}

const FACTS: readonly ConnectionFacts[] = [
  {
    name: 'aoai-connection',
    on: places.HUB,
    category: 'AzureOpenAI',
    authType: 'AAD',
    target: 'https://aoai-contoso.openai.azure.com/',
    resourceId: places.OPENAI,
  },
  {
    name: 'embeddings-connection',
    on: places.HUB,
    category: 'AzureOpenAI',
    authType: 'AAD',
    target: 'https://aoai-contoso-embeddings.openai.azure.com/',
    resourceId: places.EMBEDDING_OPENAI,
  },
  {
    name: 'search-connection',
    on: places.HUB,
    category: 'CognitiveSearch',
    authType: 'AAD',
    target: 'https://srch-contoso.search.windows.net',
    resourceId: places.SEARCH,
  },
  {
    name: 'search-keys-connection',
    on: places.HUB,
    category: 'CognitiveSearch',
    authType: 'ApiKey',
    target: 'https://srch-contoso-keys.search.windows.net',
    resourceId: places.KEY_SEARCH,
  },
  {
    name: 'foundry-connection',
    on: places.HUB,
    category: 'AIServices',
    authType: 'AAD',
    target: 'https://aif-contoso.cognitiveservices.azure.com/',
    resourceId: places.FOUNDRY,
  },
  {
    name: 'lake-connection',
    on: places.HUB,
    category: 'ADLSGen2',
    authType: 'AAD',
    target: 'https://stcontosolake.dfs.core.windows.net/',
    resourceId: places.LAKE,
  },
  {
    name: 'onelake-connection',
    on: places.HUB,
    category: 'AzureOneLake',
    authType: 'AAD',
    target: 'https://onelake.dfs.fabric.microsoft.com/f12f5ebf-3b52-4f62-bedc-7927891aa410',
  },
  {
    name: 'blob-connection',
    on: places.PROJECT,
    category: 'AzureBlob',
    authType: 'AAD',
    target: 'https://stcontosoai.blob.core.windows.net/',
    resourceId: places.STORAGE,
  },
]

/** How the hub and its project reach other services: some with Entra ID, one with a key. */
export const CONNECTIONS: readonly TenantResource[] = FACTS.map(
  ({ name, on, category, authType, target, resourceId }) => ({
    id: `${on}/connections/${name}`,
    type: 'Microsoft.MachineLearningServices/workspaces/connections',
    name,
    properties: {
      category,
      authType,
      target,
      isSharedToAll: on === places.HUB,
      metadata: resourceId === undefined ? {} : { ApiType: 'Azure', ResourceId: resourceId },
    },
  }),
)
