import { isCosmosDataOperation, type CosmosDataRoles } from '../knowledge/cosmos-data-roles.ts'
import { mayBeLocked } from '../knowledge/service-endpoint.ts'
import type { BoundRequirement, Resource } from '../question/question.ts'
import { accountIdOf, isCosmosAccount, isFoundryProject } from '../question/resource-type.ts'
import { subscriptionIdOf } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import { readCosmosRoles } from './read-cosmos-roles.ts'
import { valueOf } from './reading-value.ts'
import type { AccessSnapshot, BlindSpot } from './snapshot.ts'
import { byLowerId, unique, uniqueById } from './unique.ts'

interface BeyondRoles extends Pick<AccessSnapshot, 'locks' | 'cosmosRoles'> {
  /** the accounts of Foundry projects, whose settings hold for their projects */
  readonly accounts: readonly Resource[]
  readonly blindSpots: readonly BlindSpot[]
}

/** What decides access besides Azure RBAC and the settings of the resources themselves, where it matters. */
export async function readBeyondRoles(
  requirements: readonly BoundRequirement[],
  reader: AzureReader,
): Promise<BeyondRoles> {
  const [locks, cosmos, accounts] = await Promise.all([
    readLocks(requirements, reader),
    readAllCosmosRoles(requirements, reader),
    readAccounts(requirements, reader),
  ])
  return {
    locks: locks.value,
    cosmosRoles: cosmos.value,
    accounts: accounts.value,
    blindSpots: [...locks.blindSpots, ...cosmos.blindSpots, ...accounts.blindSpots],
  }
}

async function readLocks(requirements: readonly BoundRequirement[], reader: AzureReader) {
  const lockable = requirements.filter(
    ({ requirement, scope }) => subscriptionIdOf(scope) !== null && requirement.operations.some(mayBeLocked),
  )
  const scopes = unique(lockable.map(({ scope }) => scope))
  const read = await Promise.all(scopes.map((scope) => reader.locks(scope)))
  return {
    value: uniqueById(read.flatMap((each) => valueOf(each, []))),
    blindSpots: scopes.flatMap((scope, index) =>
      blindSpotsOf('locks-unread', 'management locks', scope, [read[index]]),
    ),
  }
}

async function readAllCosmosRoles(requirements: readonly BoundRequirement[], reader: AzureReader) {
  const accounts = resourcesOf(
    requirements.filter(({ requirement }) => requirement.operations.some(isCosmosDataOperation)),
    isCosmosAccount,
  )
  const read = await Promise.all(accounts.map((account) => readCosmosRoles(account, reader)))
  return {
    value: new Map<string, CosmosDataRoles>(
      read.flatMap(({ roles }, index) =>
        roles === null ? [] : [[accounts[index]?.id.toLowerCase() ?? '', roles]],
      ),
    ),
    blindSpots: read.flatMap(({ blindSpots }) => blindSpots),
  }
}

async function readAccounts(requirements: readonly BoundRequirement[], reader: AzureReader) {
  const projects = resourcesOf(requirements, isFoundryProject)
  const known = byLowerId(
    resourcesOf(requirements, () => true),
    ({ id }) => id,
  )
  const ids = unique(projects.map(({ id }) => accountIdOf(id))).filter((id) => !known.has(id.toLowerCase()))
  const read = await Promise.all(ids.map((id) => reader.resource(id)))
  return {
    value: read.flatMap((each) => valueOf(each, null) ?? []),
    blindSpots: ids.flatMap((id, index) =>
      blindSpotsOf('resource-unread', 'settings of the account', id, [read[index]]),
    ),
  }
}

function resourcesOf(
  requirements: readonly BoundRequirement[],
  isWanted: (resource: Resource) => boolean,
): readonly Resource[] {
  return uniqueById(
    requirements.flatMap(({ resource }) => (resource !== null && isWanted(resource) ? [resource] : [])),
  )
}
