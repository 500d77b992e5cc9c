/** ARM API versions by resource type in lower case. */
const API_VERSIONS: Readonly<Record<string, string>> = {
  'microsoft.cognitiveservices/accounts': '2024-10-01',
  'microsoft.cognitiveservices/accounts/deployments': '2024-10-01',
  'microsoft.cognitiveservices/accounts/projects': '2025-06-01',
  'microsoft.containerregistry/registries': '2025-11-01',
  'microsoft.documentdb/databaseaccounts': '2024-05-15',
  'microsoft.documentdb/databaseaccounts/sqlroleassignments': '2024-05-15',
  'microsoft.documentdb/databaseaccounts/sqlroledefinitions': '2024-05-15',
  'microsoft.insights/components': '2020-02-02',
  'microsoft.keyvault/vaults': '2023-07-01',
  'microsoft.machinelearningservices/workspaces': '2024-04-01',
  'microsoft.machinelearningservices/workspaces/connections': '2024-04-01',
  'microsoft.search/searchservices': '2025-05-01',
  'microsoft.storage/storageaccounts': '2023-05-01',
}

/** Null for types that are not known one by one. */
export function apiVersionOfType(type: string): string | null {
  return API_VERSIONS[type.toLowerCase()] ?? null
}

/** Every resource type, in lower case, that is read one by one. */
export const READ_TYPES: readonly string[] = Object.keys(API_VERSIONS)
