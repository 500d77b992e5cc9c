import type { RoleAssignment } from '../rbac/assignment.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { extendRoles, roleIndexOf } from '../rbac/role-index.ts'
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
  const ownRoles = custom.flatMap((read) => valueOf(read, []))
  return {
    lacksBuiltIn: builtIn.some(({ kind }) => kind === 'refused'),
    roles: extendRoles(rolesById(builtIn.map((read) => valueOf(read, NONE))[0] ?? NONE), ownRoles),
    blindSpots: places.flatMap((place, index) =>
      blindSpotsOf('role-definitions-unread', 'role definitions', place, [builtIn[index], custom[index]]),
    ),
  }
}

/** Makes the index of the built-in roles as soon as they are there, for when they are judged by. */
export async function indexBuiltInRoles(reader: AzureReader): Promise<void> {
  roleIndexOf(rolesById(valueOf(await reader.builtInRoles('/'), NONE)))
}

const NONE: readonly RoleDefinition[] = []
const byId = new WeakMap<readonly RoleDefinition[], ReadonlyMap<string, RoleDefinition>>()

/** The same map for the same list, about which much is worked out already. */
function rolesById(list: readonly RoleDefinition[]): ReadonlyMap<string, RoleDefinition> {
  const known = byId.get(list)
  if (known !== undefined) return known
  const roles = new Map(list.map((role) => [role.id, role]))
  byId.set(list, roles)
  return roles
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
  return extendRoles(
    roles,
    read.flatMap((each) => valueOf(each, null) ?? []),
  )
}
