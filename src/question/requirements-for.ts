import type { Service } from '../evidence/evidence.ts'
import type { Requirement, ResourceKind, Table } from '../knowledge/requirement.ts'
import { requirementsOf } from '../knowledge/requirements.ts'
import type { Operation } from '../rbac/operation.ts'
import { resourceGroupOf } from '../rbac/scope.ts'
import {
  bindToPrincipal,
  requirementsOutcome,
  systemIdentityOf,
  type RequirementsOutcome,
} from './bound-requirements.ts'
import { connectionRequirements, usesKey } from './connection-requirements.ts'
import { playgroundRequirements } from './playground-requirements.ts'
import type { Ask, BoundRequirement, OpenQuestion, Resource } from './question.ts'
import { accountIdOf, isConnection, isHub, isWorkspace, kindsOf, typesOfService } from './resource-type.ts'
import type { Connection, Located } from './surroundings.ts'
import { usualOperations } from '../knowledge/usual-operations.ts'

/** The requirements that a question asks, each tied to its principal and its resource. */
export function requirementsFor(ask: Ask, located: Located): RequirementsOutcome {
  switch (ask.kind) {
    case 'operations':
      return requirementsOutcome(ask.operations.map((operation) => bindOperation(operation, located)))
    case 'tables':
      return requirementsOutcome(ask.tables.flatMap((table) => bindTable(table, located)))
    case 'access':
      return accessRequirements(located)
    case 'connection':
      return connectionRequirements(located)
    case 'playground':
      return playgroundRequirements(located)
    case 'service-error':
      return serviceErrorRequirements(ask.service, located)
  }
}

function bindOperation(operation: Operation, { subject, scope, resource }: Located): BoundRequirement {
  const requirement: Requirement = {
    id: `operation/${operation.name}`,
    table: 'operation',
    role: null,
    operations: [operation],
    assignee: 'caller',
    resource: 'any',
    purpose: `perform ${operation.name}`,
  }
  return { requirement, assignee: subject, actor: null, scope, resource }
}

/** An error that names no operation stands for the article's rows of the service that refused. */
function serviceErrorRequirements(service: Service | null, located: Located): RequirementsOutcome {
  const { resource, subject } = located
  if (resource !== null && isConnection(resource)) return connectionRequirements(located)
  if (resource !== null && isWorkspace(resource) && service !== 'ml-workspace') {
    return throughConnections(service, located)
  }
  const rows = resource === null ? [] : serviceErrorRows(service, resource)
  if (rows.length > 0 && resource !== null)
    return requirementsOutcome(rows.map((row) => bindToPrincipal(row, subject, resource)))
  return { kind: 'ask', ask: askForOperation(resource) }
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

/** In a hub or project the refused call went through one of its connections. */
function throughConnections(service: Service | null, located: Located): RequirementsOutcome {
  const types = typesOfService(service)
  const reached = uniqueTargets(
    located.connections.filter(
      ({ targetResource }) => targetResource !== null && types.includes(targetResource.type.toLowerCase()),
    ),
  )
  const only = reached.length === 1 ? reached[0] : undefined
  if (only?.targetResource) {
    if (usesKey(only)) return requirementsOutcome([], [only])
    return serviceErrorRequirements(service, {
      ...located,
      resource: only.targetResource,
      scope: only.targetResource.id,
    })
  }
  return {
    kind: 'ask',
    ask: {
      field: 'resource',
      text: `Which service behind ${located.resource?.name ?? 'the project'} refused the call?`,
      choices: choicesOf(reached.length > 0 ? reached : uniqueTargets(located.connections)),
    },
  }
}

/** One connection for each target: those that use nobody's roles come last where there is a choice. */
function uniqueTargets(connections: readonly Connection[]): readonly Connection[] {
  const byKeyLast = connections.toSorted((left, right) => Number(usesKey(left)) - Number(usesKey(right)))
  return byKeyLast.filter(
    ({ targetResource }, index) =>
      targetResource !== null &&
      byKeyLast.findIndex(
        (each) => each.targetResource?.id.toLowerCase() === targetResource.id.toLowerCase(),
      ) === index,
  )
}

function choicesOf(connections: readonly Connection[]): OpenQuestion['choices'] {
  return connections.flatMap(({ targetResource }) =>
    targetResource === null ? [] : [{ value: targetResource.id, title: targetResource.name }],
  )
}

function askForOperation(resource: Resource | null): OpenQuestion {
  return {
    field: 'operation',
    text: `The error does not say what was refused. What did you try to do${resource === null ? '' : ` on ${resource.name}`}?`,
    choices: usualOperations(resource?.type ?? '').map(({ operation, title }) => ({
      value: operation,
      title,
    })),
  }
}

function accessRequirements(located: Located): RequirementsOutcome {
  const { resource } = located
  if (resource === null) return { kind: 'ask', ask: askForOperation(null) }
  if (isConnection(resource)) return connectionRequirements(located)
  const requirements = tablesOfAccess(resource).flatMap((table) => bindTable(table, located))
  return requirements.length > 0
    ? requirementsOutcome(requirements)
    : { kind: 'ask', ask: askForOperation(resource) }
}

function tablesOfAccess(resource: Resource): readonly Table[] {
  if (isHub(resource)) return ['hub-role', 'persona']
  if (isWorkspace(resource)) return ['project-role', 'persona', 'project-member']
  return ['openai-existing', 'troubleshooting', 'connection', 'foundry']
}

/** The rows of a table that speak of something at hand, each tied to it. */
function bindTable(table: Table, located: Located): BoundRequirement[] {
  return requirementsOf(table).flatMap((requirement) => {
    if (requirement.assignee === 'project-identity') return bindProjectIdentities(requirement, located)
    if (requirement.assignee !== 'caller') return []
    return placesOf(requirement.resource, located).map((place) => ({
      requirement,
      assignee: located.subject,
      actor: null,
      ...place,
    }))
  })
}

/** Each Foundry project acts on its account with an identity of its own. */
function bindProjectIdentities(requirement: Requirement, located: Located): BoundRequirement[] {
  const account = foundryResources('foundry-account', located)[0] ?? null
  return foundryResources('foundry-project', located).map((project) => ({
    requirement,
    assignee: systemIdentityOf(project),
    actor: project,
    scope: accountIdOf(project.id),
    resource: account,
  }))
}

function foundryResources(
  kind: 'foundry-account' | 'foundry-project',
  located: Located,
): readonly Resource[] {
  const atHand = [located.resource, ...located.related].flatMap((each) => each ?? [])
  return atHand.filter((resource) => kindsOf(resource).includes(kind))
}

type Place = Pick<BoundRequirement, 'scope' | 'resource'>

function placesOf(kind: ResourceKind, located: Located): readonly Place[] {
  const { resource, hub, scope } = located
  if (kind === 'creation-scope') return [{ scope, resource: null }]
  if (kind === 'hub' && hub !== null) return [placeOf(hub)]
  if (resource === null) return []
  if (kind === 'resource-group') {
    const group = resourceGroupOf(resource.id)
    return group === null ? [] : [{ scope: group, resource: null }]
  }
  if (kind === 'foundry-project') return foundryResources('foundry-project', located).map(placeOf)
  const fits = kindsOf(resource).includes(kind) || (kind === 'project' && isHub(resource))
  const isFoundryProject = kind === 'foundry-account' && kindsOf(resource).includes('foundry-project')
  return fits || isFoundryProject ? [placeOf(resource)] : []
}

function placeOf(resource: Resource): Place {
  return { scope: resource.id, resource }
}
