import { typesOfDeed } from '../knowledge/deeds.ts'
import { mayBeLocked } from '../knowledge/service-endpoint.ts'
import { usesKey } from '../question/connection-requirements.ts'
import type { AccessQuestion, Ask } from '../question/question.ts'
import {
  CONNECTION_TYPE,
  isConnection,
  isWorkspace,
  typeOfOperations,
  typesOfService,
  workspaceIdOf,
  WORKSPACE_TYPE,
} from '../question/resource-type.ts'
import {
  isAtOrAbove,
  managementGroupName,
  resourceTypeOf,
  scopeLevel,
  subscriptionIdOf,
} from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import type { StatedConnection } from './connections-of.ts'
import { takesDeployments } from './deployments-of.ts'
import type { DirectoryEntry } from './directory-entry.ts'
import { resourceAndParents } from './locate-at-scope.ts'
import type { FoundPlace } from './located-place.ts'
import { MOST_GROUPS } from './read-group-paths.ts'
import { indexBuiltInRoles, readRoleDefinitions } from './read-role-definitions.ts'
import { readScope } from './read-scope.ts'
import { valueOf } from './reading-value.ts'
import { unique } from './unique.ts'
import { isGuid } from '../rbac/guid.ts'

/**
 * Reading ahead starts what will probably be asked for before it is known to be needed, so that fewer answers
 * have to wait for others. It asks a reader that asks each thing once. A wrong guess costs a read and changes no
 * answer; a fault is told to whoever asks for the same in earnest.
 */
function ahead(...reads: readonly Promise<unknown>[]): void {
  for (const read of reads) read.catch(() => undefined)
}

/** What a question tells before anything is looked up. */
export function readAhead(question: AccessQuestion, reader: AzureReader): void {
  const { asker, subject, resource: reference, ask } = question
  const people = unique(
    [asker?.by === 'id' ? asker.id : null, subject?.objectId ?? null].flatMap((id) =>
      id !== null && isGuid(id) ? [id] : [],
    ),
  )
  ahead(reader.likelyGrantors(), indexBuiltInRoles(reader))
  // nearly everybody who asks is a user; any other is looked up once it is known what they are
  if (asker?.by === 'id') readGroupPathAhead({ id: asker.id, type: 'User' }, reader)
  if (reference.by !== 'scope') return

  const { scope } = reference
  readScopeAhead(scope, ask, people, reader)
  if (scopeLevel(scope) !== 'resource') return
  ahead(...resourceAndParents(scope).map((id) => reader.resource(id)))
  const type = resourceTypeOf(scope)?.toLowerCase()
  if (type === WORKSPACE_TYPE) ahead(reader.children(scope, 'connections'))
  if (type === CONNECTION_TYPE) ahead(reader.children(workspaceIdOf(scope), 'connections'))
}

/** What is known to be needed once the place of a question is found. */
export function readPlaceAhead(
  { scope, resource }: FoundPlace,
  { ask }: AccessQuestion,
  people: readonly string[],
  reader: AzureReader,
): void {
  const leadsElsewhere = ['service-error', 'deed', 'playground', 'connection'].includes(ask.kind)
  const isOnTheWay = resource !== null && (isWorkspace(resource) || isConnection(resource))
  if (!(isOnTheWay && leadsElsewhere)) readScopeAhead(scope, ask, people, reader)
}

/** Everything about a scope at which operations will probably be needed. */
function readScopeAhead(scope: string, ask: Ask, people: readonly string[], reader: AzureReader): void {
  const subscription = subscriptionIdOf(scope)
  const mayMeetLocks = ask.kind !== 'operations' || ask.operations.some(mayBeLocked)
  readGrantorsAhead([scope], reader)
  ahead(
    readScope(scope, people, reader),
    ...(mayMeetLocks ? [reader.locks(scope)] : []),
    ...(subscription === null ? [] : [reader.resource(`/subscriptions/${subscription}`)]),
    readRoleDefinitions([scope], reader),
  )
}

/** A project may have very many connections, most of which no question is about. */
const MOST_TARGETS = 4

/** The targets that an answer will probably be about, of the connections that use roles. */
export function readTargetsAhead(
  connections: readonly StatedConnection[],
  question: AccessQuestion,
  people: readonly string[],
  reader: AzureReader,
): void {
  const { ask } = question
  const targets = unique(
    connections.flatMap((connection) => (usesKey(connection) ? [] : (connection.targetId ?? []))),
  ).filter((id) => isAskedAbout(resourceTypeOf(id)?.toLowerCase() ?? '', ask))
  for (const id of targets.slice(0, MOST_TARGETS)) {
    readScopeAhead(id, ask, people, reader)
    ahead(reader.resource(id))
    if (takesDeployments(question)) ahead(reader.children(id, 'deployments'))
  }
}

function isAskedAbout(type: string, ask: Ask): boolean {
  switch (ask.kind) {
    case 'service-error':
      return typesOfService(ask.service).includes(type)
    case 'deed':
      return typesOfDeed(ask.deed).includes(type)
    case 'operations':
      return typeOfOperations(ask.operations) === type
    case 'playground':
      return true
    case 'access':
      return typesOfService('azure-openai').includes(type) || typesOfService('ai-search').includes(type)
    case 'connection':
    case 'tables':
      return false
    default:
      return ask satisfies never
  }
}

/** The groups of a principal, and how they are in each other where some are in others. */
export function readGroupPathAhead(principal: DirectoryEntry, reader: AzureReader): void {
  ahead(readGroupPath(principal, reader))
}

async function readGroupPath(principal: DirectoryEntry, reader: AzureReader): Promise<void> {
  const [groups, direct] = await Promise.all([reader.groupsOf(principal), reader.directGroupsOf(principal)])
  const ids = unique(valueOf(groups, []).map(({ id }) => id))
  const isNested = ids.length > valueOf(direct, ids).length
  if (isNested && ids.length <= MOST_GROUPS) ahead(reader.parentsOfGroups(ids.toSorted()))
}

/** A tenant may have very many at its root; the rest is read when it is known to matter. */
const MOST_GRANTORS = 300
const MOST_OPENED_GROUPS = 20

/** The names of those who can probably grant at some scopes, and the members of their groups. */
export function readGrantorsAhead(scopes: readonly string[], reader: AzureReader): void {
  ahead(readLikelyGrantors(scopes, reader))
}

async function readLikelyGrantors(scopes: readonly string[], reader: AzureReader): Promise<void> {
  const likely = valueOf(await reader.likelyGrantors(), []).filter(
    ({ scope }) => managementGroupName(scope) !== null || scopes.some((each) => isAtOrAbove(scope, each, [])),
  )
  const ids = unique(likely.map(({ principalId }) => principalId))
  const groups = unique(likely.filter(({ isGroup }) => isGroup).map(({ principalId }) => principalId))
  ahead(
    ...(ids.length === 0 ? [] : [reader.describePrincipals(ids.slice(0, MOST_GRANTORS))]),
    ...groups.slice(0, MOST_OPENED_GROUPS).map((id) => reader.groupMembers(id)),
  )
}
