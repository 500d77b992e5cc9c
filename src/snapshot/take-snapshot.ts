import type { BoundRequirement, Resource } from '../question/question.ts'
import type { Principal } from '../rbac/principal.ts'
import { managementGroupName, subscriptionIdOf } from '../rbac/scope.ts'
import type { AzureReader, Reading } from './azure-reader.ts'
import { directoryBlindSpot, uniqueSpots } from './blind-spots.ts'
import { currentResource, outdatedSpots } from './current-resource.ts'
import { directoryEntry } from './directory-entry.ts'
import { readActivationPolicies } from './read-activation-policies.ts'
import { readGrantorsAhead, readGroupPathAhead } from './read-ahead.ts'
import { readBeyondRoles } from './read-beyond-roles.ts'
import { readGrantors } from './read-grantors.ts'
import { readDirectGroups, withGroupsBetween } from './read-group-paths.ts'
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

  readGrantorsAhead(scopes, reader)
  for (const assignee of assignees) readGroupPathAhead(directoryEntry(assignee), reader)
  const found = uniqueById(requirements.flatMap(resourcesOf))
  const [groups, direct, perScope, definitions, containers, resources, outdated, beyondRoles] =
    await Promise.all([
      Promise.all(
        people.map(async (principal) => ({
          principal,
          read: await reader.groupsOf(directoryEntry(principal)),
        })),
      ),
      readDirectGroups(uniqueById(assignees), reader),
      Promise.all(
        scopes.map((scope) =>
          readScope(
            scope,
            people.map(({ id }) => id),
            reader,
          ),
        ),
      ),
      readRoleDefinitions(scopes, reader),
      Promise.all(subscriptions.map((id) => reader.resource(`/subscriptions/${id}`))),
      Promise.all(found.map((each) => currentResource(each, reader))),
      outdatedSpots(found, reader),
      readBeyondRoles(requirements, reader),
    ])
  const roleAssignments = uniqueById(perScope.flatMap((scope) => scope.roleAssignments))
  const eligibleAssignments = uniqueById(perScope.flatMap((scope) => scope.eligibleAssignments))
  const denyAssignments = uniqueById(perScope.flatMap((scope) => scope.denyAssignments))
  const roleDefinitions = await withUnlisted(
    definitions.roles,
    [...roleAssignments, ...eligibleAssignments],
    reader,
  )
  const ofPrincipals = groups.map(({ principal, read }) =>
    principalFacts(
      principal,
      read,
      perScope.flatMap((scope) => scope.assignedTo.get(principal.id) ?? []),
    ),
  )
  const managementGroups = managementGroupsOf(perScope)
  const [grantors, policies, directGroups] = await Promise.all([
    readGrantors([...roleAssignments, ...eligibleAssignments], roleDefinitions, people, reader),
    readActivationPolicies(
      requirements,
      { roleAssignments, eligibleAssignments, roleDefinitions, managementGroups, principals: ofPrincipals },
      reader,
    ),
    withGroupsBetween(
      direct,
      ofPrincipals,
      { roleAssignments, eligibleAssignments, denyAssignments },
      reader,
    ),
  ])
  const refusedGroups = groups.flatMap(({ read }) =>
    read.kind === 'refused' ? [directoryBlindSpot(read.why)] : [],
  )
  return {
    takenAt,
    portal: reader.portal,
    principals: byLowerId([...grantors.principals, ...ofPrincipals], ({ principal }) => principal.id),
    groups: byLowerId([...memberships(groups), ...grantors.groups], ({ id }) => id),
    directGroups,
    resources: byLowerId(
      [...resources, ...containers.flatMap((read) => valueOf(read, null) ?? []), ...beyondRoles.accounts],
      ({ id }) => id,
    ),
    roleDefinitions,
    ...(definitions.lacksBuiltIn ? { lacksBuiltInRoles: true as const } : {}),
    roleAssignments,
    eligibleAssignments,
    activationPolicies: policies.activationPolicies,
    denyAssignments,
    locks: beyondRoles.locks,
    cosmosRoles: beyondRoles.cosmosRoles,
    managementGroups,
    blindSpots: uniqueSpots([
      ...perScope.flatMap((scope) => scope.blindSpots),
      ...definitions.blindSpots,
      ...outdated,
      ...refusedGroups,
      ...grantors.blindSpots,
      ...policies.blindSpots,
      ...beyondRoles.blindSpots,
    ]),
  }
}

function resourcesOf({ resource, actor }: BoundRequirement): readonly Resource[] {
  return [resource, actor].flatMap((each) => each ?? [])
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

function managementGroupsOf(perScope: readonly ScopeFacts[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>()
  for (const { scope, managementGroups } of perScope) {
    const key = subscriptionIdOf(scope)?.toLowerCase() ?? managementGroupName(scope)
    if (key !== null) groups.set(key, unique([...(groups.get(key) ?? []), ...managementGroups]))
  }
  return groups
}
