import { isCosmosDataOperation } from '../../knowledge/cosmos-data-roles.ts'
import { networkRow, type NetworkSettings } from './network.ts'
import { cosmosRules } from './network-rules.ts'
import { flagOf, type Circumstances, type Finding, type SettingRow } from './setting.ts'

export const COSMOS_NETWORK: NetworkSettings = { rulesOf: cosmosRules, trusts: () => [] }

/** Azure Cosmos DB (ARM, `Microsoft.DocumentDB/databaseAccounts` 2024-05-15). */
export const COSMOS_SETTINGS: readonly SettingRow[] = [
  networkRow(COSMOS_NETWORK, isCosmosDataOperation),
  {
    blocks: 'keys',
    concerns: ({ name }) =>
      /\/databaseAccounts\/(?:listKeys|readonlykeys|listConnectionStrings|regenerateKey)\/action$/i.test(
        name,
      ),
    find: noKeys,
  },
]

function noKeys({ resource, properties }: Circumstances): Finding | null {
  if (flagOf(properties, 'disableLocalAuth') !== true) return null
  return {
    setting: 'properties.disableLocalAuth',
    text: `${resource.name} takes no keys (properties.disableLocalAuth is true), even where they can be listed; sign in with Microsoft Entra ID and one of its own data roles instead.`,
  }
}
