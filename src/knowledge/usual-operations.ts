interface UsualOperation {
  readonly operation: string
  readonly title: string
}

/** What people most often try on a resource, to offer as choices when an error does not say. */
const USUAL_OPERATIONS: Readonly<Record<string, readonly UsualOperation[]>> = {
  'microsoft.cognitiveservices/accounts': [
    {
      operation: 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
      title: 'Chat with a model',
    },
    {
      operation: 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action',
      title: 'Embed text',
    },
    { operation: 'Microsoft.CognitiveServices/accounts/deployments/write', title: 'Deploy a model' },
    { operation: 'Microsoft.CognitiveServices/accounts/listKeys/action', title: 'List the keys' },
  ],
  'microsoft.search/searchservices': [
    { operation: 'Microsoft.Search/searchServices/indexes/documents/read', title: 'Query an index' },
    { operation: 'Microsoft.Search/searchServices/indexes/documents/write', title: 'Index documents' },
    { operation: 'Microsoft.Search/searchServices/indexes/write', title: 'Create or change an index' },
  ],
  'microsoft.storage/storageaccounts': [
    {
      operation: 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
      title: 'Read blobs',
    },
    {
      operation: 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write',
      title: 'Write blobs',
    },
    {
      operation: 'Microsoft.Storage/storageAccounts/queueServices/queues/messages/read',
      title: 'Read queue messages',
    },
    {
      operation: 'Microsoft.Storage/storageAccounts/tableServices/tables/entities/read',
      title: 'Read table rows',
    },
    { operation: 'Microsoft.Storage/storageAccounts/listKeys/action', title: 'List the keys' },
  ],
  'microsoft.keyvault/vaults': [
    { operation: 'Microsoft.KeyVault/vaults/secrets/getSecret/action', title: 'Read a secret' },
    { operation: 'Microsoft.KeyVault/vaults/secrets/setSecret/action', title: 'Set a secret' },
    { operation: 'Microsoft.KeyVault/vaults/keys/read', title: 'Read a key' },
  ],
  'microsoft.containerregistry/registries': [
    { operation: 'Microsoft.ContainerRegistry/registries/pull/read', title: 'Pull an image' },
    { operation: 'Microsoft.ContainerRegistry/registries/push/write', title: 'Push an image' },
  ],
  'microsoft.machinelearningservices/workspaces': [
    { operation: 'Microsoft.MachineLearningServices/workspaces/read', title: 'Open the hub or project' },
    { operation: 'Microsoft.MachineLearningServices/workspaces/hubs/join/action', title: 'Create a project' },
    {
      operation: 'Microsoft.MachineLearningServices/workspaces/connections/write',
      title: 'Create a connection',
    },
    { operation: 'Microsoft.MachineLearningServices/workspaces/computes/write', title: 'Create compute' },
  ],
}

/** The usual operations of an ARM type, compared without regard to case; none for types not known. */
export function usualOperations(resourceType: string): readonly UsualOperation[] {
  return USUAL_OPERATIONS[resourceType.toLowerCase()] ?? []
}
