import { scopeName } from '../rbac/scope.ts'
import { joinOutcomes, requirementsOutcome, type RequirementsOutcome } from './bound-requirements.ts'
import { creationRequirements, isCreation } from './creation-requirements.ts'
import { hubRequirements, type HubTable } from './hub-requirements.ts'
import type { AskedTable } from './question.ts'
import type { Located } from './surroundings.ts'

const HUB_TABLES: readonly HubTable[] = ['project-creation', 'acr', 'cmk', 'outside-resource']

/** The rows of the tables that were asked for: about a hub that is to be, or about one that is there. */
export function tableRequirements(tables: readonly AskedTable[], located: Located): RequirementsOutcome {
  if (isCreation(tables)) return creationRequirements(tables, located)
  const { hub } = located
  if (hub === null) {
    const name = located.resource?.name ?? scopeName(located.scope)
    const text = `${name} is no hub, nor a project whose hub I can read. Which hub is meant?`
    return { kind: 'ask', ask: { field: 'resource', text, choices: [] } }
  }
  const outcomes = HUB_TABLES.filter((table) => tables.includes(table)).map((table) =>
    hubRequirements(table, hub, located),
  )
  return joinOutcomes(requirementsOutcome([]), ...outcomes)
}
