import type { Service } from '../evidence/evidence.ts'
import type { Requirement, Table } from '../knowledge/requirement.ts'
import { requirementsOf } from '../knowledge/requirements.ts'
import { scopesEqual } from '../rbac/scope.ts'
import { askForOperation } from './ask-for-operation.ts'
import {
  bindToPrincipal,
  joinOutcomes,
  requirementsOutcome,
  type RequirementsOutcome,
} from './bound-requirements.ts'
import { connectionOf, connectionRequirements, usesKey } from './connection-requirements.ts'
import { playgroundRequirements } from './playground-requirements.ts'
import type { AccessQuestion, Ask, Resource } from './question.ts'
import { isConnection, isWorkspace, kindsOf, typesOfService } from './resource-type.ts'
import type { Connection, Located } from './surroundings.ts'
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
  if (resource !== null && isConnection(resource)) {
    const connection = connectionOf(resource, located)
    return connection?.targetResource == null
      ? connectionRequirements(located)
      : throughConnection(ask, located, connection, connection.targetResource, raisedBy)
  }
  if (resource !== null && isWorkspace(resource) && service !== 'ml-workspace') {
    const serving = servingModel(ask, located)
    return throughConnections(typesOfService(service), serving, raisedBy, (target, connection) =>
      throughConnection(ask, located, connection, target, raisedBy),
    )
  }
  const rows = resource === null ? [] : serviceErrorRows(service, resource)
  if (rows.length > 0 && resource !== null)
    return requirementsOutcome(rows.map((row) => bindToPrincipal(row, subject, resource)))
  return { kind: 'ask', ask: askForOperation(located, raisedBy) }
}

/**
 * What a call through a connection takes. Over a key nobody's roles are used. Else an error may be the caller's or, in
 * the chat playground, the services' that call each other, so both are asked.
 */
function throughConnection(
  ask: ServiceAsk,
  located: Located,
  connection: Connection,
  target: Resource,
  raisedBy: AccessQuestion['raisedBy'],
): RequirementsOutcome {
  if (usesKey(connection)) return requirementsOutcome([], [connection])
  const onTarget = { ...located, resource: target, scope: target.id }
  const own = serviceErrorRequirements(ask, onTarget, raisedBy)
  if (raisedBy === 'request') return own
  const ofConnection = connectionRequirements({ ...located, resource: connection.resource })
  return joinOutcomes(
    own.kind === 'ask' ? ofConnection : own,
    ofConnection,
    playgroundAround(target, located),
  )
}

/** The services' rows of the chat playground that the failing service takes part in, where there are any. */
function playgroundAround(target: Resource, located: Located): RequirementsOutcome {
  const around = playgroundRequirements(located)
  return around.kind === 'ask'
    ? requirementsOutcome([])
    : requirementsOutcome(
        around.requirements.filter(
          ({ actor, resource }) =>
            scopesEqual(actor?.id ?? '', target.id) || scopesEqual(resource?.id ?? '', target.id),
        ),
      )
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
