import { knownOperations } from '../knowledge/catalogue/operations.ts'
import type { Operation } from '../rbac/operation.ts'
import { sameOperation } from '../rbac/operation.ts'
import { roleGrants } from '../rbac/permission.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { isPowerful } from './least-roles.ts'

/** A role of one service rarely holds more ways to change it than these; roles over several services do. */
const MOST_CHANGES = 100
/** Roles for readers hold some requests to support, alerts and the like. */
const MOST_CHANGES_FOR_READING = 20

/**
 * Whether roles bring far more than some operations: one is Contributor, Owner or can assign roles, or they
 * bring more than a hundred ways to change something besides, or more than twenty where only reading is needed.
 * What they let one read does not count: to read is what a role for readers is for.
 */
export function isFarTooBroad(roles: readonly RoleDefinition[], operations: readonly Operation[]): boolean {
  const most = operations.every(isRead) ? MOST_CHANGES_FOR_READING : MOST_CHANGES
  return roles.some(isPowerful) || changesBeyond(roles, operations) > most
}

/** How many of Azure's published operations that change something the roles bring besides the needed ones. */
export function changesBeyond(roles: readonly RoleDefinition[], needed: readonly Operation[]): number {
  const brought = new Set(roles.flatMap(changesOf))
  return [...brought].filter((change) => !needed.some((operation) => sameOperation(operation, change))).length
}

const known = new WeakMap<RoleDefinition, readonly Operation[]>()

function changesOf(role: RoleDefinition): readonly Operation[] {
  const before = known.get(role)
  if (before !== undefined) return before
  const changes = knownOperations().filter((operation) => !isRead(operation) && roleGrants(role, operation))
  known.set(role, changes)
  return changes
}

/** Anything but reading: writing, deleting, and actions, of which some give out keys. */
function isRead({ name }: Operation): boolean {
  return name.toLowerCase().endsWith('/read')
}
