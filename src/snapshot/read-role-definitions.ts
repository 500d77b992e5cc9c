import type { RoleAssignment } from '../rbac/assignment.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { resourceGroupOf } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import { valueOf } from './reading-value.ts'
import { unique } from './unique.ts'

/** The built-in roles, and the custom ones: these may be assignable in one resource group only. */
export async function readRoleDefinitions(scopes: readonly string[], reader: AzureReader) {
  const places = unique(scopes.map((scope) => resourceGroupOf(scope) ?? scope))
  const [builtIn, custom] = await Promise.all([
    Promise.all(places.slice(0, 1).map((place) => reader.builtInRoles(place))),
    Promise.all(places.map((place) => reader.customRoles(place))),
  ])
  const roles = [...builtIn, ...custom].flatMap((read) => valueOf(read, []))
  return {
    roles: new Map(roles.map((role) => [role.id, role])),
    blindSpots: places.flatMap((place, index) =>
      blindSpotsOf('role-definitions-unread', 'role definitions', place, [builtIn[index], custom[index]]),
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
