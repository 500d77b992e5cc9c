import type { Choice, Resource } from '../question/question.ts'
import type { Principal } from '../rbac/principal.ts'
import type { AzureReader, ResourceQuery } from './azure-reader.ts'
import type { BlindSpot } from './snapshot.ts'
import { visibleTo } from './visible-resources.ts'

export interface FoundPlace {
  readonly kind: 'place'
  readonly scope: string
  readonly resource: Resource | null
  readonly blindSpots: readonly BlindSpot[]
}

export type PlaceOutcome =
  | FoundPlace
  | {
      readonly kind: 'ask'
      readonly text: string
      readonly choicesFor: (asker: Principal) => Promise<readonly Choice[]>
    }

/** What was found; nothing where Resource Graph refuses. */
export async function found(query: ResourceQuery, reader: AzureReader): Promise<readonly Resource[]> {
  const read = await reader.findResources(query)
  return read.kind === 'read' ? read.value : []
}

/** A search that failed says nothing of what there is. */
export function couldNotSearch(name: string, why: string, reader: AzureReader): PlaceOutcome {
  const text = `I could not search for ${name}: ${why}. Try again in a while, or give me the resource's ARM id.`
  return askAmong(text, () => Promise.resolve([]), reader)
}

/** Asks for one of some resources, of which the asker is shown those that they may read. */
export function askAmong(
  text: string,
  resources: () => Promise<readonly Resource[]>,
  reader: AzureReader,
): PlaceOutcome {
  return {
    kind: 'ask',
    text,
    choicesFor: async (asker) =>
      (await visibleTo(asker, await resources(), reader)).map(({ id, name }) => ({ value: id, title: name })),
  }
}
