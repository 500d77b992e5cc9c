import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import type { ManagementLock } from '../../rbac/lock.ts'
import type { AzureReader } from '../azure-reader.ts'
import { scopeAround } from './arm-authorization.ts'
import type { AzureConnection } from './connection.ts'
import { reading, statusOf } from './reading.ts'
import { restClient } from './rest.ts'
import { managementLock } from './wire.ts'

/** Management locks, of which `$filter=atScope()` lists those at and above a scope. */
export function armLocks(
  connection: AzureConnection,
  perRequest: PipelinePolicy,
): Pick<AzureReader, 'locks'> {
  const { cloud } = connection
  const arm = restClient(cloud.armEndpoint, cloud.armScope, connection, perRequest)

  const listed = async (scope: string): Promise<readonly ManagementLock[]> => {
    const path = `${scope}/providers/Microsoft.Authorization/locks?api-version=2020-05-01&$filter=atScope()`
    try {
      return (await arm.list(managementLock, path)).flatMap((lock) => lock ?? [])
    } catch (error) {
      const around = statusOf(error) === 404 ? scopeAround(scope) : null
      if (around === null) throw error
      return listed(around)
    }
  }
  return { locks: (scope) => reading(() => listed(scope)) }
}
