import {
  ASSIGN_ROLES,
  control,
  data,
  EMBEDDINGS,
  LIST_COGNITIVE_SERVICES_KEYS,
  SEARCH_KEYS,
} from '../operation-names.ts'
import { ROLES } from '../role-names.ts'
import { playground } from '../tables/playground.ts'
import { grants, lacks, type Disagreement } from './disagreement.ts'

const ACCESS_ADMINISTRATOR = {
  id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  name: 'Role Based Access Control Administrator',
}
const USER_ACCESS_ADMINISTRATOR = {
  id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  name: 'User Access Administrator',
}
const VAULT_CONTRIBUTOR = { id: 'f25e0fa2-a7c8-4377-a976-54943a77a395', name: 'Key Vault Contributor' }
const CRYPTO_OFFICER = { id: '14b46e9e-c2b7-41b4-b07b-48a6ebf60603', name: 'Key Vault Crypto Officer' }

const SEARCH = 'Microsoft.Search/searchServices'
const KEYS = 'Microsoft.KeyVault/vaults/keys'

/** What the article says of the services behind a hub, and of who sets them up. */
export const serviceRoleDisagreements: readonly Disagreement[] = [
  {
    id: 'search-keys',
    effect: 'goes-too-far',
    rows: ['connection/search-contributor'],
    roles: [ROLES.contributor],
    article: 'Contributor on Azure AI Search serves to list its keys, and by them its indexes.',
    definition: 'That is far more than needed: Search Service Contributor lists the keys as well.',
    facts: [
      ...grants(ROLES.contributor, ...SEARCH_KEYS),
      ...grants(ROLES.searchServiceContributor, ...SEARCH_KEYS),
    ],
  },
  {
    id: 'indexing',
    effect: 'falls-short',
    rows: [
      'troubleshooting/search-index-data-contributor',
      'connection/search-index-data-contributor',
      'playground/openai-search-contributor',
    ],
    roles: [ROLES.searchIndexDataContributor],
    article: 'Search Index Data Contributor is what indexing takes.',
    definition:
      'It writes documents into an index that is there; to create or change the index takes Search Service Contributor.',
    facts: [
      ...grants(ROLES.searchIndexDataContributor, data(`${SEARCH}/indexes/documents/write`)),
      ...lacks(ROLES.searchIndexDataContributor, control(`${SEARCH}/indexes/write`)),
      ...grants(ROLES.searchServiceContributor, control(`${SEARCH}/indexes/write`)),
    ],
  },
  {
    id: 'search-service-contributor',
    effect: 'goes-too-far',
    rows: ['playground/openai-search-service'],
    roles: [ROLES.searchServiceContributor],
    article:
      'Search Service Contributor reads and writes what indexes, indexers and the like are defined by.',
    definition: 'It also changes and deletes the service itself, and lists its admin keys.',
    facts: grants(
      ROLES.searchServiceContributor,
      control(`${SEARCH}/write`),
      control(`${SEARCH}/delete`),
      control(`${SEARCH}/listAdminKeys/action`),
    ),
  },
  {
    id: 'list-keys-only',
    effect: 'goes-too-far',
    rows: ['troubleshooting/cognitive-services-user', 'connection/cognitive-services-user'],
    roles: [ROLES.cognitiveServicesUser],
    article: 'Cognitive Services User serves to list API keys.',
    definition:
      'It also uses every model and service of the resource; Cognitive Services Contributor lists the keys without that, and changes the resource instead.',
    facts: [
      ...grants(ROLES.cognitiveServicesUser, LIST_COGNITIVE_SERVICES_KEYS, EMBEDDINGS),
      ...grants(
        ROLES.cognitiveServicesContributor,
        LIST_COGNITIVE_SERVICES_KEYS,
        control('Microsoft.CognitiveServices/accounts/write'),
      ),
      ...lacks(ROLES.cognitiveServicesContributor, EMBEDDINGS),
    ],
  },
  {
    id: 'onelake-contributor',
    effect: 'falls-short',
    rows: ['connection/onelake-contributor'],
    roles: [ROLES.contributor],
    article: 'Contributor gives access to OneLake.',
    definition:
      "That is the Contributor of a Microsoft Fabric workspace; Azure's role of the name holds nothing there.",
    facts: [],
  },
  {
    id: 'knowledge-store',
    effect: 'falls-short',
    rows: ['playground/search-storage'],
    roles: [ROLES.storageBlobDataContributor],
    article: 'Storage Blob Data Contributor lets Azure AI Search write its knowledge store.',
    definition: 'It writes blobs; a knowledge store with tables takes Storage Table Data Contributor too.',
    facts: [
      ...lacks(
        ROLES.storageBlobDataContributor,
        data('Microsoft.Storage/storageAccounts/tableServices/tables/entities/write'),
      ),
      ...grants(
        { id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3', name: 'Storage Table Data Contributor' },
        data('Microsoft.Storage/storageAccounts/tableServices/tables/entities/write'),
      ),
    ],
  },
  {
    id: 'blob-storage-reader',
    effect: 'inexact',
    rows: ['outside-resource/blob'],
    roles: [ROLES.storageBlobDataReader],
    article: "The hub's identity needs the role “Blob Storage Reader”.",
    definition: 'No role has that name; Storage Blob Data Reader reads blobs.',
    facts: [
      { kind: 'no-role', name: 'Blob Storage Reader' },
      ...grants(
        ROLES.storageBlobDataReader,
        data('Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'),
      ),
    ],
  },
  {
    id: 'owner-for-role-assignments',
    effect: 'goes-too-far',
    rows: playground.map(({ id }) => id),
    roles: [ROLES.owner],
    article: 'Whoever sets up the chat playground needs Owner on the resources, to assign roles.',
    definition: 'Role Based Access Control Administrator assigns roles too, and manages no resource.',
    facts: [
      ...grants(ACCESS_ADMINISTRATOR, ASSIGN_ROLES),
      ...lacks(ACCESS_ADMINISTRATOR, control(`${SEARCH}/write`)),
    ],
  },
  {
    id: 'owner-for-custom-roles',
    effect: 'goes-too-far',
    rows: [],
    roles: [ROLES.owner],
    article: 'Only an owner creates custom roles.',
    definition: 'User Access Administrator holds the operation as well.',
    facts: grants(USER_ACCESS_ADMINISTRATOR, control('Microsoft.Authorization/roleDefinitions/write')),
  },
  {
    id: 'vault-access',
    effect: 'goes-too-far',
    rows: ['cmk/creator'],
    roles: [ROLES.owner, ROLES.contributor],
    article: 'Whoever creates a hub with a customer-managed key needs Owner or Contributor on the key vault.',
    definition: 'Key Vault Contributor reads and writes the vault as well.',
    facts: grants(
      VAULT_CONTRIBUTOR,
      control('Microsoft.KeyVault/vaults/read'),
      control('Microsoft.KeyVault/vaults/write'),
    ),
  },
  {
    id: 'operations-called-roles',
    effect: 'inexact',
    rows: ['cmk/identity-storage', 'cmk/identity-search', 'cmk/identity-cosmos'],
    roles: [],
    article: "Three roles are to be granted to the hub's user-assigned identity.",
    definition: 'The three names are operations; any role that holds them will do.',
    facts: [
      { kind: 'no-role', name: 'Microsoft.Storage/storageAccounts/write' },
      { kind: 'no-role', name: 'Microsoft.Search/searchServices/write' },
      { kind: 'no-role', name: 'Microsoft.DocumentDB/databaseAccounts/write' },
    ],
  },
  {
    id: 'key-access-policy',
    effect: 'falls-short',
    rows: ['cmk/key'],
    roles: [],
    article: 'The right to create, get, delete and purge the key is an access policy of the vault.',
    definition:
      'A vault that uses Azure RBAC ignores access policies; there Key Vault Crypto Officer holds these operations.',
    facts: grants(
      CRYPTO_OFFICER,
      data(`${KEYS}/create/action`),
      data(`${KEYS}/read`),
      data(`${KEYS}/delete`),
      data(`${KEYS}/purge/action`),
    ),
  },
  {
    id: 'registry-modes',
    effect: 'falls-short',
    rows: ['acr/user-identity'],
    roles: [ROLES.acrPull],
    article: "AcrPull lets the hub's identity pull images.",
    definition:
      'A registry whose permissions are set for each repository takes no notice of it; there Container Registry Repository Reader pulls.',
    facts: [
      ...lacks(ROLES.acrPull, data('Microsoft.ContainerRegistry/registries/repositories/content/read')),
      ...grants(
        ROLES.repositoryReader,
        data('Microsoft.ContainerRegistry/registries/repositories/content/read'),
      ),
    ],
  },
]
