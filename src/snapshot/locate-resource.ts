import type { AccessQuestion, Choice, Resource, ResourceReference } from '../question/question.ts'
import { isAiService, typeOfHost, typesToOffer, WORKSPACE_TYPE } from '../question/resource-type.ts'
import type { Principal } from '../rbac/principal.ts'
import { resourceTypeOf, scopeLevel, scopeName, scopesEqual, subscriptionIdOf } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import type { BlindSpot } from './snapshot.ts'
import { visibleTo } from './visible-resources.ts'

export type PlaceOutcome =
  | {
      readonly kind: 'place'
      readonly scope: string
      readonly resource: Resource | null
      readonly blindSpots: readonly BlindSpot[]
    }
  | {
      readonly kind: 'ask'
      readonly text: string
      readonly choicesFor: (asker: Principal) => Promise<readonly Choice[]>
    }

/** Finds the one resource that a question is about. */
export async function locateResource(question: AccessQuestion, reader: AzureReader): Promise<PlaceOutcome> {
  const types = typesToOffer(question.ask.kind === 'service-error' ? question.ask.service : null)
  const reference = question.resource
  switch (reference.by) {
    case 'scope':
      return atScope(reference, types, reader)
    case 'endpoint': {
      const type = typeOfHost(reference.host)
      return one(
        await found({ hosts: [reference.host], ...(type === null ? {} : { types: [type] }) }, reader),
        `I found no resource that answers at ${reference.host}. Which resource is it?`,
        types,
        reader,
      )
    }
    case 'name':
      return question.ask.kind === 'connection'
        ? connectionNamed(reference.names, types, reader)
        : one(
            await found({ names: reference.names }, reader),
            reference.names.length === 1
              ? `I found no resource named ${reference.names[0] ?? ''}. Which resource is it?`
              : 'Which resource refused the call?',
            types,
            reader,
          )
    case 'nothing':
      return nothingFound('Which resource refused the call?', types, reader)
  }
}

async function atScope(
  { scope, isGiven }: Extract<ResourceReference, { by: 'scope' }>,
  types: readonly string[],
  reader: AzureReader,
): Promise<PlaceOutcome> {
  const level = scopeLevel(scope)
  if (level === 'root' || level === 'management-group')
    return { kind: 'place', scope, resource: null, blindSpots: [] }

  if (level === 'resource') {
    const candidates = await found({ ids: resourceAndParents(scope) }, reader)
    const exact = candidates.find((resource) => scopesEqual(resource.id, scope))
    if (exact !== undefined) return { kind: 'place', scope, resource: exact, blindSpots: [] }

    const read = await reader.resource(scope)
    if (read.kind === 'read' && read.value !== null) {
      return { kind: 'place', scope, resource: read.value, blindSpots: [] }
    }
    const parent = candidates.toSorted((left, right) => right.id.length - left.id.length)[0]
    if (parent !== undefined) return { kind: 'place', scope, resource: parent, blindSpots: [] }
    if (read.kind === 'refused') {
      return { kind: 'place', scope, resource: unreadResource(scope), blindSpots: [unread(scope, read.why)] }
    }
    if (isGiven)
      return nothingFound(`I found no ${scopeName(scope)} at that id. Which resource is it?`, types, reader)
  }
  return inSubscription(scope, types, reader)
}

/** A group, or a resource that is yet to be created: its subscription must be there. */
async function inSubscription(
  scope: string,
  types: readonly string[],
  reader: AzureReader,
): Promise<PlaceOutcome> {
  const subscription = `/subscriptions/${subscriptionIdOf(scope) ?? ''}`
  const read = await reader.resource(subscription)
  if (read.kind === 'read' && read.value === null) {
    return nothingFound(
      `I found no subscription ${scopeName(subscription)} here. Which resource is it?`,
      types,
      reader,
    )
  }
  return {
    kind: 'place',
    scope,
    resource: null,
    blindSpots: read.kind === 'refused' ? [unread(subscription, read.why)] : [],
  }
}

/** `…/accounts/a/deployments/d` and `…/accounts/a`. */
function resourceAndParents(scope: string): readonly string[] {
  const parts = scope.split('/')
  const provider = parts.findLastIndex((part) => part.toLowerCase() === 'providers')
  const chain: string[] = []
  for (let length = parts.length; length >= provider + 4; length -= 2)
    chain.push(parts.slice(0, length).join('/'))
  return chain
}

async function found(query: Parameters<AzureReader['findResources']>[0], reader: AzureReader) {
  const read = await reader.findResources(query)
  return read.kind === 'read' ? read.value : []
}

/** Resource Graph does not know connections, so they are looked for in every workspace. */
async function connectionNamed(
  names: readonly string[],
  types: readonly string[],
  reader: AzureReader,
): Promise<PlaceOutcome> {
  const workspaces = await found({ types: [WORKSPACE_TYPE] }, reader)
  const read = await Promise.all(workspaces.map(({ id }) => reader.children(id, 'connections')))
  const connections = read.flatMap((each) => (each.kind === 'read' ? each.value : []))
  const wanted = names.map((name) => name.toLowerCase())
  const named = connections.filter(({ name }) => wanted.includes(name.toLowerCase()))
  if (named.length > 0) return one(named, '', types, reader)
  return {
    kind: 'ask',
    text: `I found no connection named ${names[0] ?? ''} in a hub or project. Which connection is it?`,
    choicesFor: async (asker) => choicesOf(await visibleTo(asker, connections, reader)),
  }
}

/** One resource is the answer; of several, the one AI service; otherwise the person chooses. */
function one(
  resources: readonly Resource[],
  text: string,
  types: readonly string[],
  reader: AzureReader,
): PlaceOutcome {
  const ofTypes = resources.filter(({ type }) => types.includes(type.toLowerCase()))
  const likely = [ofTypes, resources.filter(isAiService), resources].find((each) => each.length > 0) ?? []
  const only = likely[0]
  if (only !== undefined && likely.length === 1) {
    return { kind: 'place', scope: only.id, resource: only, blindSpots: [] }
  }
  if (likely.length === 0) return nothingFound(text, types, reader)
  return {
    kind: 'ask',
    text: 'Several resources fit. Which one is meant?',
    choicesFor: async (asker) => choicesOf(await visibleTo(asker, likely, reader)),
  }
}

function nothingFound(text: string, types: readonly string[], reader: AzureReader): PlaceOutcome {
  return {
    kind: 'ask',
    text,
    choicesFor: async (asker) => choicesOf(await visibleTo(asker, await found({ types }, reader), reader)),
  }
}

function choicesOf(resources: readonly Resource[]): readonly Choice[] {
  return resources.map(({ id, name }) => ({ value: id, title: name }))
}

/** What the id itself tells of a resource whose settings could not be read. */
function unreadResource(id: string): Resource {
  const type = resourceTypeOf(id) ?? ''
  return { id, type, name: scopeName(id), kind: null, location: null, identity: null, properties: null }
}

function unread(scope: string, why: string): BlindSpot {
  return {
    code: 'resource-unread',
    scope,
    text: `The settings of ${scopeName(scope)} could not be read (${why}), so a setting that blocks access would go unseen.`,
  }
}
