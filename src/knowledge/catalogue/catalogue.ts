import type { Permission, RoleDefinition } from '../../rbac/role-definition.ts'

/** A permission entry of built-in-roles.json: operation strings are joined by spaces, empty lists are left out. */
export interface CataloguePermission {
  readonly actions?: string
  readonly notActions?: string
  readonly dataActions?: string
  readonly notDataActions?: string
  readonly condition?: string
}

export interface CatalogueRole {
  /** GUID in lower case */
  readonly id: string
  readonly name: string
  /** the oldest first */
  readonly formerNames?: readonly string[]
  readonly permissions: readonly CataloguePermission[]
}

/** What built-in-roles.json holds. */
export interface Catalogue {
  /** `2026-08-22`: the day on which Azure listed these roles so */
  readonly asOf: string
  /** by name, in lower case */
  readonly roles: readonly CatalogueRole[]
}

/** A catalogue as the file has it: a line for each role, so that a change of one is one line. */
export function catalogueText({ asOf, roles }: Catalogue): string {
  const lines = roles.map((role) => JSON.stringify(role))
  return `{\n"asOf": ${JSON.stringify(asOf)},\n"roles": [\n${lines.join(',\n')}\n]\n}\n`
}

export function roleDefinitionOf({ id, name, permissions }: CatalogueRole): RoleDefinition {
  return {
    id,
    name,
    isCustom: false,
    permissions: permissions.map(permissionOf),
    assignableScopes: ['/'],
  }
}

function permissionOf(entry: CataloguePermission): Permission {
  return {
    actions: words(entry.actions),
    notActions: words(entry.notActions),
    dataActions: words(entry.dataActions),
    notDataActions: words(entry.notDataActions),
    ...(entry.condition === undefined ? {} : { condition: entry.condition }),
  }
}

/** Expects operation strings without spaces. */
export function catalogueEntryOf(permission: Permission): CataloguePermission {
  return {
    ...joined('actions', permission.actions),
    ...joined('notActions', permission.notActions),
    ...joined('dataActions', permission.dataActions),
    ...joined('notDataActions', permission.notDataActions),
    ...(permission.condition === undefined ? {} : { condition: permission.condition }),
  }
}

function words(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(' ')
}

function joined(
  list: Exclude<keyof CataloguePermission, 'condition'>,
  patterns: readonly string[],
): CataloguePermission {
  return patterns.length === 0 ? {} : { [list]: patterns.join(' ') }
}
