import { data } from '../../knowledge/operation-names.ts'
import { ROLES } from '../../knowledge/role-names.ts'
import type { BoundRequirement } from '../../question/question.ts'
import { isContainerRegistry } from '../../question/resource-type.ts'
import type { Operation } from '../../rbac/operation.ts'
import { hasRepositoryPermissions } from './container-registry.ts'

const REPOSITORIES = 'Microsoft.ContainerRegistry/registries/repositories'

/** What stands for an operation on a registry's images once its mode is ABAC, as the Repository roles have it. */
const IN_ABAC_MODE: ReadonlyMap<string, Operation> = new Map([
  ['pull/read', data(`${REPOSITORIES}/content/read`)],
  ['push/write', data(`${REPOSITORIES}/content/write`)],
  ['artifacts/delete', data(`${REPOSITORIES}/content/delete`)],
  ['metadata/read', data(`${REPOSITORIES}/metadata/read`)],
  ['metadata/write', data(`${REPOSITORIES}/metadata/write`)],
])

/** The requirement as a registry in ABAC mode puts it; null where it stays as it is. */
export function repositoryRequirement(bound: BoundRequirement): BoundRequirement | null {
  const { requirement, resource } = bound
  if (resource?.properties == null || !isContainerRegistry(resource)) return null
  if (!hasRepositoryPermissions(resource.properties)) return null
  const operations = requirement.operations.map((operation) => inAbacMode(operation) ?? operation)
  if (!requirement.operations.some((operation) => inAbacMode(operation) !== undefined)) return null
  const role = requirement.role?.id === ROLES.acrPull.id ? ROLES.repositoryReader : requirement.role
  return { ...bound, requirement: { ...requirement, role, operations } }
}

/** Whether a registry in ABAC mode asks for another operation instead. */
export function isOtherInAbacMode(operation: Operation): boolean {
  return inAbacMode(operation) !== undefined
}

function inAbacMode({ name, isDataAction }: Operation): Operation | undefined {
  const own = /^microsoft\.containerregistry\/registries\/(.+)$/.exec(name.toLowerCase())?.[1]
  return isDataAction ? undefined : IN_ABAC_MODE.get(own ?? '')
}
