import { goesToService } from '../../knowledge/service-endpoint.ts'
import { isWorkspace } from '../../question/resource-type.ts'
import { scopesEqual } from '../../rbac/scope.ts'
import { networkRow, type NetworkSettings } from './network.ts'
import { aclRules } from './network-rules.ts'
import { flagOf, isNamed, wordOf, type Circumstances, type Finding, type SettingRow } from './setting.ts'

/**
 * Azure documentation, "Trusted Azure services for Azure Storage network security", access based on a managed
 * identity; it comes before all other rules, for closed accounts too.
 */
export const STORAGE_NETWORK: NetworkSettings = {
  rulesOf: aclRules,
  trusts: () => [
    'microsoft.cognitiveservices/accounts',
    'microsoft.machinelearningservices/workspaces',
    'microsoft.search/searchservices',
  ],
}

/** Azure Storage (ARM, `Microsoft.Storage/storageAccounts` 2023-05-01). */
export const STORAGE_SETTINGS: readonly SettingRow[] = [
  networkRow(STORAGE_NETWORK, goesToService),
  {
    blocks: 'keys',
    concerns: ({ name }) =>
      /\/storageAccounts\/(?:listKeys|regenerateKey|listAccountSas|listServiceSas)\/action$/i.test(name),
    find: noKeys,
  },
  { blocks: 'keys', concerns: goesToService, find: keyOfWorkspace },
]

/** Absent means allowed. */
function noKeys({ resource, properties }: Circumstances): Finding | null {
  if (flagOf(properties, 'allowSharedKeyAccess') !== false) return null
  return {
    setting: 'properties.allowSharedKeyAccess',
    text: `${resource.name} refuses account keys and the SAS tokens made with them (properties.allowSharedKeyAccess is false), even where they can be listed; sign in with Microsoft Entra ID (--auth-mode login) and a role for data instead.`,
  }
}

/** Azure documentation, "Disable shared key access for your workspace's storage account". */
function keyOfWorkspace({ resource, properties, known }: Circumstances): Finding | null {
  if (flagOf(properties, 'allowSharedKeyAccess') !== false) return null
  const workspace = known.find(
    (each) =>
      isWorkspace(each) &&
      scopesEqual(wordOf(each.properties ?? {}, 'storageAccount') ?? '', resource.id) &&
      isNamed(wordOf(each.properties ?? {}, 'systemDatastoresAuthMode'), 'accesskey'),
  )
  if (workspace === undefined) return null
  return {
    setting: 'properties.systemDatastoresAuthMode',
    of: workspace,
    text: `${workspace.name} reaches ${resource.name} with the account's key (properties.systemDatastoresAuthMode is accesskey), and ${resource.name} refuses keys (properties.allowSharedKeyAccess is false).`,
  }
}
