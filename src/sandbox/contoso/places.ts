/** Where things are in Contoso. All GUIDs are made up. */
export const TENANT_ID = 'eb37eaff-c06d-4229-aee7-5aa9b8819e12'

export const AI_SUBSCRIPTION = 'd2ba0898-ce27-441e-b5e9-9f64453a045a'
export const PLATFORM_SUBSCRIPTION = 'ab481c11-20d9-43ca-ab49-e761992558fd'

export const ROOT_MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/contoso'

export const AI_SCOPE = `/subscriptions/${AI_SUBSCRIPTION}`

export function resourceGroup(name: string, subscriptionId = AI_SUBSCRIPTION): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${name}`
}

export function resourceId(group: string, path: string, subscriptionId = AI_SUBSCRIPTION): string {
  return `${resourceGroup(group, subscriptionId)}/providers/${path}`
}

export const HUB = resourceId('rg-ai', 'Microsoft.MachineLearningServices/workspaces/hub-contoso')
export const PROJECT = resourceId('rg-ai', 'Microsoft.MachineLearningServices/workspaces/proj-assistant')
export const SECURE_HUB = resourceId(
  'rg-ai-secure',
  'Microsoft.MachineLearningServices/workspaces/hub-contoso-secure',
)
export const SECURE_HUB_IDENTITY = resourceId(
  'rg-ai-secure',
  'Microsoft.ManagedIdentity/userAssignedIdentities/id-hub-secure',
)
export const OPENAI = resourceId('rg-ai', 'Microsoft.CognitiveServices/accounts/aoai-contoso')
export const EMBEDDING_OPENAI = resourceId(
  'rg-ai-shared',
  'Microsoft.CognitiveServices/accounts/aoai-contoso-embeddings',
)
export const FOUNDRY = resourceId('rg-foundry', 'Microsoft.CognitiveServices/accounts/aif-contoso')
export const FOUNDRY_PROJECT = `${FOUNDRY}/projects/proj-agents`
export const SEARCH = resourceId('rg-ai', 'Microsoft.Search/searchServices/srch-contoso')
export const KEY_SEARCH = resourceId('rg-ai-shared', 'Microsoft.Search/searchServices/srch-contoso-keys')
export const STORAGE = resourceId('rg-ai', 'Microsoft.Storage/storageAccounts/stcontosoai')
export const LAKE = resourceId('rg-ai-shared', 'Microsoft.Storage/storageAccounts/stcontosolake')
export const LOCKED_STORAGE = resourceId('rg-ai-locked', 'Microsoft.Storage/storageAccounts/stcontosolocked')
export const KEY_VAULT = resourceId('rg-ai', 'Microsoft.KeyVault/vaults/kv-contoso-ai')
export const POLICY_KEY_VAULT = resourceId('rg-ai-shared', 'Microsoft.KeyVault/vaults/kv-contoso-legacy')
export const REGISTRY = resourceId('rg-ai', 'Microsoft.ContainerRegistry/registries/crcontosoai')
export const SECURE_REGISTRY = resourceId(
  'rg-ai-secure',
  'Microsoft.ContainerRegistry/registries/crcontososecure',
)
export const APP_INSIGHTS = resourceId('rg-ai', 'Microsoft.Insights/components/appi-contoso-ai')
export const LOG_WORKSPACE = resourceId(
  'rg-monitoring',
  'Microsoft.OperationalInsights/workspaces/log-contoso',
  PLATFORM_SUBSCRIPTION,
)
