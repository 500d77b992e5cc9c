import type { RoleAssignment } from '../rbac/assignment.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { resourceGroupOf } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import { valueOf } from './reading-value.ts'
import { unique } from './unique.ts'

/** Custom roles may be assignable in one resource group only, so the list is asked for there. */
export async function readRoleDefinitions(scopes: readonly string[], reader: AzureReader) {
  const places = unique(scopes.map((scope) => resourceGroupOf(scope) ?? scope))
  const read = await Promise.all(places.map((place) => reader.roleDefinitions(place)))
  return {
    roles: new Map(read.flatMap((each) => valueOf(each, [])).map((role) => [role.id, role])),
    blindSpots: places.flatMap((place, index) =>
      blindSpotsOf('role-definitions-unread', 'role definitions', place, [read[index]]),
    ),
  }
}

/** Adds the definitions that assignments refer to and the lists do not hold. */
export async function withUnlisted(
  roles: ReadonlyMap<string, RoleDefinition>,
  assignments: readonly RoleAssignment[],
  reader: AzureReader,
): Promise<ReadonlyMap<string, RoleDefinition>> {
  const unlisted = new Map(
    assignments.filter(({ roleId }) => !roles.has(roleId)).map((each) => [each.roleId, each]),
  )
  const read = await Promise.all(
    [...unlisted.values()].map(({ scope, roleId }) => reader.roleDefinition(scope, roleId)),
  )
  const found = read.flatMap((each) => valueOf(each, null) ?? [])
  return new Map([...roles, ...found.map((role) => [role.id, role] as const)])
}
