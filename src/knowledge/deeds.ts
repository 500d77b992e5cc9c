import type { Operation } from '../rbac/operation.ts'
import { operationsNamed } from './catalogue/operations.ts'
import { ASSIGN_ROLES, control, data, FINE_TUNE, READ_ROLE_ASSIGNMENTS } from './operation-names.ts'

/** Where something is done: an ARM type in lower case, or what holds resources. */
export interface DeedPlace {
  readonly type: string
  readonly kind: string | null
}

interface DeedOperation {
  /** ARM type; `resource-group` or `subscription` for what is done there */
  readonly on: string
  /** only resources of this kind have it */
  readonly kind?: string
  readonly operation: Operation
}

/** Something people want to do, whose operation depends on the type of the resource. */
export interface Deed {
  /** `Deploy a model` */
  readonly title: string
  readonly operations: readonly DeedOperation[]
  /** the end of the management operation that every type has: `delete` */
  readonly ofEveryType?: string
  /** the operation at every place that `operations` leaves out */
  readonly anywhere?: Operation
}

const ACCOUNT = 'Microsoft.CognitiveServices/accounts'
const FOUNDRY_PROJECT = `${ACCOUNT}/projects`
const SEARCH = 'Microsoft.Search/searchServices'
const STORAGE = 'Microsoft.Storage/storageAccounts'
const WORKSPACE = 'Microsoft.MachineLearningServices/workspaces'
const VAULT = 'Microsoft.KeyVault/vaults'
const REGISTRY = 'Microsoft.ContainerRegistry/registries'
const COSMOS = 'Microsoft.DocumentDB/databaseAccounts'
const COMPONENT = 'Microsoft.Insights/components'
const RESOURCE_GROUPS = 'Microsoft.Resources/subscriptions/resourceGroups'
const AGENTS = `${ACCOUNT}/AIServices/agents`

/** A management operation of a type: `manage(SEARCH, 'indexes/write')`. */
const manage = (on: string, end: string): DeedOperation => ({ on, operation: control(`${on}/${end}`) })
/** An operation on the contents of a type. */
const content = (on: string, end: string): DeedOperation => ({ on, operation: data(`${on}/${end}`) })
const agents = (end: string): readonly DeedOperation[] => [
  { on: FOUNDRY_PROJECT, operation: data(`${AGENTS}/${end}`) },
  { on: ACCOUNT, kind: 'AIServices', operation: data(`${AGENTS}/${end}`) },
]
/** Of Azure OpenAI's Assistants API, which Foundry projects serve as agents. */
const assistants = (end: string, ofAgents: string): readonly DeedOperation[] => [
  content(ACCOUNT, `OpenAI/assistants/${end}`),
  { on: FOUNDRY_PROJECT, operation: data(`${AGENTS}/${ofAgents}`) },
]
/** A resource of a type is created in a group, and group by group in a subscription. */
const create = (title: string, type: string): Deed => ({
  title,
  operations: ['resource-group', 'subscription'].map((on) => ({ on, operation: control(`${type}/write`) })),
})

/** Operations as resource providers publish them; a test finds each in the catalogue. */
export const DEEDS = {
  'call-model': {
    title: 'Chat with a model',
    operations: [content(ACCOUNT, 'OpenAI/deployments/chat/completions/action')],
  },
  'embed-text': {
    title: 'Embed text',
    operations: [content(ACCOUNT, 'OpenAI/deployments/embeddings/action')],
  },
  'deploy-model': { title: 'Deploy a model', operations: [manage(ACCOUNT, 'deployments/write')] },
  'list-deployments': {
    title: 'List the model deployments',
    operations: [manage(ACCOUNT, 'deployments/read')],
  },
  'fine-tune': { title: 'Fine-tune a model', operations: [{ on: ACCOUNT, operation: FINE_TUNE }] },
  'delete-deployment': {
    title: 'Delete a model deployment',
    operations: [manage(ACCOUNT, 'deployments/delete')],
  },
  'list-keys': {
    title: 'List the keys',
    operations: [
      manage(ACCOUNT, 'listKeys/action'),
      manage(SEARCH, 'listAdminKeys/action'),
      manage(STORAGE, 'listKeys/action'),
      manage(COSMOS, 'listKeys/action'),
      manage(REGISTRY, 'listCredentials/action'),
      manage(WORKSPACE, 'listKeys/action'),
      content(VAULT, 'keys/read'),
    ],
  },
  'regenerate-keys': {
    title: 'Regenerate the keys',
    operations: [
      manage(ACCOUNT, 'regenerateKey/action'),
      manage(SEARCH, 'regenerateAdminKey/action'),
      manage(STORAGE, 'regenerateKey/action'),
      manage(COSMOS, 'regenerateKey/action'),
      manage(REGISTRY, 'regenerateCredential/action'),
      content(VAULT, 'keys/rotate/action'),
    ],
  },
  'create-agent': { title: 'Create an agent', operations: agents('write') },
  'use-agents': { title: 'Use agents', operations: agents('read') },
  'delete-agent': { title: 'Delete an agent', operations: agents('delete') },
  'create-assistant': { title: 'Create an assistant', operations: assistants('write', 'write') },
  'use-assistants': { title: 'Run an assistant', operations: assistants('threads/runs/write', 'read') },
  'delete-assistant': { title: 'Delete an assistant', operations: assistants('delete', 'delete') },
  'buy-throughput': {
    title: 'Buy provisioned throughput',
    operations: [manage(ACCOUNT, 'commitmentplans/write')],
  },
  'query-index': { title: 'Query an index', operations: [content(SEARCH, 'indexes/documents/read')] },
  'index-documents': { title: 'Index documents', operations: [content(SEARCH, 'indexes/documents/write')] },
  'list-indexes': { title: 'List the indexes', operations: [manage(SEARCH, 'indexes/read')] },
  'create-index': { title: 'Create or change an index', operations: [manage(SEARCH, 'indexes/write')] },
  'delete-index': { title: 'Delete an index', operations: [manage(SEARCH, 'indexes/delete')] },
  'read-blobs': { title: 'Read blobs', operations: [content(STORAGE, 'blobServices/containers/blobs/read')] },
  'write-blobs': {
    title: 'Write blobs',
    operations: [content(STORAGE, 'blobServices/containers/blobs/write')],
  },
  'delete-blobs': {
    title: 'Delete blobs',
    operations: [content(STORAGE, 'blobServices/containers/blobs/delete')],
  },
  'create-container': {
    title: 'Create a blob container',
    operations: [manage(STORAGE, 'blobServices/containers/write')],
  },
  'read-files': {
    title: 'Read files of a share',
    operations: [content(STORAGE, 'fileServices/fileshares/files/read')],
  },
  'write-files': {
    title: 'Write files of a share',
    operations: [content(STORAGE, 'fileServices/fileshares/files/write')],
  },
  'read-messages': {
    title: 'Read queue messages',
    operations: [content(STORAGE, 'queueServices/queues/messages/read')],
  },
  'write-messages': {
    title: 'Put messages on a queue',
    operations: [content(STORAGE, 'queueServices/queues/messages/add/action')],
  },
  'read-rows': {
    title: 'Read table rows',
    operations: [content(STORAGE, 'tableServices/tables/entities/read')],
  },
  'write-rows': {
    title: 'Write table rows',
    operations: [content(STORAGE, 'tableServices/tables/entities/write')],
  },
  'read-secret': { title: 'Read a secret', operations: [content(VAULT, 'secrets/getSecret/action')] },
  'set-secret': { title: 'Set a secret', operations: [content(VAULT, 'secrets/setSecret/action')] },
  'delete-secret': { title: 'Delete a secret', operations: [content(VAULT, 'secrets/delete')] },
  'pull-image': { title: 'Pull an image', operations: [manage(REGISTRY, 'pull/read')] },
  'push-image': { title: 'Push an image', operations: [manage(REGISTRY, 'push/write')] },
  'open-workspace': { title: 'Open the hub or project', operations: [manage(WORKSPACE, 'read')] },
  'join-hub': { title: 'Create a project', operations: [manage(WORKSPACE, 'hubs/join/action')] },
  'create-connection': { title: 'Create a connection', operations: [manage(WORKSPACE, 'connections/write')] },
  'delete-connection': {
    title: 'Delete a connection',
    operations: [manage(WORKSPACE, 'connections/delete')],
  },
  'see-connections': { title: 'See the connections', operations: [manage(WORKSPACE, 'connections/read')] },
  'read-connection-keys': {
    title: 'Read the keys in a connection',
    operations: [manage(WORKSPACE, 'connections/listsecrets/action')],
  },
  'create-compute': { title: 'Create compute', operations: [manage(WORKSPACE, 'computes/write')] },
  'delete-compute': { title: 'Delete compute', operations: [manage(WORKSPACE, 'computes/delete')] },
  'submit-job': { title: 'Submit a job', operations: [manage(WORKSPACE, 'jobs/write')] },
  'read-traces': { title: 'Query traces and logs', operations: [manage(COMPONENT, 'query/read')] },
  'see-component': { title: 'Open Application Insights', operations: [manage(COMPONENT, 'read')] },
  'create-search': create('Create a search service', SEARCH),
  'create-storage': create('Create a storage account', STORAGE),
  'create-account': create('Create an Azure OpenAI or AI services resource', ACCOUNT),
  'create-vault': create('Create a key vault', VAULT),
  'create-registry': create('Create a container registry', REGISTRY),
  'deploy-template': create('Deploy a template', 'Microsoft.Resources/deployments'),
  'create-group': {
    title: 'Create a resource group',
    operations: [{ on: 'subscription', operation: control(`${RESOURCE_GROUPS}/write`) }],
  },
  'delete-resource': {
    title: 'Delete it',
    operations: [{ on: 'resource-group', operation: control(`${RESOURCE_GROUPS}/delete`) }],
    ofEveryType: 'delete',
  },
  'assign-roles': { title: 'Assign roles', operations: [], anywhere: ASSIGN_ROLES },
  'remove-roles': {
    title: 'Remove role assignments',
    operations: [],
    anywhere: control('Microsoft.Authorization/roleAssignments/delete'),
  },
  'define-roles': {
    title: 'Create custom roles',
    operations: [],
    anywhere: control('Microsoft.Authorization/roleDefinitions/write'),
  },
  'see-roles': {
    title: 'See who holds which role',
    operations: [],
    anywhere: READ_ROLE_ASSIGNMENTS,
  },
} as const satisfies Readonly<Record<string, Deed>>

export type DeedId = keyof typeof DEEDS

export function deedOf(id: DeedId): Deed {
  return DEEDS[id]
}

/** A deed's title within a sentence: `deploy a model`. */
export function deedPhrase(id: DeedId): string {
  const { title } = deedOf(id)
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`
}

/** What a deed is done on where no type has an operation of its own. */
export const ANYWHERE = 'anywhere'

/**
 * The operations of a deed with what each is done on: those at some ARM types, in lower case, where any is, else all; and
 * what is done anywhere, last.
 */
export function deedOperations(
  id: DeedId,
  types: readonly string[] = [],
): readonly Pick<DeedOperation, 'on' | 'operation'>[] {
  const { operations, anywhere } = deedOf(id)
  const there = operations.filter(({ on }) => types.includes(on.toLowerCase()))
  const meant = there.length > 0 ? there : operations
  return anywhere === undefined ? meant : [...meant, { on: ANYWHERE, operation: anywhere }]
}

/** The operation of a deed at a place; null where it cannot be done there. */
export function operationOfDeed(id: DeedId, { type, kind }: DeedPlace): Operation | null {
  const { operations, ofEveryType, anywhere } = deedOf(id)
  const there = operations.find(
    (each) =>
      each.on.toLowerCase() === type.toLowerCase() &&
      (each.kind === undefined || each.kind.toLowerCase() === kind?.toLowerCase()),
  )
  if (there !== undefined) return there.operation
  const general = ofEveryType === undefined ? [] : operationsNamed(`${type}/${ofEveryType}`)
  return general.find(({ isDataAction }) => !isDataAction) ?? anywhere ?? null
}

/** ARM types, in lower case, of the resources where a deed can be done; none where it can be done anywhere. */
export function typesOfDeed(id: DeedId): readonly string[] {
  return deedOf(id)
    .operations.map(({ on }) => on.toLowerCase())
    .filter((type) => type.includes('/'))
}

/** Whether a deed can be done on a resource of any type. */
export function isDoneAnywhere(id: DeedId): boolean {
  const { anywhere, ofEveryType } = deedOf(id)
  return anywhere !== undefined || ofEveryType !== undefined
}

/** Whether a deed can be done in a resource group or a subscription. */
export function isDoneIn(id: DeedId, level: 'resource-group' | 'subscription'): boolean {
  return operationOfDeed(id, { type: level, kind: null }) !== null
}
