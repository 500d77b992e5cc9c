import type { Requirement } from '../knowledge/requirement.ts'
import { requirementsOf } from '../knowledge/requirements.ts'
import type { Principal } from '../rbac/principal.ts'
import { resourceGroupOf, scopesEqual } from '../rbac/scope.ts'
import {
  bindToPrincipal,
  requirementsOutcome,
  systemIdentityOf,
  uniqueRequirements,
  type RequirementsOutcome,
} from './bound-requirements.ts'
import { usesKey } from './connection-requirements.ts'
import { actingIdentitiesOf, userIdentitiesOf } from './hub-identity.ts'
import { keyVaultIdOf, linkedIdOf } from './hub-links.ts'
import type { AskedTable, BoundRequirement, Resource } from './question.ts'
import { kindsOf } from './resource-type.ts'
import type { Located } from './surroundings.ts'

/** Tables about a hub that is there, its identities and what it uses. */
export type HubTable = Exclude<AskedTable, 'hub-creation' | 'app-insights'>

/** The rows of a table about a hub, each tied to who needs it and where. */
export function hubRequirements(table: HubTable, hub: Resource, located: Located): RequirementsOutcome {
  switch (table) {
    case 'project-creation':
      return requirementsOutcome(
        requirementsOf(table).map((row) => bindToPrincipal(row, located.subject, hub)),
      )
    case 'acr':
      return registryRequirements(hub, located)
    case 'cmk':
      return keyRequirements(hub, located)
    case 'outside-resource':
      return outsideRequirements(hub, located)
    default:
      return table satisfies never
  }
}

function registryRequirements(hub: Resource, located: Located): RequirementsOutcome {
  const registryId = linkedIdOf(hub, 'containerRegistry')
  if (registryId === null) {
    return nothingNeeded(`${hub.name} has no container registry, so it needs no access to one.`)
  }
  const registry = found(registryId, located)
  const rows = requirementsOf('acr').flatMap((row) => {
    const holders = row.assignee === 'hub-identity' ? [systemIdentityOf(hub)] : orNone(userIdentitiesOf(hub))
    return holders.map((identity) => bound(row, identity, hub, registryId, registry))
  })
  return requirementsOutcome(rows)
}

/** Without an identity assigned to it, a hub makes what its key encrypts as whoever creates it. */
function keyRequirements(hub: Resource, located: Located): RequirementsOutcome {
  const vaultId = keyVaultIdOf(hub)
  if (vaultId === null) return nothingNeeded(`${hub.name} has no key vault that I can read.`)
  const vault = found(vaultId, located)
  const assigned = userIdentitiesOf(hub)
  const group = resourceGroupOf(hub.id) ?? hub.id
  const rows = requirementsOf('cmk').flatMap((row) => {
    const [scope, resource] = row.resource === 'key-vault' ? [vaultId, vault] : [group, null]
    if (row.assignee === 'caller') return [bound(row, located.subject, null, scope, resource)]
    if (assigned.length > 0) return assigned.map((identity) => bound(row, identity, hub, scope, resource))
    return row.resource === 'key-vault' ? [bound(row, located.subject, null, scope, resource)] : []
  })
  const remark = `${hub.name} has no customer-managed key now. This is what one would take, with the key in ${vault?.name ?? 'its key vault'}.`
  return requirementsOutcome(rows, [], hub.properties?.['encryption'] == null ? [remark] : [])
}

/** What a hub reaches that was not made with it. */
function outsideRequirements(hub: Resource, located: Located): RequirementsOutcome {
  const own = linkedIdOf(hub, 'storageAccount')
  const outside = located.connections.filter(
    ({ targetResource }) => targetResource !== null && !(own !== null && scopesEqual(targetResource.id, own)),
  )
  const identities = orNone(actingIdentitiesOf(hub))
  const rows = outside
    .filter((connection) => !usesKey(connection))
    .flatMap(({ targetResource: target }) =>
      target === null
        ? []
        : outsideRows(target).flatMap((row) =>
            identities.map((identity) => bound(row, identity, hub, target.id, target)),
          ),
    )
  const byKey = outside.filter(
    (connection) =>
      usesKey(connection) &&
      connection.targetResource !== null &&
      outsideRows(connection.targetResource).length > 0,
  )
  return rows.length + byKey.length === 0
    ? nothingNeeded(
        `${hub.name} has no connection to AI Search or Blob Storage besides what was made with it, so its identity needs nothing there.`,
      )
    : requirementsOutcome(uniqueRequirements(rows), byKey)
}

function outsideRows(target: Resource): readonly Requirement[] {
  const kinds = kindsOf(target)
  return requirementsOf('outside-resource').filter((row) =>
    kinds.includes(row.resource === 'blob-storage' ? 'storage' : row.resource),
  )
}

/** A row of identities that are not there is asked all the same, of none. */
function orNone(identities: readonly Principal[]): readonly (Principal | null)[] {
  return identities.length === 0 ? [null] : identities
}

function found(id: string, { related }: Located): Resource | null {
  return related.find((resource) => scopesEqual(resource.id, id)) ?? null
}

function bound(
  requirement: Requirement,
  assignee: Principal | null,
  actor: Resource | null,
  scope: string,
  resource: Resource | null,
): BoundRequirement {
  return { requirement, assignee, actor, scope, resource }
}

function nothingNeeded(remark: string): RequirementsOutcome {
  return requirementsOutcome([], [], [remark])
}
