import { deedPhrase, operationOfDeed, typesOfDeed, type DeedId } from '../knowledge/deeds.ts'
import { scopeLevel } from '../rbac/scope.ts'
import { askForPossibleOperation } from './ask-for-operation.ts'
import { bindOperation, requirementsOutcome, type RequirementsOutcome } from './bound-requirements.ts'
import { usesKey } from './connection-requirements.ts'
import type { Resource } from './question.ts'
import { accountIdOf, isFoundryProject, isWorkspace } from './resource-type.ts'
import type { Located } from './surroundings.ts'
import { throughConnections } from './through-connections.ts'

/** The operation that a deed takes at the place in question, or at the service that a project uses for it. */
export function deedRequirements(deed: DeedId, located: Located): RequirementsOutcome {
  const { resource, scope } = located
  const operation = operationOfDeed(deed, {
    type: resource?.type ?? scopeLevel(scope),
    kind: resource?.kind ?? null,
  })
  if (operation !== null) return requirementsOutcome([bindOperation(operation, located, deedPhrase(deed))])

  const account = resource === null ? null : accountOf(resource, located)
  if (account !== null) return deedRequirements(deed, { ...located, resource: account, scope: account.id })
  const isElsewhere = typesOfDeed(deed).length > 0
  if (resource !== null && isWorkspace(resource) && isElsewhere) {
    return throughConnections(typesOfDeed(deed), located, 'request', (target, connection) =>
      usesKey(connection) && isOnContents(deed, target)
        ? requirementsOutcome([], [connection])
        : deedRequirements(deed, { ...located, resource: target, scope: target.id }),
    )
  }
  return { kind: 'ask', ask: askForPossibleOperation(located, deedPhrase(deed)) }
}

/** Models are deployed on the account that a Foundry project is in. */
function accountOf(resource: Resource, { related }: Located): Resource | null {
  if (!isFoundryProject(resource)) return null
  const id = accountIdOf(resource.id).toLowerCase()
  return related.find((each) => each.id.toLowerCase() === id) ?? null
}

/** A key stands in for roles on a service's contents, never for managing the service. */
function isOnContents(deed: DeedId, target: Resource): boolean {
  return operationOfDeed(deed, target)?.isDataAction ?? false
}
