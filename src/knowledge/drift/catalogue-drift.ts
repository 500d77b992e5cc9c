import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { roleDefinitionOf, type Catalogue } from '../catalogue/catalogue.ts'
import type { RoleName } from '../requirement.ts'
import { permissionChanges, type PermissionChanges } from './permission-changes.ts'

export interface RenamedRole extends RoleName {
  readonly formerName: string
}

export interface ChangedRole extends RoleName, PermissionChanges {}

/** How the built-in roles that Azure lists differ from those of the catalogue; by name, in lower case. */
export interface CatalogueDrift {
  readonly added: readonly RoleName[]
  /** by the name that the catalogue has */
  readonly removed: readonly RoleName[]
  readonly renamed: readonly RenamedRole[]
  readonly changed: readonly ChangedRole[]
}

/** Roles are the same by their GUID; one may be both renamed and changed. */
export function catalogueDrift(kept: Catalogue, live: readonly RoleDefinition[]): CatalogueDrift {
  const liveById = new Map(live.map((role) => [role.id, role]))
  const keptIds = new Set(kept.roles.map(({ id }) => id))
  const known = kept.roles.map(roleDefinitionOf).flatMap((before) => {
    const role = liveById.get(before.id)
    return role === undefined ? [] : [{ before, role }]
  })
  return {
    added: byName(live.filter(({ id }) => !keptIds.has(id)).map(nameOf)),
    removed: byName(kept.roles.filter(({ id }) => !liveById.has(id)).map(nameOf)),
    renamed: byName(
      known
        .filter(({ before, role }) => before.name !== role.name)
        .map(({ before, role }) => ({ ...nameOf(role), formerName: before.name })),
    ),
    changed: byName(
      known
        .map(({ before, role }) => ({
          ...nameOf(role),
          ...permissionChanges(before.permissions, role.permissions),
        }))
        .filter(({ came, went }) => came.length + went.length > 0),
    ),
  }
}

/** The name alone of what holds more. */
export function nameOf({ id, name }: RoleName): RoleName {
  return { id, name }
}

export function hasDrifted({ added, removed, renamed, changed }: CatalogueDrift): boolean {
  return [added, removed, renamed, changed].some((roles) => roles.length > 0)
}

/** The order of the catalogue: names in lower case; a name borne twice is ordered by GUID. */
export function byName<T extends RoleName>(roles: readonly T[]): readonly T[] {
  const key = ({ name, id }: RoleName) => `${name.toLowerCase()}\n${id}`
  return roles.toSorted((left, right) => (key(left) < key(right) ? -1 : 1))
}
