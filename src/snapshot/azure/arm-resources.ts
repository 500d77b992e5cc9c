import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { z } from 'zod'
import { apiVersionOfType } from '../../knowledge/api-versions.ts'
import type { Resource } from '../../question/question.ts'
import { resourceTypeOf, scopeLevel, scopeName } from '../../rbac/scope.ts'
import type { AzureReader } from '../azure-reader.ts'
import type { AzureConnection } from './connection.ts'
import { apiVersionOfLevel } from './container-api-versions.ts'
import { uniqueById } from '../unique.ts'
import { reading, readingOrNull } from './reading.ts'
import { restClient } from './rest.ts'
import { resource } from './wire.ts'

type ResourceReader = Pick<AzureReader, 'resource' | 'children'>

/** One resource and its settings, and child resources that Resource Graph does not index. */
export function armResources(connection: AzureConnection, perRequest: PipelinePolicy): ResourceReader {
  const { cloud } = connection
  const arm = restClient(cloud.armEndpoint, cloud.armScope, connection, perRequest)

  return {
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
      reading(async () => {
        const apiVersion = apiVersionOfType(`${resourceTypeOf(parentId) ?? ''}/${type}`)
        if (apiVersion === null) return []
        return uniqueById(await arm.list(resource, `${parentId}/${type}?api-version=${apiVersion}`))
      }),
  }
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
