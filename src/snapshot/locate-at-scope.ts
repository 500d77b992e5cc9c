import type { Resource, ResourceReference } from '../question/question.ts'
import { scopeLevel, scopeName, scopesEqual, subscriptionIdOf } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import { askAmong, found, type PlaceOutcome } from './located-place.ts'
import type { BlindSpot } from './snapshot.ts'
import { unreadResource } from './unread-resource.ts'

/** The resource at an ARM id, its closest parent where it is yet to be created, or the group or subscription. */
export async function placeAtScope(
  { scope, isGiven }: Extract<ResourceReference, { by: 'scope' }>,
  offered: () => Promise<readonly Resource[]>,
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
    const unreadSpots = read.kind === 'refused' ? [unread(scope, read.why)] : []
    if (parent !== undefined) return { kind: 'place', scope, resource: parent, blindSpots: unreadSpots }
    if (read.kind === 'refused') {
      return { kind: 'place', scope, resource: unreadResource(scope), blindSpots: unreadSpots }
    }
    if (isGiven)
      return askAmong(`I found no ${scopeName(scope)} at that id. Which resource is it?`, offered, reader)
  }
  return inSubscription(scope, offered, reader)
}

/** A group, or a resource that is yet to be created: its subscription must be there. */
async function inSubscription(
  scope: string,
  offered: () => Promise<readonly Resource[]>,
  reader: AzureReader,
): Promise<PlaceOutcome> {
  const subscription = `/subscriptions/${subscriptionIdOf(scope) ?? ''}`
  const read = await reader.resource(subscription)
  if (read.kind === 'read' && read.value === null) {
    return askAmong(
      `I found no subscription ${scopeName(subscription)} here. Which resource is it?`,
      offered,
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
export function resourceAndParents(scope: string): readonly string[] {
  const parts = scope.split('/')
  const provider = parts.findLastIndex((part) => part.toLowerCase() === 'providers')
  const chain: string[] = []
  for (let length = parts.length; length >= provider + 4; length -= 2)
    chain.push(parts.slice(0, length).join('/'))
  return chain
}

function unread(scope: string, why: string): BlindSpot {
  return {
    code: 'resource-unread',
    scope,
    text: `The settings of ${scopeName(scope)} could not be read (${why}), so a setting that blocks access would go unseen.`,
  }
}
