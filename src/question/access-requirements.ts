import type { Requirement, ResourceKind, Table } from '../knowledge/requirement.ts'
import { requirementsOf } from '../knowledge/requirements.ts'
import { resourceGroupOf } from '../rbac/scope.ts'
import { askForOperation } from './ask-for-operation.ts'
import { requirementsOutcome, systemIdentityOf, type RequirementsOutcome } from './bound-requirements.ts'
import { capabilityRequirements } from './capability-requirements.ts'
import { connectionRequirements } from './connection-requirements.ts'
import type { BoundRequirement, Resource } from './question.ts'
import { accountIdOf, isConnection, isHub, isWorkspace, kindsOf } from './resource-type.ts'
import type { Located } from './surroundings.ts'

/** Every row that speaks of a resource, for the subject of a question. */
export function accessRequirements(located: Located): RequirementsOutcome {
  const { resource } = located
  if (resource === null) return { kind: 'ask', ask: askForOperation(located, 'request') }
  if (isConnection(resource)) return connectionRequirements(located)
  const requirements = tablesOfAccess(resource).flatMap((table) => bindTable(table, located))
  return requirements.length > 0
    ? requirementsOutcome(requirements, [], [], capabilityRequirements(located))
    : { kind: 'ask', ask: askForOperation(located, 'request') }
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
  const { resource, hub } = located
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
