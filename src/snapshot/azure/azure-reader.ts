import type { AzureReader } from '../azure-reader.ts'
import { armAuthorization } from './arm-authorization.ts'
import { armLocks } from './arm-locks.ts'
import { armResources } from './arm-resources.ts'
import type { AzureConnection } from './connection.ts'
import { graphDirectory } from './graph-directory.ts'

/** Reads one cloud as one identity, through the Azure SDK. */
export function azureReader(connection: AzureConnection): AzureReader {
  return {
    ...armAuthorization(connection),
    ...armLocks(connection),
    ...armResources(connection),
    ...graphDirectory(connection),
  }
}
