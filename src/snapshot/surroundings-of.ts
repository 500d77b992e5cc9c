import { isCreation } from '../question/creation-requirements.ts'
import { linkedIdOf } from '../question/hub-links.ts'
import type { AccessQuestion, Ask, Resource } from '../question/question.ts'
import {
  accountIdOf,
  isConnection,
  isFoundryAccount,
  isFoundryProject,
  isHub,
  isWorkspace,
  typeOfOperations,
  workspaceIdOf,
} from '../question/resource-type.ts'
import type { Located } from '../question/surroundings.ts'
import type { AzureReader } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import { childrenOf, type Partly, type Searched } from './children-of.ts'
import { connectionsOf, statedConnection } from './connections-of.ts'
import { deploymentsOf, takesDeployments } from './deployments-of.ts'
import type { FoundPlace } from './located-place.ts'
import { linkedResources, linkedTo, resourcesForCreation } from './hub-surroundings.ts'
import { readTargetsAhead } from './read-ahead.ts'
import { valueOf } from './reading-value.ts'
import { unique, uniqueById } from './unique.ts'

type Surroundings = Pick<Located, 'hub' | 'connections' | 'deployments' | 'related' | 'existing'>

const NOTHING: Partly<Surroundings> = {
  value: { hub: null, connections: [], deployments: [], related: [], existing: [] },
  blindSpots: [],
}

const NO_RESOURCES: Partly<readonly Resource[]> = { value: [], blindSpots: [] }

/** Whether a question about a hub or project may lead through a connection of it. */
function leadsThroughConnections({ ask, raisedBy }: AccessQuestion): boolean {
  switch (ask.kind) {
    case 'connection':
    case 'playground':
    case 'service-error':
    case 'access':
    case 'deed':
      return true
    case 'operations':
      return raisedBy === 'error' && typeOfOperations(ask.operations) !== null
    case 'tables':
      return ask.tables.includes('outside-resource')
    default:
      return ask satisfies never
  }
}

/** What stands around a hub, a project or a connection: its hub, its connections and what they point to. */
export async function surroundingsOf(
  { resource, scope }: FoundPlace,
  question: AccessQuestion,
  /** object ids of those who are asked about */
  people: readonly string[],
  reader: AzureReader,
): Promise<Searched<Surroundings>> {
  const { ask } = question
  if (ask.kind === 'tables' && isCreation(ask.tables)) {
    const { value, ...rest } = await resourcesForCreation(scope, ask, reader)
    return { value: { ...NOTHING.value, ...value }, ...rest }
  }
  if (resource === null) return NOTHING
  if (isFoundryAccount(resource) || isFoundryProject(resource)) return foundryOf(resource, ask, reader)
  if (!(isWorkspace(resource) || isConnection(resource))) return NOTHING
  const holder = isConnection(resource) ? await byId(workspaceIdOf(resource.id), reader) : null
  const workspace = holder === null ? resource : holder.value
  if (workspace === null) return { ...NOTHING, blindSpots: holder?.blindSpots ?? [] }
  const hubId = hubIdOf(workspace)
  const readsHub = hubId === null || isHub(workspace) ? workspaceAsHub(workspace) : byId(hubId, reader)
  if (!leadsThroughConnections(question)) {
    const hub = await readsHub
    const linked = ask.kind === 'tables' ? await linkedResources(hub.value, ask, reader) : NO_RESOURCES
    return {
      value: { ...NOTHING.value, hub: hub.value, related: linked.value },
      blindSpots: [...hub.blindSpots, ...linked.blindSpots],
    }
  }

  const holders = unique([workspace.id, ...(hubId === null ? [] : [hubId])])
  const [hub, listed] = await Promise.all([
    readsHub,
    Promise.all(holders.map((id) => childrenOf(id, 'connections', reader))),
  ])
  const stated = uniqueById([
    ...(isConnection(resource) ? [resource] : []),
    ...listed.flatMap(({ value }) => value),
  ]).map(statedConnection)
  readTargetsAhead(stated, question, people, reader)
  const [connections, related, linked] = await Promise.all([
    connectionsOf(stated, reader),
    relatedTo(hub.value ?? workspace, reader),
    ask.kind === 'tables' ? linkedResources(hub.value, ask, reader) : NO_RESOURCES,
  ])
  const deployments = takesDeployments(question)
    ? await deploymentsOf(connections.value, reader)
    : { value: [], blindSpots: [] }
  return {
    value: {
      hub: hub.value,
      connections: connections.value,
      deployments: deployments.value,
      related: [...related.value, ...linked.value],
      existing: [],
    },
    blindSpots: [
      ...hub.blindSpots,
      ...related.blindSpots,
      ...listed.flatMap(({ blindSpots }) => blindSpots),
      ...connections.blindSpots,
      ...deployments.blindSpots,
      ...linked.blindSpots,
    ],
  }
}

/** The projects of a Foundry account, or the account of a project. */
async function foundryOf(resource: Resource, ask: Ask, reader: AzureReader): Promise<Partly<Surroundings>> {
  if (ask.kind !== 'access' && ask.kind !== 'deed') return NOTHING
  if (isFoundryAccount(resource)) {
    if (ask.kind === 'deed') return NOTHING
    const projects = await childrenOf(resource.id, 'projects', reader)
    return { value: { ...NOTHING.value, related: projects.value }, blindSpots: projects.blindSpots }
  }
  const { value: account, blindSpots } = await byId(accountIdOf(resource.id), reader)
  return { value: { ...NOTHING.value, related: account === null ? [] : [account] }, blindSpots }
}

function hubIdOf(workspace: Resource): string | null {
  if (isHub(workspace)) return workspace.id
  return linkedIdOf(workspace, 'hubResourceId')
}

function workspaceAsHub(workspace: Resource): Promise<Partly<Resource | null>> {
  return Promise.resolve({ value: isHub(workspace) ? workspace : null, blindSpots: [] })
}

async function byId(id: string, reader: AzureReader): Promise<Partly<Resource | null>> {
  const read = await reader.resource(id)
  return { value: valueOf(read, null), blindSpots: blindSpotsOf('resource-unread', 'settings', id, [read]) }
}

/** The storage account that came with the hub holds what people upload in the playground. */
async function relatedTo(hub: Resource, reader: AzureReader): Promise<Partly<readonly Resource[]>> {
  const storage = linkedIdOf(hub, 'storageAccount')
  return linkedTo(storage === null ? [] : [storage], reader)
}
