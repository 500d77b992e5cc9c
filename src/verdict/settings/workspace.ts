import { networkRow, type NetworkSettings } from './network.ts'
import { workspaceRules } from './network-rules.ts'
import type { SettingRow } from './setting.ts'

export const WORKSPACE_NETWORK: NetworkSettings = { rulesOf: workspaceRules, trusts: () => [] }

/** What is done through the studio and the workspace's own endpoints rather than through Resource Manager. */
const IN_STUDIO =
  /\/workspaces\/(?:batchEndpoints|codes|components|data|datasets|endpoints|environments|experiments|features|jobs|metrics|models|modules|notebooks|onlineEndpoints|promptflows|schedules|serverlessEndpoints)\//i

/** Hubs and projects (ARM, `Microsoft.MachineLearningServices/workspaces` 2024-04-01). */
export const WORKSPACE_SETTINGS: readonly SettingRow[] = [
  networkRow(WORKSPACE_NETWORK, ({ name, isDataAction }) => isDataAction || IN_STUDIO.test(name)),
]
