import { control } from '../operation-names.ts'
import type { Requirement } from '../requirement.ts'
import { ROLES } from '../role-names.ts'

/** How a hub authenticates to Azure Container Registry. Only the last way rests on a role. */
export const containerRegistry: readonly Requirement[] = [
  {
    id: 'acr/admin-user',
    table: 'acr',
    role: null,
    operations: [],
    assignee: 'hub-identity',
    resource: 'container-registry',
    purpose: "pull images with the registry's admin user",
    elsewhere: "The registry's admin user signs in with a password; no role is used.",
  },
  {
    id: 'acr/system-identity',
    table: 'acr',
    role: ROLES.acrPull,
    operations: [control('Microsoft.ContainerRegistry/registries/pull/read')],
    assignee: 'hub-identity',
    resource: 'container-registry',
    purpose: "pull images with the hub's system-assigned identity",
  },
  {
    id: 'acr/user-identity',
    table: 'acr',
    role: ROLES.acrPull,
    operations: [control('Microsoft.ContainerRegistry/registries/pull/read')],
    assignee: 'hub-user-assigned-identity',
    resource: 'container-registry',
    purpose: "pull images with the hub's user-assigned identity; not while public access is off",
  },
]

/** What a hub with a customer-managed key takes. */
export const customerManagedKey: readonly Requirement[] = [
  {
    id: 'cmk/creator',
    table: 'cmk',
    role: ROLES.contributor,
    operations: [control('Microsoft.KeyVault/vaults/read'), control('Microsoft.KeyVault/vaults/write')],
    assignee: 'caller',
    resource: 'key-vault',
    purpose: 'create a hub whose key is in this vault',
  },
  {
    id: 'cmk/identity-storage',
    table: 'cmk',
    role: null,
    operations: [control('Microsoft.Storage/storageAccounts/write')],
    assignee: 'hub-user-assigned-identity',
    resource: 'resource-group',
    purpose: 'create the storage account that the key encrypts',
  },
  {
    id: 'cmk/identity-search',
    table: 'cmk',
    role: null,
    operations: [control('Microsoft.Search/searchServices/write')],
    assignee: 'hub-user-assigned-identity',
    resource: 'resource-group',
    purpose: 'create the search service that the key encrypts',
  },
  {
    id: 'cmk/identity-cosmos',
    table: 'cmk',
    role: null,
    operations: [control('Microsoft.DocumentDB/databaseAccounts/write')],
    assignee: 'hub-user-assigned-identity',
    resource: 'resource-group',
    purpose: 'create the Cosmos DB account that the key encrypts',
  },
  {
    id: 'cmk/key',
    table: 'cmk',
    role: null,
    operations: [],
    assignee: 'hub-user-assigned-identity',
    resource: 'key-vault',
    purpose: 'create, get, delete and purge the key',
    elsewhere:
      'This right is an access policy of the key vault, not a role. Someone who may write the vault adds an access policy with the key permissions create, get, delete and purge.',
  },
]
