import { z } from 'zod'
import type { Ask, Resource } from '../question/question.ts'
import { hostOf } from '../question/resource-reference.ts'
import {
  accountIdOf,
  isCognitiveServices,
  isConnection,
  isFoundryAccount,
  isFoundryProject,
  isHub,
  isWorkspace,
} from '../question/resource-type.ts'
import type { Connection, Deployment, Located } from '../question/surroundings.ts'
import { scopeFault, scopeName, scopesEqual } from '../rbac/scope.ts'
import type { AzureReader, Reading } from './azure-reader.ts'
import type { BlindSpot } from './snapshot.ts'
import { uniqueById } from './unique.ts'

type Surroundings = Pick<Located, 'hub' | 'connections' | 'deployments' | 'related'>

interface Read<T> {
  readonly value: T
  readonly blindSpots: readonly BlindSpot[]
}

const NOTHING: Read<Surroundings> = {
  value: { hub: null, connections: [], deployments: [], related: [] },
  blindSpots: [],
}

/** What stands around a hub, a project or a connection: its hub, its connections and what they point to. */
export async function surroundingsOf(
  resource: Resource | null,
  ask: Ask,
  reader: AzureReader,
): Promise<Read<Surroundings>> {
  if (resource === null) return NOTHING
  if (isFoundryAccount(resource) || isFoundryProject(resource)) return foundryOf(resource, ask, reader)
  if (!(isWorkspace(resource) || isConnection(resource))) return NOTHING
  const workspace = isConnection(resource) ? await workspaceOf(resource, reader) : resource
  const hub = workspace === null ? null : await hubOf(workspace, reader)
  if (
    !['connection', 'playground', 'service-error', 'access', 'deed'].includes(ask.kind) ||
    workspace === null
  ) {
    return { value: { ...NOTHING.value, hub }, blindSpots: [] }
  }

  const holders = hub === null || scopesEqual(hub.id, workspace.id) ? [workspace] : [workspace, hub]
  const [listed, related] = await Promise.all([
    Promise.all(holders.map((holder) => childrenOf(holder, 'connections', reader))),
    relatedTo(hub ?? workspace, reader),
  ])
  const resources = uniqueById([
    ...(isConnection(resource) ? [resource] : []),
    ...listed.flatMap(({ value }) => value),
  ])
  const connections = await connectionsOf(resources, reader)
  const takesDeployments =
    ask.kind === 'playground' || (ask.kind === 'service-error' && ask.model !== undefined)
  const deployments = takesDeployments
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
async function foundryOf(resource: Resource, ask: Ask, reader: AzureReader): Promise<Read<Surroundings>> {
  if (ask.kind !== 'access' && ask.kind !== 'deed') return NOTHING
  if (isFoundryAccount(resource)) {
    if (ask.kind === 'deed') return NOTHING
    const projects = await childrenOf(resource, 'projects', reader)
    return { value: { ...NOTHING.value, related: projects.value }, blindSpots: projects.blindSpots }
  }
  const account = await byId(accountIdOf(resource.id), reader)
  return { value: { ...NOTHING.value, related: account === null ? [] : [account] }, blindSpots: [] }
}

async function workspaceOf(connection: Resource, reader: AzureReader): Promise<Resource | null> {
  const id = connection.id.replace(/\/connections\/[^/]+$/i, '')
  return byId(id, reader)
}

async function hubOf(workspace: Resource, reader: AzureReader): Promise<Resource | null> {
  if (isHub(workspace)) return workspace
  const id = workspace.properties?.['hubResourceId']
  return typeof id === 'string' ? byId(id, reader) : null
}

async function byId(id: string, reader: AzureReader): Promise<Resource | null> {
  const read = await reader.findResources({ ids: [id] })
  return read.kind === 'read' ? (read.value[0] ?? null) : null
}

/** The storage account that came with the hub holds what people upload in the playground. */
async function relatedTo(hub: Resource, reader: AzureReader): Promise<readonly Resource[]> {
  const storage = hub.properties?.['storageAccount']
  const read = typeof storage === 'string' ? await byId(storage, reader) : null
  return read === null ? [] : [read]
}

async function childrenOf(
  parent: Resource,
  type: string,
  reader: AzureReader,
): Promise<Read<readonly Resource[]>> {
  const read = await reader.children(parent.id, type)
  if (read.kind === 'read') return { value: read.value, blindSpots: [] }
  return { value: [], blindSpots: [unreadChildren(parent, type, read)] }
}

function unreadChildren(
  parent: Resource,
  type: string,
  { why }: Extract<Reading<never>, { kind: 'refused' }>,
): BlindSpot {
  return {
    code: 'resource-unread',
    scope: parent.id,
    text: `The ${type} of ${parent.name} could not be read (${why}).`,
  }
}

/** ARM, `Microsoft.MachineLearningServices/workspaces/connections` 2024-04-01. */
const connectionProperties = z.object({
  category: z.string().catch(''),
  authType: z.string().catch(''),
  target: z.string().nullish().catch(null),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
})

async function connectionsOf(
  resources: readonly Resource[],
  reader: AzureReader,
): Promise<readonly Connection[]> {
  const parsed = resources.map((resource) => {
    const { category, authType, target, metadata } = connectionProperties.parse(resource.properties ?? {})
    return {
      resource,
      category,
      authType,
      target: target ?? null,
      targetId: targetIdOf(target ?? null, metadata ?? {}),
    }
  })
  const ids = parsed.flatMap(({ targetId }) => targetId ?? [])
  const hosts = parsed.flatMap(({ targetId, target }) =>
    targetId === null && target !== null ? (hostOf(target) ?? []) : [],
  )
  const read = ids.length + hosts.length === 0 ? null : await reader.findResources({ ids, hosts })
  const targets = read?.kind === 'read' ? read.value : []
  return parsed.map(({ targetId, ...connection }) => ({
    ...connection,
    targetResource: targets.find((each) => isTarget(each, targetId, connection.target)) ?? null,
  }))
}

/** Categories whose target is an Azure resource that the article's rows speak of. */
const AZURE_CATEGORIES = /openai|aiservices|cognitive|search|blob|adls|storage/i

function unfoundTarget({ resource, category, target, targetResource }: Connection): BlindSpot[] {
  if (targetResource !== null || !AZURE_CATEGORIES.test(category)) return []
  return [
    {
      code: 'resource-unread',
      scope: resource.id,
      text: `The connection ${resource.name} points to ${target ?? 'a resource'}, which could not be found or read, so it was left out.`,
    },
  ]
}

function targetIdOf(target: string | null, metadata: Readonly<Record<string, unknown>>): string | null {
  const stated = Object.entries(metadata).find(([key]) => key.toLowerCase() === 'resourceid')?.[1]
  const id = typeof stated === 'string' ? stated : target
  return id !== null && id.startsWith('/') && scopeFault(id) === null ? id : null
}

function isTarget(candidate: Resource, id: string | null, target: string | null): boolean {
  if (id !== null) return scopesEqual(candidate.id, id)
  const host = target === null ? null : hostOf(target)
  if (host === null) return false
  return (
    scopeName(candidate.id).toLowerCase() === host.split('.')[0] ||
    JSON.stringify(candidate.properties ?? {})
      .toLowerCase()
      .includes(host)
  )
}

async function deploymentsOf(
  connections: readonly Connection[],
  reader: AzureReader,
): Promise<Read<readonly Deployment[]>> {
  const accounts = uniqueById(
    connections.flatMap(({ targetResource }) =>
      targetResource !== null && isCognitiveServices(targetResource) ? [targetResource] : [],
    ),
  )
  const read = await Promise.all(accounts.map((account) => childrenOf(account, 'deployments', reader)))
  return {
    value: read.flatMap(({ value }, index) =>
      value.map((deployment) => ({ accountId: accounts[index]?.id ?? '', model: modelOf(deployment) })),
    ),
    blindSpots: read.flatMap(({ blindSpots }) => blindSpots),
  }
}

/** ARM, `Microsoft.CognitiveServices/accounts/deployments` 2024-10-01: `properties.model.name`. */
const deploymentProperties = z.object({ model: z.object({ name: z.string() }) })

function modelOf(deployment: Resource): string {
  const parsed = deploymentProperties.safeParse(deployment.properties)
  return parsed.success ? parsed.data.model.name : ''
}
