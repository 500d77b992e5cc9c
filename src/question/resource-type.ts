import type { Service } from '../evidence/evidence.ts'
import type { ResourceKind } from '../knowledge/requirement.ts'
import type { Operation } from '../rbac/operation.ts'
import type { Resource } from './question.ts'

const COGNITIVE_SERVICES = 'microsoft.cognitiveservices/accounts'
export const FOUNDRY_PROJECT_TYPE = 'microsoft.cognitiveservices/accounts/projects'
const SEARCH = 'microsoft.search/searchservices'
const STORAGE = 'microsoft.storage/storageaccounts'
export const WORKSPACE_TYPE = 'microsoft.machinelearningservices/workspaces'
export const CONNECTION_TYPE = 'microsoft.machinelearningservices/workspaces/connections'
export const REGISTRY_TYPE = 'microsoft.containerregistry/registries'
const COSMOS = 'microsoft.documentdb/databaseaccounts'
export const KEY_VAULT_TYPE = 'microsoft.keyvault/vaults'

/** What a hub or project reaches through connections. */
const SERVICES: readonly string[] = [
  COGNITIVE_SERVICES,
  SEARCH,
  STORAGE,
  REGISTRY_TYPE,
  COSMOS,
  KEY_VAULT_TYPE,
]

/** What a resource is, in the terms of the requirements' rows: an AI services account is several things. */
export function kindsOf(resource: Resource): readonly ResourceKind[] {
  switch (resource.type.toLowerCase()) {
    case COGNITIVE_SERVICES:
      return isFoundryAccount(resource) ? ['openai', 'foundry-account'] : ['openai']
    case FOUNDRY_PROJECT_TYPE:
      return ['foundry-project']
    case SEARCH:
      return ['search']
    case STORAGE:
      return ['storage', resource.properties?.['isHnsEnabled'] === true ? 'data-lake' : 'blob-storage']
    case WORKSPACE_TYPE:
      return isHub(resource) ? ['hub'] : ['project']
    case REGISTRY_TYPE:
      return ['container-registry']
    case KEY_VAULT_TYPE:
      return ['key-vault']
    default:
      return []
  }
}

export function isWorkspace(resource: Resource): boolean {
  return resource.type.toLowerCase() === WORKSPACE_TYPE
}

export function isHub(resource: Resource): boolean {
  return isWorkspace(resource) && resource.kind?.toLowerCase() === 'hub'
}

export function isConnection(resource: Resource): boolean {
  return resource.type.toLowerCase() === CONNECTION_TYPE
}

export function isCognitiveServices(resource: Resource): boolean {
  return resource.type.toLowerCase() === COGNITIVE_SERVICES
}

export function isKeyVault(resource: Resource): boolean {
  return resource.type.toLowerCase() === KEY_VAULT_TYPE
}

export function isContainerRegistry(resource: Resource): boolean {
  return resource.type.toLowerCase() === REGISTRY_TYPE
}

export function isStorageAccount(resource: Resource): boolean {
  return resource.type.toLowerCase() === STORAGE
}

export function isCosmosAccount(resource: Resource): boolean {
  return resource.type.toLowerCase() === COSMOS
}

export function isFoundryProject(resource: Resource): boolean {
  return resource.type.toLowerCase() === FOUNDRY_PROJECT_TYPE
}

/** ARM id of the hub or project that holds a connection. */
export function workspaceIdOf(connectionId: string): string {
  return connectionId.replace(/\/connections\/[^/]+$/i, '')
}

/** ARM id of the account that a Foundry project is in. */
export function accountIdOf(projectId: string): string {
  return projectId.replace(/\/projects\/[^/]+$/i, '')
}

export function isFoundryAccount(resource: Resource): boolean {
  return isCognitiveServices(resource) && resource.kind?.toLowerCase() === 'aiservices'
}

/**
 * What to offer where an error names no resource. The generic error of Azure OpenAI is also what the chat
 * playground shows when AI Search refuses.
 */
export function typesToOffer(service: Service | null): readonly string[] {
  return service === 'azure-openai' ? [COGNITIVE_SERVICES, SEARCH] : typesOfService(service)
}

/** ARM types, in lower case, of the resources whose endpoints a service answers on. */
export function typesOfService(service: Service | null): readonly string[] {
  switch (service) {
    case 'azure-openai':
    case 'ai-services':
    case 'foundry-project':
      return [COGNITIVE_SERVICES]
    case 'ai-search':
      return [SEARCH]
    case 'storage-blob':
    case 'storage-file':
    case 'storage-queue':
    case 'storage-table':
      return [STORAGE]
    case 'key-vault':
      return [KEY_VAULT_TYPE]
    case 'acr':
      return [REGISTRY_TYPE]
    case 'cosmos':
      return [COSMOS]
    case 'ml-workspace':
      return [WORKSPACE_TYPE]
    case 'app-insights':
      return ['microsoft.insights/components']
    case 'resource-manager':
    case 'entra':
    case 'other':
    case null:
      return [COGNITIVE_SERVICES, SEARCH, STORAGE, WORKSPACE_TYPE, KEY_VAULT_TYPE, REGISTRY_TYPE]
  }
}

/** The type, in lower case, of the services whose operations these all are; null: of none, or of several. */
export function typeOfOperations(operations: readonly Operation[]): string | null {
  const types = operations.map(({ name }) => name.toLowerCase().split('/').slice(0, 2).join('/'))
  const only = types[0]
  return only !== undefined && SERVICES.includes(only) && types.every((type) => type === only) ? only : null
}

/** Whether a resource is of a type that the article's rows speak of. */
export function isAiService(resource: Resource): boolean {
  return kindsOf(resource).length > 0
}

/** The end of a service's host names, in every cloud, and the type of the resource that answers there. */
const HOST_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [
    /\.(?:openai\.azure|cognitiveservices\.azure|services\.ai\.azure|api\.cognitive\.microsoft)\./,
    COGNITIVE_SERVICES,
  ],
  [/\.search\.(?:windows|azure)\./, SEARCH],
  [/\.(?:blob|dfs|file|queue|table)\.(?:core|storage)\./, STORAGE],
  [/\.vault\./, KEY_VAULT_TYPE],
  [/\.azurecr\./, REGISTRY_TYPE],
  [/\.documents\.azure\./, COSMOS],
]

/** The one type of resource that answers at such a host, in lower case; null where the name does not tell. */
export function typeOfHost(host: string): string | null {
  return HOST_ENDINGS.find(([ending]) => ending.test(host.toLowerCase()))?.[1] ?? null
}
