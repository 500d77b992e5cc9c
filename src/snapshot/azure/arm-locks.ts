import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import type { AzureReader } from '../azure-reader.ts'
import { atOrAround } from './at-or-around.ts'
import type { AzureConnection } from './connection.ts'
import { reading } from './reading.ts'
import { restClient } from './rest.ts'
import { managementLock } from './wire.ts'

/** Management locks, of which `$filter=atScope()` lists those at and above a scope. */
export function armLocks(
  connection: AzureConnection,
  perRequest: PipelinePolicy,
): Pick<AzureReader, 'locks'> {
  const { cloud } = connection
  const arm = restClient(cloud.armEndpoint, cloud.armScope, connection, perRequest)

  return {
    locks: (scope) =>
      reading(() =>
        atOrAround(scope, async (place) => {
          const path = `${place}/providers/Microsoft.Authorization/locks?api-version=2020-05-01&$filter=atScope()`
          return (await arm.list(managementLock, path)).flatMap((lock) => lock ?? [])
        }),
      ),
  }
}
