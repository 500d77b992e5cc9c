import { goesToService } from '../../knowledge/service-endpoint.ts'
import { networkRow, type NetworkSettings } from './network.ts'
import { searchRules } from './network-rules.ts'
import { flagOf, type Finding, type Circumstances, type SettingRow } from './setting.ts'

/** Azure documentation, "Configure network access and firewall rules for Azure AI Search", trusted services. */
export const SEARCH_NETWORK: NetworkSettings = {
  rulesOf: searchRules,
  trusts: () => ['microsoft.cognitiveservices/accounts', 'microsoft.machinelearningservices/workspaces'],
}

/** Azure AI Search (ARM, `Microsoft.Search/searchServices` 2025-05-01). */
export const SEARCH_SETTINGS: readonly SettingRow[] = [
  networkRow(SEARCH_NETWORK, goesToService),
  { blocks: 'roles', concerns: goesToService, find: keysOnly },
  {
    blocks: 'keys',
    concerns: ({ name }) =>
      /\/(?:listAdminKeys|listQueryKeys|regenerateAdminKey|createQueryKey)\/action$/i.test(name),
    find: noKeys,
  },
]

/** Keys only is how a service starts out. Without local authentication there are roles only, whatever the options. */
function keysOnly({ resource, properties }: Circumstances): Finding | null {
  const disablesKeys = flagOf(properties, 'disableLocalAuth')
  if (disablesKeys === true) return null
  const options = properties['authOptions']
  const isKeysOnly =
    options === null || options === undefined
      ? disablesKeys === false
      : typeof options === 'object' && 'apiKeyOnly' in options
  if (!isKeysOnly) return null
  return {
    setting: 'properties.authOptions',
    text: `${resource.name} accepts API keys only (properties.authOptions is apiKeyOnly), so roles have no effect on its indexes and documents.`,
  }
}

function noKeys({ resource, properties }: Circumstances): Finding | null {
  if (flagOf(properties, 'disableLocalAuth') !== true) return null
  return {
    setting: 'properties.disableLocalAuth',
    text: `${resource.name} takes no API keys (properties.disableLocalAuth is true), so a key would be refused; sign in with Microsoft Entra ID and a role for data instead.`,
  }
}
