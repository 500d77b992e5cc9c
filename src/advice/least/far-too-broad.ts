import type { Operation } from '../../rbac/operation.ts'
import { roleGrants } from '../../rbac/permission.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { operationsGranted, together } from './granted-operations.ts'
import { isRead, kindOf, OPERATION_KINDS, type OperationKind } from './operation-kind.ts'
import { isPowerful } from './reluctance.ts'

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

/** How many operations that change something the roles bring besides the needed ones. */
export function changesBeyond(roles: readonly RoleDefinition[], needed: readonly Operation[]): number {
  const [first, ...others] = roles.map(operationsGranted)
  if (first === undefined) return 0
  const { counts } = others.reduce(together, first)
  const brought = CHANGES.reduce((total, kind) => total + (counts[OPERATION_KINDS.indexOf(kind)] ?? 0), 0)
  const wanted = needed.filter(
    (operation) => CHANGES.includes(kindOf(operation)) && roles.some((role) => roleGrants(role, operation)),
  )
  return brought - wanted.length
}

/** Anything but reading: writing, deleting, and actions, of which some give out keys. */
const CHANGES: readonly OperationKind[] = ['change', 'data-change', 'giving-access']
