import { setImmediate } from 'node:timers/promises'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import type { AzureReader } from '../azure-reader.ts'
import { atOrAround } from './at-or-around.ts'
import type { AzureConnection } from './connection.ts'
import { reading, readingOrNull } from './reading.ts'
import { restClient } from './rest.ts'
import { roleDefinition } from './wire.ts'

const API_VERSION = 'api-version=2022-04-01'

/**
 * Role definitions. There are hundreds of built-in ones, which the SDK would parse and copy into models that
 * drop their conditions, before they are read here.
 */
export function armRoleDefinitions(
  connection: AzureConnection,
  perRequest: PipelinePolicy,
): Pick<AzureReader, 'builtInRoles' | 'customRoles' | 'roleDefinition'> {
  const arm = restClient(connection.cloud.armEndpoint, connection.cloud.armScope, connection, perRequest)
  const ofType = (type: 'BuiltInRole' | 'CustomRole', scope: string) => {
    const filter = encodeURIComponent(`type eq '${type}'`)
    return reading(() =>
      atOrAround(scope, (place) =>
        arm.list(roleDefinition, `${collectionOf(place)}?${API_VERSION}&$filter=${filter}`),
      ),
    )
  }
  return {
    builtInRoles: async (scope) => {
      // by far the largest answer: what is asked in the same breath goes first, since more may depend on it
      await setImmediate()
      return ofType('BuiltInRole', scope)
    },
    customRoles: (scope) => ofType('CustomRole', scope),
    roleDefinition: (scope, roleId) =>
      readingOrNull(() =>
        arm.get(roleDefinition, `${collectionOf(scope)}/${encodeURIComponent(roleId)}?${API_VERSION}`),
      ),
  }
}

function collectionOf(scope: string): string {
  return `${encodeURI(scope.replace(/\/$/, ''))}/providers/Microsoft.Authorization/roleDefinitions`
}
