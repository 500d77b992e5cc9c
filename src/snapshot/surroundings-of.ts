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
import { childrenOf, type Partly } from './children-of.ts'
import { connectionsOf, statedConnection, unfoundTarget } from './connections-of.ts'
import { deploymentsOf, takesDeployments } from './deployments-of.ts'
import { readTargetsAhead } from './read-ahead.ts'
import { valueOf } from './reading-value.ts'
import { unique, uniqueById } from './unique.ts'

type Surroundings = Pick<Located, 'hub' | 'connections' | 'deployments' | 'related'>

const NOTHING: Partly<Surroundings> = {
  value: { hub: null, connections: [], deployments: [], related: [] },
  blindSpots: [],
}

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
      return false
    default:
      return ask satisfies never
  }
}

/** What stands around a hub, a project or a connection: its hub, its connections and what they point to. */
export async function surroundingsOf(
  resource: Resource | null,
  question: AccessQuestion,
  /** object ids of those who are asked about */
  people: readonly string[],
  reader: AzureReader,
): Promise<Partly<Surroundings>> {
  const { ask } = question
  if (resource === null) return NOTHING
  if (isFoundryAccount(resource) || isFoundryProject(resource)) return foundryOf(resource, ask, reader)
  if (!(isWorkspace(resource) || isConnection(resource))) return NOTHING
  const workspace = isConnection(resource) ? await byId(workspaceIdOf(resource.id), reader) : resource
  if (workspace === null) return NOTHING
  const hubId = hubIdOf(workspace)
  const readsHub = hubId === null || isHub(workspace) ? workspaceAsHub(workspace) : byId(hubId, reader)
  if (!leadsThroughConnections(question)) {
    return { value: { ...NOTHING.value, hub: await readsHub }, blindSpots: [] }
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
  readTargetsAhead(stated, ask, people, reader)
  const [connections, related] = await Promise.all([
    connectionsOf(stated, reader),
    relatedTo(hub ?? workspace, reader),
  ])
  const deployments = takesDeployments(ask)
    ? await deploymentsOf(connections, reader)
    : { value: [], blindSpots: [] }
  return {
    value: { hub, connections, deployments: deployments.value, related },
    blindSpots: [
      ...listed.flatMap(({ blindSpots }) => blindSpots),
      ...connections.flatMap(unfoundTarget),
      ...deployments.blindSpots,
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
  const account = await byId(accountIdOf(resource.id), reader)
  return { value: { ...NOTHING.value, related: account === null ? [] : [account] }, blindSpots: [] }
}

function hubIdOf(workspace: Resource): string | null {
  if (isHub(workspace)) return workspace.id
  const id = workspace.properties?.['hubResourceId']
  return typeof id === 'string' ? id : null
}

function workspaceAsHub(workspace: Resource): Promise<Resource | null> {
  return Promise.resolve(isHub(workspace) ? workspace : null)
}

async function byId(id: string, reader: AzureReader): Promise<Resource | null> {
  return valueOf(await reader.resource(id), null)
}

/** The storage account that came with the hub holds what people upload in the playground. */
async function relatedTo(hub: Resource, reader: AzureReader): Promise<readonly Resource[]> {
  const storage = hub.properties?.['storageAccount']
  const read = typeof storage === 'string' ? await byId(storage, reader) : null
  return read === null ? [] : [read]
}
