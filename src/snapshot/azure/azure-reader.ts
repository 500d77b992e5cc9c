import type { AzureReader } from '../azure-reader.ts'
import { armActivationPolicies } from './arm-activation-policies.ts'
import { armAuthorization } from './arm-authorization.ts'
import { armResources } from './arm-resources.ts'
import type { AzureConnection } from './connection.ts'
import { graphDirectory } from './graph-directory.ts'

/** Reads one cloud as one identity, through the Azure SDK. */
export function azureReader(connection: AzureConnection): AzureReader {
  return {
    portal: connection.cloud.portal,
    ...armAuthorization(connection),
    ...armActivationPolicies(connection),
    ...armResources(connection),
    ...graphDirectory(connection),
  }
}
