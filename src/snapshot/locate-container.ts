import type { AskedPlaces } from '../question/places-for.ts'
import type { Resource } from '../question/question.ts'
import { isBelow } from '../rbac/scope.ts'
import { GROUP_TYPE, SUBSCRIPTION_TYPE, type AzureReader } from './azure-reader.ts'
import { askAmong, couldNotSearch, found, type PlaceOutcome } from './located-place.ts'

/** The resource group or subscription of a name, or what to ask where none fits; null: there is none of that name. */
export async function containerNamed(
  names: readonly string[],
  places: AskedPlaces,
  offered: () => Promise<readonly Resource[]>,
  reader: AzureReader,
): Promise<PlaceOutcome | null> {
  const search = await reader.findResources({
    among: 'containers',
    names,
    types: [GROUP_TYPE, SUBSCRIPTION_TYPE],
  })
  if (search.kind === 'refused') return couldNotSearch(names[0] ?? '', search.why, reader)
  const containers = search.value
  const only = containers[0]
  if (only === undefined) return null
  if (containers.length > 1) {
    return askAmong('Several fit. Which one is meant?', () => Promise.resolve(containers), reader)
  }
  if (places.takesContainers) return { kind: 'place', scope: only.id, resource: null, blindSpots: [] }
  const kind = only.type.toLowerCase() === GROUP_TYPE ? 'resource group' : 'subscription'
  return askAmong(
    `${only.name} is a ${kind}. Which ${places.noun} in it is meant?`,
    async () => (await offered()).filter(({ id }) => isBelow(id, only.id)),
    reader,
  )
}

/** Where something can be created. */
export function containersToOffer({ noun }: AskedPlaces, reader: AzureReader): Promise<readonly Resource[]> {
  const types = noun === 'subscription' ? [SUBSCRIPTION_TYPE] : [GROUP_TYPE]
  return found({ among: 'containers', types }, reader)
}
