import { LRUCache } from 'lru-cache'
import { appliesUnconditionally } from './condition/applies-unconditionally.ts'
import { comparableName, type Operation } from './operation.ts'
import { PatternIndex, type Listed } from './pattern-index.ts'
import { patternsOf } from './permission.ts'
import type { Permission, RoleDefinition } from './role-definition.ts'

/** Operations whose roles are remembered. */
const MOST_KNOWN = 200

interface RoleEntry extends Listed {
  readonly role: RoleDefinition
  readonly permission: Permission
}

/** Role definitions, found by the operations that they grant. */
export class RoleIndex {
  readonly #control: PatternIndex<RoleEntry>
  readonly #data: PatternIndex<RoleEntry>

  /**
   * The same operations are asked about again and again, and most conditions take long to evaluate. Made when it is first
   * asked for: an index over a base lives as long as one diagnosis.
   */
  #bringing: LRUCache<string, ReadonlySet<RoleDefinition>> | null = null

  readonly #base: RoleIndex | null

  /** `base` finds other roles. */
  constructor(roles: Iterable<RoleDefinition>, base: RoleIndex | null = null) {
    this.#base = base
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
    return this.#planeOf(operation).has(comparableName(operation)) || (this.#base?.grants(operation) ?? false)
  }

  /** The roles that grant an operation, conditions aside. */
  rolesGranting(operation: Operation): ReadonlySet<RoleDefinition> {
    return new Set(this.#entriesGranting(operation).map(({ role }) => role))
  }

  /** The roles that bring an operation by themselves, whatever their assignment's circumstances. */
  rolesBringing(operation: Operation): ReadonlySet<RoleDefinition> {
    if (this.#base !== null) return this.#base.rolesBringing(operation).union(this.#ownBringing(operation))
    const key = `${operation.isDataAction} ${comparableName(operation).text}`
    this.#bringing ??= new LRUCache({ max: MOST_KNOWN })
    const known = this.#bringing.get(key)
    if (known !== undefined) return known
    const bringing = this.#ownBringing(operation)
    this.#bringing.set(key, bringing)
    return bringing
  }

  #ownBringing(operation: Operation): ReadonlySet<RoleDefinition> {
    const bringing = new Set<RoleDefinition>()
    for (const { role, permission } of this.#planeOf(operation).valuesOf(comparableName(operation)))
      if (appliesUnconditionally(permission, operation)) bringing.add(role)
    return bringing
  }

  #entriesGranting(operation: Operation): readonly RoleEntry[] {
    const own = this.#planeOf(operation).valuesOf(comparableName(operation))
    return this.#base === null ? own : [...this.#base.#entriesGranting(operation), ...own]
  }

  #planeOf({ isDataAction }: Operation): PatternIndex<RoleEntry> {
    return isDataAction ? this.#data : this.#control
  }
}

/** A list, or a map by GUID. */
export type RoleDefinitions = readonly RoleDefinition[] | ReadonlyMap<string, RoleDefinition>

const indexes = new WeakMap<RoleDefinitions, RoleIndex>()

/** Role definitions by GUID of which only some differ from others. */
interface Extension {
  readonly base: ReadonlyMap<string, RoleDefinition>
  readonly more: readonly RoleDefinition[]
}

const extensions = new WeakMap<RoleDefinitions, Extension>()

/** The index of some roles, kept as long as their list or map. */
export function roleIndexOf(roles: RoleDefinitions): RoleIndex {
  const known = indexes.get(roles)
  if (known !== undefined) return known
  const extension = extensions.get(roles)
  const index =
    extension === undefined
      ? new RoleIndex(roles.values())
      : new RoleIndex(extension.more, roleIndexOf(extension.base))
  indexes.set(roles, index)
  return index
}

/** Roles by GUID and some more, whose index is made from that of the former where these are others. */
export function extendRoles(
  base: ReadonlyMap<string, RoleDefinition>,
  more: readonly RoleDefinition[],
): ReadonlyMap<string, RoleDefinition> {
  if (more.length === 0) return base
  const added = new Map(more.map((role) => [role.id, role]))
  const extended = new Map(base)
  for (const [id, role] of added) extended.set(id, role)
  const areOthers = extended.size === base.size + added.size
  if (areOthers) extensions.set(extended, { base, more: [...added.values()] })
  return extended
}
