import { WORKSPACE_CAPABILITIES } from '../knowledge/capabilities.ts'
import { BLOBS_READ, CHAT_COMPLETIONS, DOCUMENTS_READ, JOIN_HUB } from '../knowledge/operation-names.ts'
import { needsBuiltInRole, type Requirement } from '../knowledge/requirement.ts'
import { requirementsOf } from '../knowledge/requirements.ts'
import type { Operation } from '../rbac/operation.ts'
import { resourceGroupOf } from '../rbac/scope.ts'
import { bindToPrincipal, uniqueRequirements } from './bound-requirements.ts'
import { usesKey } from './connection-requirements.ts'
import type { BoundRequirement, Resource } from './question.ts'
import { isHub, isWorkspace, kindsOf } from './resource-type.ts'
import type { Located } from './surroundings.ts'

/** A project may have very many connections; so many services are looked at. */
const MOST_SERVICES = 6

/** What the subject of a question can do on a hub or a project, and on the services that it reaches as themselves. */
export function capabilityRequirements(located: Located): readonly BoundRequirement[] {
  const { resource, hub, subject } = located
  if (resource === null || !isWorkspace(resource)) return []
  const at = (id: string, title: string, operation: Operation, place: Resource) =>
    bindToPrincipal(capability(id, title, operation), subject, place)
  return uniqueRequirements([
    ...WORKSPACE_CAPABILITIES.map(({ id, titleAt, operation }) =>
      at(id, titleAt(resource.name), operation, resource),
    ),
    ...(hub === null ? [] : [at('create-projects', 'create projects', JOIN_HUB, hub)]),
    ...(isHub(resource) ? hubCreation(located, resource) : []),
    ...servicesOf(located).map((service) => {
      const [id, title, operation] = useOf(service)
      return at(id, `${title} ${service.name}`, operation, service)
    }),
  ])
}

function capability(id: string, title: string, operation: Operation): Requirement {
  return {
    id: `capability/${id}`,
    table: 'operation',
    role: null,
    operations: [operation],
    assignee: 'caller',
    resource: 'any',
    purpose: title,
  }
}

/** Hubs are made beside each other, in a group. */
function hubCreation({ subject }: Located, hub: Resource): readonly BoundRequirement[] {
  const group = resourceGroupOf(hub.id)
  return requirementsOf('hub-creation')
    .filter(needsBuiltInRole)
    .flatMap((row) =>
      group === null
        ? []
        : [
            {
              requirement: { ...row, purpose: 'create hubs' },
              assignee: subject,
              actor: null,
              scope: group,
              resource: null,
            },
          ],
    )
}

function servicesOf({ connections }: Located): readonly Resource[] {
  const targets = connections
    .filter((connection) => !usesKey(connection))
    .flatMap(({ targetResource }) => targetResource ?? [])
    .filter((target) => kindsOf(target).some((kind) => ['openai', 'search', 'storage'].includes(kind)))
  return targets.slice(0, MOST_SERVICES)
}

function useOf(service: Resource): readonly [id: string, title: string, operation: Operation] {
  const kinds = kindsOf(service)
  if (kinds.includes('openai')) return ['use-models', 'use the models of', CHAT_COMPLETIONS]
  return kinds.includes('search')
    ? ['query-indexes', 'query the indexes of', DOCUMENTS_READ]
    : ['read-blobs', 'read the blobs of', BLOBS_READ]
}
