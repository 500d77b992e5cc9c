import { keyVaultIdOf, linkedIdOf } from '../question/hub-links.ts'
import type { Ask, Resource } from '../question/question.ts'
import { readResourceReference } from '../question/resource-reference.ts'
import { isKeyVault, KEY_VAULT_TYPE } from '../question/resource-type.ts'
import type { Located } from '../question/surroundings.ts'
import { isBelow, scopeLevel } from '../rbac/scope.ts'
import type { AzureReader, ResourceQuery } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import type { Partly } from './children-of.ts'
import { valueOf } from './reading-value.ts'
import { uniqueById } from './unique.ts'

type TablesAsk = Extract<Ask, { kind: 'tables' }>

/** What a hub names as its own that the tables in question speak of. */
export async function linkedResources(
  hub: Resource | null,
  { tables }: TablesAsk,
  reader: AzureReader,
): Promise<Partly<readonly Resource[]>> {
  const ids =
    hub === null
      ? []
      : [
          tables.includes('acr') ? linkedIdOf(hub, 'containerRegistry') : null,
          tables.includes('cmk') ? keyVaultIdOf(hub) : null,
        ].flatMap((id) => id ?? [])
  const read = await Promise.all(ids.map((id) => reader.resource(id)))
  return {
    value: read.flatMap((each) => valueOf(each, null) ?? []),
    blindSpots: ids.flatMap((id, index) => blindSpotsOf('resource-unread', 'settings', id, [read[index]])),
  }
}

/** What a hub that is yet to be made shall use: what the person names, and the vaults beside it for its key. */
export async function resourcesForCreation(
  scope: string,
  { tables, existing = [] }: TablesAsk,
  reader: AzureReader,
): Promise<Partly<Pick<Located, 'existing' | 'related'>>> {
  const searches = await Promise.all(existing.map((name) => reader.findResources(queryFor(name))))
  const named = searches.flatMap((read) => valueOf(read, []))
  const needsVault = tables.includes('cmk') && !named.some(isKeyVault)
  const beside =
    needsVault && scopeLevel(scope) === 'resource-group'
      ? valueOf(await reader.findResources({ types: [KEY_VAULT_TYPE] }), []).filter(({ id }) =>
          isBelow(id, scope),
        )
      : []
  return {
    value: { existing: uniqueById(named), related: beside },
    blindSpots: existing.flatMap((name, index) => unfound(name, searches[index], scope)),
  }
}

function queryFor(name: string): ResourceQuery {
  const read = readResourceReference(name)
  const reference = read.kind === 'fault' ? null : read.reference
  switch (reference?.by) {
    case 'scope':
      return { ids: [reference.scope] }
    case 'endpoint':
      return { hosts: [reference.host] }
    default:
      return { names: [name] }
  }
}

function unfound(
  name: string,
  search: Awaited<ReturnType<AzureReader['findResources']>> | undefined,
  scope: string,
): Partly<unknown>['blindSpots'] {
  const why =
    search?.kind === 'refused' ? search.why : search?.value.length === 0 ? 'I found no such resource' : null
  if (why === null) return []
  const text = `${name}, which the hub is to use, was left out: ${why}.`
  return [{ code: 'resource-unread', scope: `${scope}#${name}`, text }]
}
