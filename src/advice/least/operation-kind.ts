import { GIVING_ACCESS } from '../../knowledge/operation-names.ts'
import type { Operation } from '../../rbac/operation.ts'

/** Operations by what they let their holder do. A change is whatever is no read, `listKeys/action` included. */
export const OPERATION_KINDS = [
  'courtesy',
  'read',
  'change',
  'data-read',
  'data-change',
  'giving-access',
] as const
export type OperationKind = (typeof OPERATION_KINDS)[number]

/** Support tickets and classic alert rules: every fourth built-in role has these beside its purpose. */
const COURTESIES = /^microsoft\.(?:support|insights\/alertrules)\//i

const givingAccess: ReadonlySet<string> = new Set(GIVING_ACCESS.map(({ name }) => name.toLowerCase()))

export function kindOf(operation: Operation): OperationKind {
  if (operation.isDataAction) return isRead(operation) ? 'data-read' : 'data-change'
  if (givingAccess.has(operation.name.toLowerCase())) return 'giving-access'
  if (COURTESIES.test(operation.name)) return 'courtesy'
  return isRead(operation) ? 'read' : 'change'
}

export function isRead({ name }: Operation): boolean {
  return name.toLowerCase().endsWith('/read')
}
