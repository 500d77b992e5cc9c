import type { Resource } from '../../question/question.ts'
import type { ManagementLock } from '../../rbac/lock.ts'
import type { Operation } from '../../rbac/operation.ts'

/** Where a setting is in a resource, as ARM shows it. */
export const SETTING_PATHS = [
  'properties.authOptions',
  'properties.disableLocalAuth',
  'properties.customSubDomainName',
  'properties.allowSharedKeyAccess',
  'properties.enableRbacAuthorization',
  'properties.roleAssignmentMode',
  'properties.adminUserEnabled',
  'properties.systemDatastoresAuthMode',
  'properties.publicNetworkAccess',
  'properties.networkAcls',
  'properties.networkAcls.bypass',
  'properties.networkRuleSet',
  'properties.networkRuleSet.bypass',
  'properties.networkRuleBypassOptions',
  'properties.ipRules',
] as const
export type SettingPath = (typeof SETTING_PATHS)[number]

/** One setting that is in the way, and the sentence that says so. */
export interface Finding {
  readonly setting: SettingPath
  readonly text: string
  /** whose setting it is, where that is not the resource that is asked about */
  readonly of?: Resource
}

/** What a setting is judged from. */
export interface Circumstances {
  readonly resource: Resource
  readonly properties: Readonly<Record<string, unknown>>
  /** the resource whose identity calls; null where a person or an application does */
  readonly actor: Resource | null
  /** the resource as whose user-assigned identity the call is made */
  readonly userAssignedActor: Resource | null
  /** other resources that are known, such as the hub of a storage account */
  readonly known: readonly Resource[]
}

/**
 * - `roles`: the service ignores roles, or the roles that count elsewhere;
 * - `network`: only some callers get through, and an error that speaks of permissions already did;
 * - `keys`: the service takes no keys, which matters to whoever is to list them.
 */
export type Blocks = 'roles' | 'network' | 'keys'

/** One setting of a kind of resource: when it matters, and how it is told. */
export interface SettingRow {
  readonly blocks: Blocks
  readonly concerns: (operation: Operation) => boolean
  /** null where the setting is not in the way */
  readonly find: (circumstances: Circumstances) => Finding | null
}

/** Something by which a principal with the right role is refused all the same. */
export type BlockingSetting =
  | {
      readonly blocks: Blocks
      readonly setting: SettingPath
      readonly text: string
      readonly resource: Resource
    }
  | {
      readonly blocks: 'lock'
      readonly setting: 'Microsoft.Authorization/locks'
      readonly text: string
      readonly lock: ManagementLock
    }

/** Every setting that a reason may name. */
export type SettingName = BlockingSetting['setting']

/** A boolean setting; null where it is absent or of another type. */
export function flagOf(properties: Circumstances['properties'], name: string): boolean | null {
  const value = properties[name]
  return typeof value === 'boolean' ? value : null
}

/** A textual setting; null where it is absent or of another type. */
export function wordOf(properties: Circumstances['properties'], name: string): string | null {
  const value = properties[name]
  return typeof value === 'string' ? value : null
}

export function isNamed(value: string | null, name: string): boolean {
  return value?.toLowerCase() === name.toLowerCase()
}
