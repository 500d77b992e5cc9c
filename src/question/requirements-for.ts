import type { Table } from '../knowledge/requirement.ts'
import { scopeName } from '../rbac/scope.ts'
import { accessRequirements, bindTable } from './access-requirements.ts'
import { bindOperation, requirementsOutcome, type RequirementsOutcome } from './bound-requirements.ts'
import { connectionRequirements } from './connection-requirements.ts'
import { deedRequirements } from './deed-requirements.ts'
import { playgroundRequirements } from './playground-requirements.ts'
import type { AccessQuestion, Ask } from './question.ts'
import { serviceErrorRequirements } from './service-error-requirements.ts'
import type { Located } from './surroundings.ts'

/** The requirements that a question asks, each tied to its principal and its resource. */
export function requirementsFor(
  ask: Ask,
  located: Located,
  raisedBy: AccessQuestion['raisedBy'] = 'error',
): RequirementsOutcome {
  switch (ask.kind) {
    case 'operations':
      return requirementsOutcome(ask.operations.map((operation) => bindOperation(operation, located)))
    case 'tables':
      return tableRequirements(ask.tables, located)
    case 'access':
      return accessRequirements(located)
    case 'connection':
      return connectionRequirements(located)
    case 'playground':
      return playgroundRequirements(located)
    case 'service-error':
      return serviceErrorRequirements(ask, located, raisedBy)
    case 'deed':
      return deedRequirements(ask.deed, located)
  }
}

function tableRequirements(tables: readonly Table[], located: Located): RequirementsOutcome {
  const requirements = tables.flatMap((table) => bindTable(table, located))
  if (requirements.length > 0 || !tables.includes('project-creation'))
    return requirementsOutcome(requirements)
  const name = located.resource?.name ?? scopeName(located.scope)
  const text = `${name} is no hub, nor a project whose hub I can read. Which hub is meant?`
  return { kind: 'ask', ask: { field: 'resource', text, choices: [] } }
}
