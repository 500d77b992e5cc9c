import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { z } from 'zod'
import type { Principal, PrincipalType } from '../../rbac/principal.ts'
import type { AzureReader, PrincipalQuery } from '../azure-reader.ts'
import { batchesOf } from './batches.ts'
import type { AzureConnection } from './connection.ts'
import { directoryPath } from './directory-path.ts'
import { reading, readingOrNull } from './reading.ts'
import { restClient } from './rest.ts'
import { directoryObject } from './wire.ts'

type DirectoryReader = Pick<
  AzureReader,
  'findPrincipals' | 'describePrincipals' | 'groupsOf' | 'groupMembers'
>

/** Microsoft Graph, "directoryObject: getByIds" takes at most a thousand ids. */
const IDS_PER_REQUEST = 1000
const SELECT = '$select=id,displayName'

const describedBody = z.object({ value: z.array(directoryObject) })

/** People, groups and service principals, from Microsoft Graph v1.0. */
export function graphDirectory(connection: AzureConnection, perRequest: PipelinePolicy): DirectoryReader {
  const { graphEndpoint, graphScope } = connection.cloud
  const graph = restClient(graphEndpoint, graphScope, connection, perRequest)
  const one = (path: string) => graph.get(directoryObject, `/v1.0/${path}`)
  const several = (path: string) => graph.list(directoryObject, `/v1.0/${path}`)

  const byName = async (name: string): Promise<readonly Principal[]> => {
    const quoted = encodeURIComponent(`'${name.replaceAll("'", "''")}'`)
    const users = async (filter: string) => typed('User', await several(`users?$filter=${filter}&${SELECT}`))
    if (name.includes('@')) return users(`userPrincipalName eq ${quoted} or mail eq ${quoted}`)
    const byDisplayName = `displayName eq ${quoted}`
    const [people, applications] = await Promise.all([
      users(byDisplayName),
      several(`servicePrincipals?$filter=${byDisplayName}&${SELECT}`),
    ])
    return [...people, ...typed('ServicePrincipal', applications)]
  }

  return {
    findPrincipals: async (query) => {
      const found = await readingOrNull(() => find(query))
      return found.kind === 'read' ? { kind: 'read', value: found.value ?? [] } : found
    },
    describePrincipals: (ids) =>
      reading(async () => {
        const answers = await Promise.all(
          batchesOf(ids, IDS_PER_REQUEST).map((batch) =>
            graph.post(describedBody, '/v1.0/directoryObjects/getByIds', { ids: batch }),
          ),
        )
        return answers.flatMap(({ value }) => value)
      }),
    groupsOf: (principal) =>
      reading(async () => {
        const memberships = await graph.list(
          directoryObject,
          `/v1.0/${directoryPath(principal)}/transitiveMemberOf?${SELECT}`,
        )
        return memberships.filter(({ type }) => type === 'Group')
      }),
    groupMembers: (groupId) =>
      reading(async () => {
        const members = await graph.list(
          directoryObject,
          `/v1.0/groups/${encodeURIComponent(groupId)}/transitiveMembers?${SELECT}`,
        )
        return members.filter(({ type }) => type !== 'Group')
      }),
  }

  async function find(query: PrincipalQuery): Promise<readonly Principal[]> {
    switch (query.by) {
      case 'object-id':
        return [await one(`directoryObjects/${encodeURIComponent(query.id)}`)]
      case 'app-id':
        return typed('ServicePrincipal', [
          await one(`servicePrincipals(appId='${encodeURIComponent(query.id)}')?${SELECT}`),
        ])
      case 'name':
        return byName(query.name)
    }
  }
}

/** An answer about one known type leaves `@odata.type` out. */
function typed(type: PrincipalType, principals: readonly Principal[]): readonly Principal[] {
  return principals.map((principal) => ({ ...principal, type }))
}
