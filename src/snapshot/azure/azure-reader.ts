import type { AzureReader } from '../azure-reader.ts'
import { armActivationPolicies } from './arm-activation-policies.ts'
import { armAuthorization } from './arm-authorization.ts'
import { armLocks } from './arm-locks.ts'
import { armRoleDefinitions } from './arm-role-definitions.ts'
import { armResources } from './arm-resources.ts'
import type { AzureConnection } from './connection.ts'
import { graphDirectory } from './graph-directory.ts'
import { graphMemberships } from './graph-memberships.ts'
import { ARM_READS, ReadBudget, RESOURCE_GRAPH_QUERIES } from './read-budget.ts'
import { readContextPolicy, readerIn, type ReadContext } from './read-context.ts'
import { resourceGraphReader } from './resource-graph.ts'

/** Readers of one cloud as one identity, through the Azure SDK, one for each question. */
export function azureReaders(connection: AzureConnection): (context: ReadContext) => AzureReader {
  const arm = readContextPolicy('arm', new ReadBudget(ARM_READS))
  const resourceGraph = readContextPolicy('resource-graph', new ReadBudget(RESOURCE_GRAPH_QUERIES))
  const directory = readContextPolicy('graph', null)
  const reader: AzureReader = {
    portal: connection.cloud.portal,
    ...armAuthorization(connection, arm),
    ...armRoleDefinitions(connection, arm),
    ...armActivationPolicies(connection, arm),
    ...armLocks(connection, arm),
    ...armResources(connection, arm),
    ...resourceGraphReader(connection, resourceGraph),
    ...graphDirectory(connection, directory),
    ...graphMemberships(connection, directory),
  }
  return (context) => readerIn(context, reader)
}
