import { control, data } from '../operation-names.ts'
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
    beforeHub:
      'This works with any registry whose admin user is on (properties.adminUserEnabled); no role is used.',
  },
  {
    id: 'acr/system-identity',
    table: 'acr',
    role: ROLES.acrPull,
    operations: [control('Microsoft.ContainerRegistry/registries/pull/read')],
    assignee: 'hub-identity',
    resource: 'container-registry',
    purpose: "pull images with the hub's system-assigned identity",
    beforeHub:
      "Azure gives this role to the hub's system-assigned identity when the hub is made, so there is nothing to do before.",
  },
  {
    id: 'acr/user-identity',
    table: 'acr',
    role: ROLES.acrPull,
    operations: [control('Microsoft.ContainerRegistry/registries/pull/read')],
    assignee: 'hub-user-assigned-identity',
    resource: 'container-registry',
    purpose: "pull images with the hub's user-assigned identity; not while public access is off",
    beforeHub:
      'Only a hub with a user-assigned identity needs this: give that identity the role before the hub uses the registry.',
  },
]

const ASSIGNED_BEFORE =
  'Only a hub with a user-assigned identity needs this: that identity must hold it before the hub is made.'

/**
 * What a hub with a customer-managed key takes. The article asks for an access policy with create, get, delete and
 * purge; a vault that goes by roles has data actions for these.
 */
export const customerManagedKey: readonly Requirement[] = [
  {
    id: 'cmk/creator',
    table: 'cmk',
    role: ROLES.contributor,
    otherRoles: [ROLES.owner],
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
    beforeHub: ASSIGNED_BEFORE,
  },
  {
    id: 'cmk/identity-search',
    table: 'cmk',
    role: null,
    operations: [control('Microsoft.Search/searchServices/write')],
    assignee: 'hub-user-assigned-identity',
    resource: 'resource-group',
    purpose: 'create the search service that the key encrypts',
    beforeHub: ASSIGNED_BEFORE,
  },
  {
    id: 'cmk/identity-cosmos',
    table: 'cmk',
    role: null,
    operations: [control('Microsoft.DocumentDB/databaseAccounts/write')],
    assignee: 'hub-user-assigned-identity',
    resource: 'resource-group',
    purpose: 'create the Cosmos DB account that the key encrypts',
    beforeHub: ASSIGNED_BEFORE,
  },
  {
    id: 'cmk/key',
    table: 'cmk',
    role: null,
    operations: ['create/action', 'read', 'delete', 'purge/action'].map((end) =>
      data(`Microsoft.KeyVault/vaults/keys/${end}`),
    ),
    assignee: 'hub-user-assigned-identity',
    resource: 'key-vault',
    purpose: 'create, get, delete and purge the key; by an access policy where the vault goes by those',
    beforeHub:
      'Whoever the hub is made with needs this on the key: its user-assigned identity, or the person who creates it.',
  },
]
