/** Parts of Azure that one does things in, by ARM type in lower case, in the order to tell of them. */
const AREAS: Readonly<Record<string, string>> = {
  'microsoft.machinelearningservices/workspaces': 'Hubs and projects',
  'microsoft.cognitiveservices/accounts': 'Azure OpenAI and AI services',
  'microsoft.cognitiveservices/accounts/projects': 'Foundry projects',
  'microsoft.search/searchservices': 'Azure AI Search',
  'microsoft.storage/storageaccounts': 'Storage accounts',
  'microsoft.keyvault/vaults': 'Key vaults',
  'microsoft.containerregistry/registries': 'Container registries',
  'microsoft.documentdb/databaseaccounts': 'Cosmos DB',
  'microsoft.insights/components': 'Application Insights',
  anywhere: 'Access of others',
  'resource-group': 'Resource groups',
  subscription: 'Subscriptions',
}

export const AREA_TITLES: readonly string[] = Object.values(AREAS)

/** The title of a part of Azure, by ARM type without regard to case. */
export function areaOf(type: string): string {
  return AREAS[type.toLowerCase()] ?? type
}

/** Resource providers, in lower case, of the parts that are known. */
export const KNOWN_PROVIDERS: ReadonlySet<string> = new Set(
  Object.keys(AREAS).map((type) => type.split('/')[0] ?? type),
)
