import { accessRequirements } from './access-requirements.ts'
import { bindOperation, requirementsOutcome, type RequirementsOutcome } from './bound-requirements.ts'
import type { Operation } from '../rbac/operation.ts'
import { connectionRequirements, usesKey } from './connection-requirements.ts'
import { deedRequirements } from './deed-requirements.ts'
import { playgroundRequirements } from './playground-requirements.ts'
import type { AccessQuestion, Ask } from './question.ts'
import { isWorkspace, typeOfOperations } from './resource-type.ts'
import { serviceErrorRequirements } from './service-error-requirements.ts'
import type { Located } from './surroundings.ts'
import { tableRequirements } from './table-requirements.ts'
import { throughConnections } from './through-connections.ts'

/** The requirements that a question asks, each tied to its principal and its resource. */
export function requirementsFor(
  ask: Ask,
  located: Located,
  raisedBy: AccessQuestion['raisedBy'] = 'error',
): RequirementsOutcome {
  switch (ask.kind) {
    case 'operations':
      return operationRequirements(ask.operations, located, raisedBy)
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

/** What a project does to another service it does over there: a role on the project is no help. */
function operationRequirements(
  operations: readonly Operation[],
  located: Located,
  raisedBy: AccessQuestion['raisedBy'],
): RequirementsOutcome {
  const bind = (place: Located) =>
    requirementsOutcome(operations.map((operation) => bindOperation(operation, place)))
  const type = typeOfOperations(operations)
  const isCausedElsewhere = raisedBy === 'error' && type !== null
  if (!isCausedElsewhere || located.resource === null || !isWorkspace(located.resource)) return bind(located)
  const isOnContents = operations.some(({ isDataAction }) => isDataAction)
  return throughConnections([type], located, raisedBy, (target, connection) =>
    usesKey(connection) && isOnContents
      ? requirementsOutcome([], [connection])
      : bind({ ...located, resource: target, scope: target.id }),
  )
}
