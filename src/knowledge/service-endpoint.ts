import { lockRefuses } from '../rbac/lock.ts'
import type { Operation } from '../rbac/operation.ts'

/**
 * Operations that are named like control operations, but that a service's own endpoint serves: the objects of
 * a search service (Azure documentation, "Enable or disable role-based access control in Azure AI Search") and
 * the images of a container registry.
 */
const SERVED_BY_SERVICES: readonly RegExp[] = [
  /^microsoft\.search\/searchservices\/(?:agents|aliases|datasources|debugsessions|indexers|indexes|knowledgebases|knowledgesources|skillsets|synonymmaps)\//i,
  /^microsoft\.containerregistry\/registries\/(?:artifacts|metadata|pull|push|quarantine|sign)\//i,
]

/** Whether an operation goes to the service's own endpoint, past its network rules, and not to Resource Manager. */
export function goesToService({ name, isDataAction }: Operation): boolean {
  return isDataAction || SERVED_BY_SERVICES.some((served) => served.test(name))
}

/** Whether a management lock may refuse an operation: what changes something through Resource Manager. */
export function mayBeLocked(operation: Operation): boolean {
  return !goesToService(operation) && lockRefuses('ReadOnly', operation)
}
