import { z } from 'zod'
import type { Resource } from '../question/question.ts'
import { hostOf } from '../question/resource-reference.ts'
import type { Connection } from '../question/surroundings.ts'
import { scopeFault, scopeName, scopesEqual } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import type { Partly } from './children-of.ts'
import { valueOf } from './reading-value.ts'
import type { BlindSpot } from './snapshot.ts'
import { unique } from './unique.ts'

/** A connection as ARM states it, before its target is looked up. */
export interface StatedConnection extends Omit<Connection, 'targetResource'> {
  /** ARM id of the target, where it is stated */
  readonly targetId: string | null
}

/** ARM, `Microsoft.MachineLearningServices/workspaces/connections` 2024-04-01. */
const connectionProperties = z.object({
  category: z.string().catch(''),
  authType: z.string().catch(''),
  target: z.string().nullish().catch(null),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
})

export function statedConnection(resource: Resource): StatedConnection {
  const { category, authType, target, metadata } = connectionProperties.parse(resource.properties ?? {})
  return {
    resource,
    category,
    authType,
    target: target ?? null,
    targetId: targetIdOf(target ?? null, metadata ?? {}),
  }
}

function targetIdOf(target: string | null, metadata: Readonly<Record<string, unknown>>): string | null {
  const stated = Object.entries(metadata).find(([key]) => key.toLowerCase() === 'resourceid')?.[1]
  const id = typeof stated === 'string' ? stated : target
  return id !== null && id.startsWith('/') && scopeFault(id) === null ? id : null
}

/** Some connections with the resources that they lead to, and those of which that could not be found out. */
export async function connectionsOf(
  stated: readonly StatedConnection[],
  reader: AzureReader,
): Promise<Partly<readonly Connection[]>> {
  const ids = stated.flatMap(({ targetId }) => targetId ?? [])
  const hosts = stated.flatMap(({ targetId, target }) =>
    targetId === null && target !== null ? (hostOf(target) ?? []) : [],
  )
  const search = ids.length + hosts.length === 0 ? null : await reader.findResources({ ids, hosts })
  const targets = search?.kind === 'refused' ? await eachOf(ids, reader) : (search?.value ?? [])
  const connections = stated.map(({ targetId, ...connection }) => ({
    ...connection,
    targetResource: targets.find((each) => isTarget(each, targetId, connection.target)) ?? null,
  }))
  const why = search?.kind === 'refused' ? search.why : 'it could not be found or read'
  return { value: connections, blindSpots: connections.flatMap((each) => unfoundTarget(each, why)) }
}

/** What a search would have found, one by one. */
async function eachOf(ids: readonly string[], reader: AzureReader): Promise<readonly Resource[]> {
  const read = await Promise.all(unique(ids).map((id) => reader.resource(id)))
  return read.flatMap((each) => valueOf(each, null) ?? [])
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

/** Categories whose target is an Azure resource that the article's rows speak of. */
const AZURE_CATEGORIES = /openai|aiservices|cognitive|search|blob|adls|storage/i

function unfoundTarget({ resource, category, target, targetResource }: Connection, why: string): BlindSpot[] {
  if (targetResource !== null || !AZURE_CATEGORIES.test(category)) return []
  return [
    {
      code: 'resource-unread',
      scope: resource.id,
      text: `The connection ${resource.name} points to ${target ?? 'a resource'}, which was left out: ${why}.`,
    },
  ]
}
