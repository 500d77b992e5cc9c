import { isFoundryProject, accountIdOf } from '../../question/resource-type.ts'
import type { BoundRequirement, Resource } from '../../question/question.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { COGNITIVE_SERVICES_NETWORK, COGNITIVE_SERVICES_SETTINGS } from './cognitive-services.ts'
import { REGISTRY_NETWORK, REGISTRY_SETTINGS } from './container-registry.ts'
import { COSMOS_NETWORK, COSMOS_SETTINGS } from './cosmos.ts'
import { VAULT_NETWORK, VAULT_SETTINGS } from './key-vault.ts'
import { blockingLocks } from './locks.ts'
import { admission, type NetworkSettings } from './network.ts'
import { SEARCH_NETWORK, SEARCH_SETTINGS } from './search.ts'
import type { BlockingSetting, Circumstances, SettingRow } from './setting.ts'
import { STORAGE_NETWORK, STORAGE_SETTINGS } from './storage.ts'
import { WORKSPACE_NETWORK, WORKSPACE_SETTINGS } from './workspace.ts'

interface ServiceSettings {
  /** in the order in which they bite: the network before the sign-in, the sign-in before the role */
  readonly rows: readonly SettingRow[]
  readonly network: NetworkSettings
}

/** By ARM type in lower case. */
const SERVICES: ReadonlyMap<string, ServiceSettings> = new Map([
  ['microsoft.search/searchservices', { rows: SEARCH_SETTINGS, network: SEARCH_NETWORK }],
  [
    'microsoft.cognitiveservices/accounts',
    { rows: COGNITIVE_SERVICES_SETTINGS, network: COGNITIVE_SERVICES_NETWORK },
  ],
  ['microsoft.storage/storageaccounts', { rows: STORAGE_SETTINGS, network: STORAGE_NETWORK }],
  ['microsoft.keyvault/vaults', { rows: VAULT_SETTINGS, network: VAULT_NETWORK }],
  ['microsoft.containerregistry/registries', { rows: REGISTRY_SETTINGS, network: REGISTRY_NETWORK }],
  ['microsoft.documentdb/databaseaccounts', { rows: COSMOS_SETTINGS, network: COSMOS_NETWORK }],
  ['microsoft.machinelearningservices/workspaces', { rows: WORKSPACE_SETTINGS, network: WORKSPACE_NETWORK }],
])

type Known = Pick<AccessSnapshot, 'resources' | 'locks' | 'managementGroups'>

/** The settings and locks that would refuse a requirement's operations, whatever the roles. */
export function blockingSettings(bound: BoundRequirement, snapshot: Known): readonly BlockingSetting[] {
  const found = circumstancesOf(bound, snapshot)
  const operations = bound.requirement.operations
  const settings =
    found === null
      ? []
      : found.service.rows
          .filter(({ concerns }) => operations.some(concerns))
          .flatMap(({ blocks, find }): BlockingSetting[] => {
            const finding = find(found.circumstances)
            if (finding === null) return []
            const { setting, text, of } = finding
            return [{ blocks, setting, text, resource: of ?? found.circumstances.resource }]
          })
  return [...settings, ...blockingLocks(bound, snapshot)]
}

/** Why limited networks let the acting resource through, as one that the target trusts; null where that is not so. */
export function networkAdmission(bound: BoundRequirement, snapshot: Known): string | null {
  const found = circumstancesOf(bound, snapshot)
  if (found === null || bound.actor === null) return null
  const network = found.service.rows.filter(({ blocks }) => blocks === 'network')
  const matters = network.some(({ concerns }) => bound.requirement.operations.some(concerns))
  return matters ? admission(found.circumstances, found.service.network) : null
}

function circumstancesOf(
  { requirement, resource, actor: acting }: BoundRequirement,
  snapshot: Known,
): { readonly service: ServiceSettings; readonly circumstances: Circumstances } | null {
  const holder = resource === null ? null : settingsHolder(resource, snapshot)
  const service = SERVICES.get(holder?.type.toLowerCase() ?? '')
  if (holder?.properties == null || service === undefined) return null
  // trusted services are known by their system-assigned identity
  const isUserAssigned = requirement.assignee === 'hub-user-assigned-identity'
  const [actor, userAssignedActor] = isUserAssigned ? [null, acting] : [acting, null]
  const known = [...snapshot.resources.values(), ...(actor === null ? [] : [actor])]
  return {
    service,
    circumstances: { resource: holder, properties: holder.properties, actor, userAssignedActor, known },
  }
}

/** A Foundry project has its account's settings. */
function settingsHolder(resource: Resource, { resources }: Known): Resource | null {
  return isFoundryProject(resource)
    ? (resources.get(accountIdOf(resource.id).toLowerCase()) ?? null)
    : resource
}
