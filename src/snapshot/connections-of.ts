import { z } from 'zod'
import type { Resource } from '../question/question.ts'
import { hostOf } from '../question/resource-reference.ts'
import type { Connection } from '../question/surroundings.ts'
import { scopeFault, scopeName, scopesEqual } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import type { BlindSpot } from './snapshot.ts'

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

/** Some connections with the resources that they lead to. */
export async function connectionsOf(
  stated: readonly StatedConnection[],
  reader: AzureReader,
): Promise<readonly Connection[]> {
  const ids = stated.flatMap(({ targetId }) => targetId ?? [])
  const hosts = stated.flatMap(({ targetId, target }) =>
    targetId === null && target !== null ? (hostOf(target) ?? []) : [],
  )
  const read = ids.length + hosts.length === 0 ? null : await reader.findResources({ ids, hosts })
  const targets = read?.kind === 'read' ? read.value : []
  return stated.map(({ targetId, ...connection }) => ({
    ...connection,
    targetResource: targets.find((each) => isTarget(each, targetId, connection.target)) ?? null,
  }))
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

export function unfoundTarget({ resource, category, target, targetResource }: Connection): BlindSpot[] {
  if (targetResource !== null || !AZURE_CATEGORIES.test(category)) return []
  return [
    {
      code: 'resource-unread',
      scope: resource.id,
      text: `The connection ${resource.name} points to ${target ?? 'a resource'}, which could not be found or read, so it was left out.`,
    },
  ]
}
