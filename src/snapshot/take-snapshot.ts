import type { BoundRequirement, Resource } from '../question/question.ts'
import type { Principal } from '../rbac/principal.ts'
import { managementGroupName, subscriptionIdOf } from '../rbac/scope.ts'
import type { AzureReader, Reading } from './azure-reader.ts'
import { directoryBlindSpot, uniqueSpots } from './blind-spots.ts'
import { readBeyondRoles } from './read-beyond-roles.ts'
import { readGrantors } from './read-grantors.ts'
import { readRoleDefinitions, withUnlisted } from './read-role-definitions.ts'
import { readScope, type ScopeFacts } from './read-scope.ts'
import { valueOf } from './reading-value.ts'
import type { AccessSnapshot, GroupFacts, PrincipalFacts } from './snapshot.ts'
import { byLowerId, unique, uniqueById } from './unique.ts'

/** Reads every fact that judging some requirements takes, all at once, and names what could not be read. */
export async function takeSnapshot(
  requirements: readonly BoundRequirement[],
  asker: Principal,
  reader: AzureReader,
  takenAt: string,
): Promise<AccessSnapshot> {
  const scopes = unique(requirements.map(({ scope }) => scope))
  const assignees = requirements.flatMap(({ assignee }) => assignee ?? [])
  const people = uniqueById([asker, ...assignees])

  const subscriptions = unique(scopes.flatMap((scope) => subscriptionIdOf(scope) ?? []))

  const [groups, perScope, definitions, containers, beyondRoles] = await Promise.all([
    Promise.all(people.map(async (principal) => ({ principal, read: await reader.groupsOf(principal) }))),
    Promise.all(scopes.map((scope) => readScope(scope, people, reader))),
    readRoleDefinitions(scopes, reader),
    Promise.all(subscriptions.map((id) => reader.resource(`/subscriptions/${id}`))),
    readBeyondRoles(requirements, reader),
  ])
  const roleAssignments = uniqueById(perScope.flatMap((scope) => scope.roleAssignments))
  const eligibleAssignments = uniqueById(perScope.flatMap((scope) => scope.eligibleAssignments))
  const roleDefinitions = await withUnlisted(
    definitions.roles,
    [...roleAssignments, ...eligibleAssignments],
    reader,
  )
  const grantors = await readGrantors(
    [...roleAssignments, ...eligibleAssignments],
    roleDefinitions,
    people,
    reader,
  )

  const ofPrincipals = groups.map(({ principal, read }) =>
    principalFacts(
      principal,
      read,
      perScope.flatMap((scope) => scope.assignedTo.get(principal.id) ?? []),
    ),
  )
  const refusedGroups = groups.flatMap(({ read }) =>
    read.kind === 'refused' ? [directoryBlindSpot(read.why)] : [],
  )
  return {
    takenAt,
    principals: byLowerId([...grantors.principals, ...ofPrincipals], ({ principal }) => principal.id),
    groups: byLowerId([...memberships(groups), ...grantors.groups], ({ id }) => id),
    resources: byLowerId(
      [
        ...requirements.flatMap(({ resource, actor }): readonly (Resource | null)[] => [resource, actor]),
        ...containers.map((read) => valueOf(read, null)),
        ...beyondRoles.accounts,
      ].flatMap((each) => each ?? []),
      ({ id }) => id,
    ),
    roleDefinitions,
    roleAssignments,
    eligibleAssignments,
    denyAssignments: uniqueById(perScope.flatMap((scope) => scope.denyAssignments)),
    locks: beyondRoles.locks,
    cosmosRoles: beyondRoles.cosmosRoles,
    managementGroups: managementGroupsOf(perScope),
    blindSpots: uniqueSpots([
      ...perScope.flatMap((scope) => scope.blindSpots),
      ...definitions.blindSpots,
      ...refusedGroups,
      ...grantors.blindSpots,
      ...beyondRoles.blindSpots,
    ]),
  }
}

/** Groups whose names are known because somebody asked about is in them. */
function memberships(
  groups: readonly { readonly read: Reading<readonly Principal[]> }[],
): readonly GroupFacts[] {
  return groups.flatMap(({ read }) => valueOf(read, []).map(({ id, name }) => ({ id, name, members: null })))
}

/** ARM resolves groups itself for `assignedTo`, which tells memberships even where the directory is closed. */
function principalFacts(
  principal: Principal,
  read: Reading<readonly Principal[]>,
  assignedTo: readonly string[],
): PrincipalFacts {
  const groupIds = [...valueOf(read, []).map(({ id }) => id), ...assignedTo].filter(
    (id) => id.toLowerCase() !== principal.id.toLowerCase(),
  )
  return { principal, groupIds: unique(groupIds), groupsComplete: read.kind === 'read' }
}

/** Management groups that ARM names in an answer for a scope are above it: the lists hold nothing else. */
function managementGroupsOf(perScope: readonly ScopeFacts[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>()
  for (const { scope, ...facts } of perScope) {
    const subscription = subscriptionIdOf(scope)?.toLowerCase()
    if (subscription === undefined) continue
    const named = [...facts.roleAssignments, ...facts.eligibleAssignments, ...facts.denyAssignments].flatMap(
      (each) => managementGroupName(each.scope) ?? [],
    )
    groups.set(subscription, unique([...(groups.get(subscription) ?? []), ...named]))
  }
  return groups
}
