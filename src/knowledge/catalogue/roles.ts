import type { RoleDefinition } from '../../rbac/role-definition.ts'
import catalogue from './built-in-roles.json' with { type: 'json' }
import { roleDefinitionOf, type CatalogueRole } from './catalogue.ts'

const roles: readonly CatalogueRole[] = catalogue.roles

/** The day of the definitions, as `2026-08-22`. */
export const CATALOGUE_DATE: string = catalogue.asOf

let definitions: readonly RoleDefinition[] | undefined
let byId: ReadonlyMap<string, RoleDefinition> | undefined

/** Every built-in role, as a stand-in for what ARM would list. A live definition beats it. */
export function builtInRoles(): readonly RoleDefinition[] {
  definitions ??= roles.map(roleDefinitionOf)
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
