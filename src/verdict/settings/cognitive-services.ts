import { goesToService } from '../../knowledge/service-endpoint.ts'
import type { Resource } from '../../question/question.ts'
import { networkRow, type NetworkSettings } from './network.ts'
import { aclRules } from './network-rules.ts'
import { flagOf, wordOf, type Circumstances, type Finding, type SettingRow } from './setting.ts'

/**
 * Azure documentation, "Configure virtual networks for Azure AI services": trusted services have access to
 * Azure OpenAI, and are admitted to closed accounts as well.
 */
export const COGNITIVE_SERVICES_NETWORK: NetworkSettings = {
  rulesOf: aclRules,
  trusts: ({ kind }: Resource) =>
    ['openai', 'aiservices'].includes(kind?.toLowerCase() ?? '')
      ? [
          'microsoft.cognitiveservices/accounts',
          'microsoft.machinelearningservices/workspaces',
          'microsoft.search/searchservices',
        ]
      : [],
}

/** Azure OpenAI and the other Azure AI services (ARM, `Microsoft.CognitiveServices/accounts` 2024-10-01). */
export const COGNITIVE_SERVICES_SETTINGS: readonly SettingRow[] = [
  networkRow(COGNITIVE_SERVICES_NETWORK, goesToService),
  { blocks: 'roles', concerns: goesToService, find: regionalEndpoint },
  {
    blocks: 'keys',
    concerns: ({ name }) => /\/accounts\/(?:listKeys|regenerateKey)\/action$/i.test(name),
    find: noKeys,
  },
]

/** Azure documentation, "Authenticate requests to Azure AI services": Microsoft Entra ID takes a custom subdomain. */
function regionalEndpoint({ resource, properties }: Circumstances): Finding | null {
  const isRegional = /\.api\.cognitive\./i.test(wordOf(properties, 'endpoint') ?? '')
  if (!isRegional || wordOf(properties, 'customSubDomainName')) return null
  return {
    setting: 'properties.customSubDomainName',
    text: `${resource.name} has no custom subdomain (properties.customSubDomainName), and its regional endpoint takes no Microsoft Entra tokens. A subdomain cannot be changed later, and callers must use the new endpoint.`,
  }
}

function noKeys({ resource, properties }: Circumstances): Finding | null {
  if (flagOf(properties, 'disableLocalAuth') !== true) return null
  return {
    setting: 'properties.disableLocalAuth',
    text: `${resource.name} takes no API keys (properties.disableLocalAuth is true), so they can be neither listed nor used; sign in with Microsoft Entra ID and a role for data instead.`,
  }
}
