import type { Operation } from '../rbac/operation.ts'

export const control = (name: string): Operation => ({ name, isDataAction: false })
export const data = (name: string): Operation => ({ name, isDataAction: true })

const OPENAI = 'Microsoft.CognitiveServices/accounts/OpenAI'
const DOCUMENTS = 'Microsoft.Search/searchServices/indexes/documents'
const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'
const FILES = 'Microsoft.Storage/storageAccounts/fileServices'

export const CHAT_COMPLETIONS = data(`${OPENAI}/deployments/chat/completions/action`)
export const EMBEDDINGS = data(`${OPENAI}/deployments/embeddings/action`)
export const ASSIGN_ROLES = control('Microsoft.Authorization/roleAssignments/write')
export const DELETE_LOCKS = control('Microsoft.Authorization/locks/delete')
/**
 * Whoever may do one of these can give access to others, or to themselves: assign a role, let somebody activate
 * one, add an operation to one that they hold, or become User Access Administrator of the tenant.
 */
export const GIVING_ACCESS: readonly Operation[] = [
  ASSIGN_ROLES,
  control('Microsoft.Authorization/roleAssignmentScheduleRequests/write'),
  control('Microsoft.Authorization/roleEligibilityScheduleRequests/write'),
  control('Microsoft.Authorization/roleDefinitions/write'),
  control('Microsoft.Authorization/classicAdministrators/write'),
  control('Microsoft.Authorization/elevateAccess/action'),
]
export const READ_ROLE_ASSIGNMENTS = control('Microsoft.Authorization/roleAssignments/read')
export const READ_WORKSPACE = control('Microsoft.MachineLearningServices/workspaces/read')
export const WRITE_WORKSPACE = control('Microsoft.MachineLearningServices/workspaces/write')
export const JOIN_HUB = control('Microsoft.MachineLearningServices/workspaces/hubs/join/action')
export const LIST_COGNITIVE_SERVICES_KEYS = control('Microsoft.CognitiveServices/accounts/listKeys/action')

/** Keys stand in for every role on the data plane. */
export function isKeyListing({ name, isDataAction }: Operation): boolean {
  return !isDataAction && /\/list(?:admin|query)?keys\/action$/i.test(name)
}

export const INGESTION: readonly Operation[] = [
  data(`${OPENAI}/extensions/on-your-data/ingestion/write`),
  data(`${OPENAI}/extensions/on-your-data/ingestion/read`),
  CHAT_COMPLETIONS,
  data(`${OPENAI}/deployments/extensions/chat/completions/action`),
]

export const MODEL_USE: readonly Operation[] = [
  CHAT_COMPLETIONS,
  data(`${OPENAI}/deployments/completions/action`),
  EMBEDDINGS,
  data(`${OPENAI}/images/generations/action`),
]

export const FINE_TUNE = data(`${OPENAI}/fine-tunes/write`)

export const DOCUMENTS_READ = data(`${DOCUMENTS}/read`)
export const DOCUMENTS_CHANGE: readonly Operation[] = [
  DOCUMENTS_READ,
  data(`${DOCUMENTS}/write`),
  data(`${DOCUMENTS}/delete`),
]

export const SEARCH_OBJECTS: readonly Operation[] = [
  'indexes',
  'indexers',
  'dataSources',
  'skillsets',
].flatMap((type) => [
  control(`Microsoft.Search/searchServices/${type}/read`),
  control(`Microsoft.Search/searchServices/${type}/write`),
])

export const SEARCH_KEYS: readonly Operation[] = [
  control('Microsoft.Search/searchServices/listAdminKeys/action'),
  control('Microsoft.Search/searchServices/read'),
]

export const BLOBS_READ = data(`${BLOBS}/read`)
export const BLOBS_CHANGE: readonly Operation[] = [
  BLOBS_READ,
  data(`${BLOBS}/write`),
  data(`${BLOBS}/delete`),
]
export const LAKE_CHANGE: readonly Operation[] = [...BLOBS_CHANGE, data(`${BLOBS}/move/action`)]

export const PRIVILEGED_FILES: readonly Operation[] = [
  data(`${FILES}/fileshares/files/read`),
  data(`${FILES}/fileshares/files/write`),
  data(`${FILES}/fileshares/files/delete`),
  data(`${FILES}/readFileBackupSemantics/action`),
  data(`${FILES}/writeFileBackupSemantics/action`),
]

export const COGNITIVE_SERVICES_CONTROL: readonly Operation[] = [
  control('Microsoft.CognitiveServices/accounts/read'),
  control('Microsoft.CognitiveServices/accounts/write'),
  control('Microsoft.CognitiveServices/accounts/deployments/write'),
]

export const AGENTS: readonly Operation[] = [
  data('Microsoft.CognitiveServices/accounts/AIServices/agents/read'),
  data('Microsoft.CognitiveServices/accounts/AIServices/agents/write'),
]
