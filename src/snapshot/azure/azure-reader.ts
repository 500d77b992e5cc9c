import type { AzureReader } from '../azure-reader.ts'
import { armActivationPolicies } from './arm-activation-policies.ts'
import { armAuthorization } from './arm-authorization.ts'
import { armLocks } from './arm-locks.ts'
import { armRoleDefinitions } from './arm-role-definitions.ts'
import { armResources } from './arm-resources.ts'
import type { AzureConnection } from './connection.ts'
import { exchangePolicy } from './exchange.ts'
import { graphDirectory } from './graph-directory.ts'
import { graphMemberships } from './graph-memberships.ts'
import { PATIENCE } from './patience.ts'
import { ARM_READS, ReadBudget, RESOURCE_GRAPH_QUERIES } from './read-budget.ts'
import { readContextPolicy, readerIn, type ReadContext } from './read-context.ts'
import { resourceGraphReader } from './resource-graph.ts'

const BUDGETS = { arm: ARM_READS, resourceGraph: RESOURCE_GRAPH_QUERIES }

/** Readers of one cloud as one identity, through the Azure SDK, one for each question. */
export function azureReaders(connection: AzureConnection): (context: ReadContext) => AzureReader {
  const { cloud, patience = PATIENCE, budgets = BUDGETS } = connection
  const withArm = exchangePolicy(cloud.armEndpoint, patience)
  const arm = readContextPolicy('arm', new ReadBudget(budgets.arm), withArm)
  const resourceGraph = readContextPolicy('resource-graph', new ReadBudget(budgets.resourceGraph), withArm)
  const directory = readContextPolicy('graph', null, exchangePolicy(cloud.graphEndpoint, patience))
  const reader: AzureReader = {
    portal: cloud.portal,
    ...armAuthorization(connection, arm),
    ...armRoleDefinitions(connection, arm),
    ...armActivationPolicies(connection, arm),
    ...armLocks(connection, arm),
    ...armResources(connection, arm),
    ...resourceGraphReader(connection, resourceGraph),
    ...graphDirectory(connection, directory),
    ...graphMemberships(connection, directory),
  }
  return (context) => readerIn(context, reader, patience.read)
}
