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
  const ownRoles = custom.flatMap((read) => valueOf(read, []))
  return {
    roles: withCustomRoles(
      builtIn.map((read) => valueOf(read, NONE)),
      ownRoles,
    ),
    blindSpots: places.flatMap((place, index) =>
      blindSpotsOf('role-definitions-unread', 'role definitions', place, [builtIn[index], custom[index]]),
    ),
  }
}

const NONE: readonly RoleDefinition[] = []
const byId = new WeakMap<readonly RoleDefinition[], ReadonlyMap<string, RoleDefinition>>()

/** Where a tenant has no roles of its own the same map as before, about which much is worked out already. */
function withCustomRoles(
  [builtIn = NONE]: readonly (readonly RoleDefinition[])[],
  custom: readonly RoleDefinition[],
): ReadonlyMap<string, RoleDefinition> {
  let roles = byId.get(builtIn)
  if (roles === undefined) {
    roles = new Map(builtIn.map((role) => [role.id, role]))
    byId.set(builtIn, roles)
  }
  return custom.length === 0 ? roles : new Map([...roles, ...custom.map((role) => [role.id, role] as const)])
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
  return found.length === 0 ? roles : new Map([...roles, ...found.map((role) => [role.id, role] as const)])
}
