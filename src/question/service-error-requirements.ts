import type { Service } from '../evidence/evidence.ts'
import type { Requirement, Table } from '../knowledge/requirement.ts'
import { requirementsOf } from '../knowledge/requirements.ts'
import { scopesEqual } from '../rbac/scope.ts'
import { askForOperation } from './ask-for-operation.ts'
import { bindToPrincipal, requirementsOutcome, type RequirementsOutcome } from './bound-requirements.ts'
import { connectionRequirements, usesKey } from './connection-requirements.ts'
import type { AccessQuestion, Ask, Resource } from './question.ts'
import { isConnection, isWorkspace, kindsOf, typesOfService } from './resource-type.ts'
import type { Located } from './surroundings.ts'
import { throughConnections } from './through-connections.ts'

type ServiceAsk = Extract<Ask, { kind: 'service-error' }>

/** An error that names no operation stands for the article's rows of its service; so does the wish to use it. */
export function serviceErrorRequirements(
  ask: ServiceAsk,
  located: Located,
  raisedBy: AccessQuestion['raisedBy'],
): RequirementsOutcome {
  const { service } = ask
  const { resource, subject } = located
  if (resource !== null && isConnection(resource)) return connectionRequirements(located)
  if (resource !== null && isWorkspace(resource) && service !== 'ml-workspace') {
    const serving = servingModel(ask, located)
    return throughConnections(typesOfService(service), serving, raisedBy, (target, connection) =>
      usesKey(connection)
        ? requirementsOutcome([], [connection])
        : serviceErrorRequirements(ask, target, raisedBy),
    )
  }
  const rows = resource === null ? [] : serviceErrorRows(service, resource)
  if (rows.length > 0 && resource !== null)
    return requirementsOutcome(rows.map((row) => bindToPrincipal(row, subject, resource)))
  return { kind: 'ask', ask: askForOperation(located, raisedBy) }
}

function serviceErrorRows(service: Service | null, resource: Resource): readonly Requirement[] {
  const kinds = kindsOf(resource)
  const rows = (table: Table) => requirementsOf(table).filter((row) => kinds.includes(row.resource))
  if (kinds.includes('foundry-project')) return [...onProject(requirementsOf('foundry')), ...rows('foundry')]
  if (kinds.includes('storage')) {
    const isFile = service === 'storage-file'
    const isBlob = service === null || service === 'storage-blob'
    return rows('connection').filter((row) => (row.resource === 'storage' ? isFile : isBlob))
  }
  const foundryRows = rows('foundry').filter((row) => row.assignee === 'caller')
  if (service === 'foundry-project' && foundryRows.length > 0) return foundryRows
  return [...rows('troubleshooting'), ...foundryRows]
}

/** A Foundry User row is met on the account or on the project, wherever the call goes. */
function onProject(rows: readonly Requirement[]): readonly Requirement[] {
  return rows.filter((row) => row.id === 'foundry/user')
}

/** Of a project's connections, those whose account has the model deployed, where any has. */
function servingModel({ model }: ServiceAsk, located: Located): Located {
  if (model === undefined) return located
  const accounts = located.deployments
    .filter((deployment) => deployment.model.toLowerCase() === model.toLowerCase())
    .map(({ accountId }) => accountId)
  const connections = located.connections.filter(({ targetResource }) =>
    accounts.some((id) => targetResource !== null && scopesEqual(id, targetResource.id)),
  )
  return connections.length === 0 ? located : { ...located, connections }
}
