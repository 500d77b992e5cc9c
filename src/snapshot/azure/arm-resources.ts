import { ResourceGraphClient } from '@azure/arm-resourcegraph'
import { z } from 'zod'
import { apiVersionOfType } from '../../knowledge/api-versions.ts'
import type { Resource } from '../../question/question.ts'
import { resourceTypeOf, scopeLevel, scopeName } from '../../rbac/scope.ts'
import type { AzureReader, ResourceQuery } from '../azure-reader.ts'
import type { AzureConnection } from './connection.ts'
import { reading, readingOrNull } from './reading.ts'
import { apiVersionOfLevel } from './container-api-versions.ts'
import { resourceQueryText } from './resource-query.ts'
import { restClient } from './rest.ts'
import { resource } from './wire.ts'

type ResourceReader = Pick<AzureReader, 'findResources' | 'resource' | 'children'>

const PAGE_LIMIT = 20

/** Resources and their settings, from Resource Graph and, for what it does not index, from ARM itself. */
export function armResources(connection: AzureConnection): ResourceReader {
  const { cloud, credential, certificateAuthority } = connection
  const resourceGraph = new ResourceGraphClient(credential, {
    endpoint: cloud.armEndpoint,
    credentials: { scopes: [cloud.armScope] },
    ...(certificateAuthority === undefined ? {} : { tlsOptions: { ca: certificateAuthority } }),
  })
  const arm = restClient(cloud.armEndpoint, cloud.armScope, connection)

  return {
    findResources: (query) => reading(() => queried(resourceGraph, query)),
    resource: (id) =>
      readingOrNull(async () => {
        const level = scopeLevel(id)
        if (level === 'root') return null
        if (level !== 'resource') {
          const found = await arm.get(containerBody, `${id}?api-version=${apiVersionOfLevel(level)}`)
          return container(id, level, found.displayName ?? scopeName(id))
        }
        const apiVersion = apiVersionOfType(resourceTypeOf(id) ?? '')
        return apiVersion === null ? null : arm.get(resource, `${id}?api-version=${apiVersion}`)
      }),
    children: (parentId, type) =>
      reading(() => {
        const apiVersion = apiVersionOfType(`${resourceTypeOf(parentId) ?? ''}/${type}`)
        return apiVersion === null
          ? Promise.resolve([])
          : arm.list(resource, `${parentId}/${type}?api-version=${apiVersion}`)
      }),
  }
}

async function queried(client: ResourceGraphClient, query: ResourceQuery): Promise<readonly Resource[]> {
  const rows: Resource[] = []
  let skipToken: string | undefined
  for (let page = 0; page < PAGE_LIMIT; page += 1) {
    const answer = await client.resources({
      query: resourceQueryText(query),
      options: { resultFormat: 'objectArray', ...(skipToken === undefined ? {} : { skipToken }) },
    })
    rows.push(...z.array(resource).parse(answer.data))
    skipToken = answer.skipToken
    if (skipToken === undefined || skipToken === '') break
  }
  return rows
}

/** Only a subscription states a name of its own here. */
const containerBody = z.object({ id: z.string(), displayName: z.string().nullish() })

function container(
  id: string,
  level: 'management-group' | 'subscription' | 'resource-group',
  name: string,
): Resource {
  return {
    id,
    type: level,
    name,
    kind: null,
    location: null,
    identity: null,
    properties: null,
  }
}
