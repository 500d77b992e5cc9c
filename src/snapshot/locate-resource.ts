import { placesFor, type AskedPlaces } from '../question/places-for.ts'
import type { AccessQuestion, Resource } from '../question/question.ts'
import {
  FOUNDRY_PROJECT_TYPE,
  isFoundryAccount,
  isAiService,
  isHub,
  typeOfHost,
  typesToOffer,
  WORKSPACE_TYPE,
} from '../question/resource-type.ts'
import type { AzureReader } from './azure-reader.ts'
import { placeAtScope } from './locate-at-scope.ts'
import { containerNamed, containersToOffer } from './locate-container.ts'
import { askAmong, couldNotSearch, found, type PlaceOutcome } from './located-place.ts'
import { valueOf } from './reading-value.ts'

/** Finds the one resource, group or subscription that a question is about. */
export async function locateResource(question: AccessQuestion, reader: AzureReader): Promise<PlaceOutcome> {
  const { resource: reference, ask, raisedBy } = question
  const places = placesFor(ask)
  const types =
    raisedBy === 'error' && ask.kind === 'service-error' ? typesToOffer(ask.service) : places.types
  const offered = () => resourcesToOffer(places, types, reader)
  const which = raisedBy === 'error' ? 'Which resource refused the call?' : places.question
  switch (reference.by) {
    case 'scope':
      return placeAtScope(reference, offered, reader)
    case 'endpoint': {
      const type = typeOfHost(reference.host)
      const search = await reader.findResources({
        hosts: [reference.host],
        ...(type === null ? {} : { types: [type] }),
      })
      if (search.kind === 'refused') return couldNotSearch(reference.host, search.why, reader)
      const answering = search.value
      const text = `I found no resource that answers at ${reference.host}. Which resource is it?`
      const place = one(answering, types, reader) ?? askAmong(text, offered, reader)
      return reference.project === undefined ? place : inProject(place, reference.project)
    }
    case 'name': {
      if (ask.kind === 'connection') return connectionNamed(reference.names, reader)
      const [name = ''] = reference.names
      const search = places.takesResources ? await reader.findResources({ names: reference.names }) : null
      if (search?.kind === 'refused') return couldNotSearch(name, search.why, reader)
      const named = search?.value ?? []
      const text = reference.names.length === 1 ? `I found no ${places.noun} named ${name}. ${which}` : which
      return (
        one(named, types, reader) ??
        (raisedBy === 'request'
          ? await containerNamed(reference.names, places, offered, reader)
          : await connectionAmong(reference.names, reader)) ??
        askAmong(text, offered, reader)
      )
    }
    case 'nothing':
      return ask.kind === 'connection'
        ? askAmong(which, async () => (await allConnections(reader)).connections, reader)
        : askAmong(which, offered, reader)
    default:
      return reference satisfies never
  }
}

/** A Foundry project is no row of Resource Graph's; what it is beside its name is read where it is needed. */
function inProject(place: PlaceOutcome, name: string): PlaceOutcome {
  if (place.kind === 'ask' || place.resource === null || !isFoundryAccount(place.resource)) return place
  const { id, kind, location } = place.resource
  const project: Resource = {
    id: `${id}/projects/${name}`,
    type: FOUNDRY_PROJECT_TYPE,
    name,
    kind,
    location,
    identity: null,
    properties: null,
  }
  return { ...place, scope: project.id, resource: project }
}

async function resourcesToOffer(
  places: AskedPlaces,
  types: readonly string[],
  reader: AzureReader,
): Promise<readonly Resource[]> {
  if (!places.takesResources) return containersToOffer(places, reader)
  const resources = await found({ types }, reader)
  return places.hubsOnly ? resources.filter(isHub) : resources
}

/** Resource Graph does not know connections, so they are looked for in every workspace. */
async function allConnections(reader: AzureReader): Promise<FoundConnections> {
  const workspaces = await reader.findResources({ types: [WORKSPACE_TYPE] })
  if (workspaces.kind === 'refused') return { connections: [], why: workspaces.why }
  const read = await Promise.all(workspaces.value.map(({ id }) => reader.children(id, 'connections')))
  return {
    connections: read.flatMap((each) => valueOf(each, [])),
    why: read.find((each) => each.kind === 'refused')?.why ?? null,
  }
}

interface FoundConnections {
  readonly connections: readonly Resource[]
  /** why there may be more; null: these are all */
  readonly why: string | null
}

/** null: there is none of that name */
async function connectionAmong(names: readonly string[], reader: AzureReader): Promise<PlaceOutcome | null> {
  const { connections, why } = await allConnections(reader)
  const place = one(among(connections, names), [], reader)
  return place === null && why !== null ? couldNotSearch(names[0] ?? '', why, reader) : place
}

async function connectionNamed(names: readonly string[], reader: AzureReader): Promise<PlaceOutcome> {
  return (
    (await connectionAmong(names, reader)) ??
    askAmong(
      `I found no connection named ${names[0] ?? ''} in a hub or project. Which connection is it?`,
      async () => (await allConnections(reader)).connections,
      reader,
    )
  )
}

function among(resources: readonly Resource[], names: readonly string[]): readonly Resource[] {
  const wanted = names.map((name) => name.toLowerCase())
  return resources.filter(({ name }) => wanted.includes(name.toLowerCase()))
}

/** One resource is the answer; of several, the one of the right type, then the one AI service; null for none. */
function one(
  resources: readonly Resource[],
  types: readonly string[],
  reader: AzureReader,
): PlaceOutcome | null {
  const ofTypes = resources.filter(({ type }) => types.includes(type.toLowerCase()))
  const likely = [ofTypes, resources.filter(isAiService), resources].find((each) => each.length > 0) ?? []
  const only = likely[0]
  if (only === undefined) return null
  return likely.length === 1
    ? { kind: 'place', scope: only.id, resource: only, blindSpots: [] }
    : askAmong('Several resources fit. Which one is meant?', () => Promise.resolve(likely), reader)
}
