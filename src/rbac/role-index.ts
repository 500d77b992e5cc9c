import { appliesUnconditionally } from './condition/applies-unconditionally.ts'
import { comparableName, type Operation } from './operation.ts'
import { PatternIndex, type Listed } from './pattern-index.ts'
import { patternsOf } from './permission.ts'
import type { Permission, RoleDefinition } from './role-definition.ts'

interface RoleEntry extends Listed {
  readonly role: RoleDefinition
  readonly permission: Permission
}

/** Role definitions, found by the operations that they grant. */
export class RoleIndex {
  readonly #control: PatternIndex<RoleEntry>
  readonly #data: PatternIndex<RoleEntry>

  constructor(roles: Iterable<RoleDefinition>) {
    const entries = [...roles].flatMap((role) => role.permissions.map((permission) => ({ role, permission })))
    this.#control = new PatternIndex(
      entries.flatMap(({ role, permission }) => {
        const entry = { role, permission, excluded: patternsOf(permission.notActions) }
        return permission.actions.map((pattern) => [pattern, entry] as const)
      }),
    )
    this.#data = new PatternIndex(
      entries.flatMap(({ role, permission }) => {
        const entry = { role, permission, excluded: patternsOf(permission.notDataActions) }
        return permission.dataActions.map((pattern) => [pattern, entry] as const)
      }),
    )
  }

  /** Whether any of the roles grants an operation, conditions aside. */
  grants(operation: Operation): boolean {
    return this.#planeOf(operation).has(comparableName(operation))
  }

  /** The roles that grant an operation, conditions aside. */
  rolesGranting(operation: Operation): ReadonlySet<RoleDefinition> {
    return new Set(this.#entriesGranting(operation).map(({ role }) => role))
  }

  /** The roles that bring an operation by themselves, whatever their assignment's circumstances. */
  rolesBringing(operation: Operation): ReadonlySet<RoleDefinition> {
    const entries = this.#entriesGranting(operation)
    return new Set(
      entries.flatMap(({ role, permission }) =>
        appliesUnconditionally(permission, operation) ? [role] : [],
      ),
    )
  }

  #entriesGranting(operation: Operation): readonly RoleEntry[] {
    return this.#planeOf(operation).valuesOf(comparableName(operation))
  }

  #planeOf({ isDataAction }: Operation): PatternIndex<RoleEntry> {
    return isDataAction ? this.#data : this.#control
  }
}

/** A list, or a map by GUID. */
export type RoleDefinitions = readonly RoleDefinition[] | ReadonlyMap<string, RoleDefinition>

const indexes = new WeakMap<RoleDefinitions, RoleIndex>()

/** The index of some roles, kept as long as their list or map. */
export function roleIndexOf(roles: RoleDefinitions): RoleIndex {
  const known = indexes.get(roles)
  if (known !== undefined) return known
  const index = new RoleIndex(roles.values())
  indexes.set(roles, index)
  return index
}
