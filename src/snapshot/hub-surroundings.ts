import { keyVaultIdOf, linkedIdOf } from '../question/hub-links.ts'
import type { Ask, Resource } from '../question/question.ts'
import { readResourceReference } from '../question/resource-reference.ts'
import { isKeyVault, KEY_VAULT_TYPE } from '../question/resource-type.ts'
import type { Located } from '../question/surroundings.ts'
import { isBelow, scopeLevel } from '../rbac/scope.ts'
import type { AzureReader, ResourceQuery } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import type { Partly, Searched } from './children-of.ts'
import { valueOf } from './reading-value.ts'
import { uniqueById } from './unique.ts'
import { unreadResource } from './unread-resource.ts'

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
  return linkedTo(ids, reader)
}

/** Some resources by their ids. One whose settings could not be read is there all the same. */
export async function linkedTo(
  ids: readonly string[],
  reader: AzureReader,
): Promise<Partly<readonly Resource[]>> {
  const read = await Promise.all(ids.map(async (id) => ({ id, answer: await reader.resource(id) })))
  return {
    value: read.flatMap(({ id, answer }) => valueOf(answer, unreadResource(id)) ?? []),
    blindSpots: read.flatMap(({ id, answer }) => blindSpotsOf('resource-unread', 'settings', id, [answer])),
  }
}

/** What a hub that is yet to be made shall use: what the person names, and the vaults beside it for its key. */
export async function resourcesForCreation(
  scope: string,
  { tables, existing = [] }: TablesAsk,
  reader: AzureReader,
): Promise<Searched<Pick<Located, 'existing' | 'related'>>> {
  const searches = await Promise.all(
    existing.map(async (name) => ({ what: name, read: await reader.findResources(queryFor(name)) })),
  )
  const named = searches.flatMap(({ read }) => valueOf(read, []))
  const needsVault = tables.includes('cmk') && !named.some(isKeyVault)
  const vaults =
    needsVault && scopeLevel(scope) === 'resource-group'
      ? [{ what: 'a key vault', read: await reader.findResources({ types: [KEY_VAULT_TYPE] }) }]
      : []
  const unsearched = [...searches, ...vaults].flatMap(({ what, read }) =>
    read.kind === 'refused'
      ? [`I could not search for ${what}, which the hub is to use: ${read.why}. Try again in a while.`]
      : [],
  )[0]
  return {
    ...(unsearched === undefined ? {} : { unsearched }),
    value: {
      existing: uniqueById(named),
      related: vaults.flatMap(({ read }) => valueOf(read, []).filter(({ id }) => isBelow(id, scope))),
    },
    blindSpots: searches.flatMap(({ what, read }) => unfound(what, read, scope)),
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
  search: Awaited<ReturnType<AzureReader['findResources']>>,
  scope: string,
): Partly<unknown>['blindSpots'] {
  if (search.kind !== 'read' || search.value.length > 0) return []
  const text = `${name}, which the hub is to use, was left out: I found no such resource.`
  return [{ code: 'resource-unread', scope: `${scope}#${name}`, text }]
}
