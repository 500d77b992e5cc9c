import type { Permission, RoleDefinition } from '../../rbac/role-definition.ts'
import catalogue from './built-in-roles.json' with { type: 'json' }

/** An entry of built-in-roles.json: operation strings are joined by spaces, empty lists are left out. */
interface CataloguePermission {
  readonly actions?: string
  readonly notActions?: string
  readonly dataActions?: string
  readonly notDataActions?: string
  readonly condition?: string
}

interface CatalogueRole {
  readonly id: string
  readonly name: string
  readonly formerNames?: readonly string[]
  readonly permissions: readonly CataloguePermission[]
}

const roles: readonly CatalogueRole[] = catalogue.roles

let definitions: readonly RoleDefinition[] | undefined
let byId: ReadonlyMap<string, RoleDefinition> | undefined

/** Every built-in role, as a stand-in for what ARM would list. A live definition beats it. */
export function builtInRoles(): readonly RoleDefinition[] {
  definitions ??= roles.map((role) => ({
    id: role.id,
    name: role.name,
    isCustom: false,
    permissions: role.permissions.map(permissionOf),
    assignableScopes: ['/'],
  }))
  return definitions
}

export function builtInRole(id: string): RoleDefinition | undefined {
  byId ??= new Map(builtInRoles().map((role) => [role.id, role]))
  return byId.get(id.toLowerCase())
}

/** A built-in role by its present or a former name, ignoring case. */
export function builtInRoleNamed(name: string): RoleDefinition | undefined {
  const wanted = name.trim().toLowerCase()
  const found = roles.find((role) =>
    [role.name, ...(role.formerNames ?? [])].some((known) => known.toLowerCase() === wanted),
  )
  return found === undefined ? undefined : builtInRole(found.id)
}

/** Names that a role bore before it was renamed; its GUID stayed. */
export function formerNamesOf(id: string): readonly string[] {
  return roles.find((role) => role.id === id.toLowerCase())?.formerNames ?? []
}

function permissionOf(permission: CataloguePermission): Permission {
  return {
    actions: words(permission.actions),
    notActions: words(permission.notActions),
    dataActions: words(permission.dataActions),
    notDataActions: words(permission.notDataActions),
    ...(permission.condition === undefined ? {} : { condition: permission.condition }),
  }
}

function words(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(' ')
}
