import type { Requirement, Table } from './requirement.ts'
import { hubRole, persona, projectRole } from './tables/capabilities.ts'
import { connection } from './tables/connection.ts'
import { foundry } from './tables/foundry.ts'
import {
  appInsights,
  hubCreation,
  openaiExisting,
  outsideResource,
  projectCreation,
  projectMember,
} from './tables/hub.ts'
import { containerRegistry, customerManagedKey } from './tables/infrastructure.ts'
import { playground } from './tables/playground.ts'
import { troubleshooting } from './tables/troubleshooting.ts'

/** Every row that Rolecall can check, in the article's order; rows that came later last. */
export const requirements: readonly Requirement[] = [
  ...troubleshooting,
  ...connection,
  ...playground,
  ...openaiExisting,
  ...hubCreation,
  ...appInsights,
  ...projectCreation,
  ...projectMember,
  ...hubRole,
  ...projectRole,
  ...persona,
  ...outsideResource,
  ...containerRegistry,
  ...customerManagedKey,
  ...foundry,
]

export function requirementsOf(table: Table): readonly Requirement[] {
  return requirements.filter((requirement) => requirement.table === table)
}
