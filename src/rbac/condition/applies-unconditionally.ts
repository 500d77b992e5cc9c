import type { Operation } from '../operation.ts'
import type { Permission } from '../role-definition.ts'
import { evaluateCondition } from './evaluate-condition.ts'

/** Whether an entry's condition leaves an operation alone, whatever is asked for and by whom. */
export function appliesUnconditionally({ condition }: Permission, operation: Operation): boolean {
  if (condition === undefined) return true
  return evaluateCondition(condition, { operation, attributes: new Map() }).kind === 'true'
}
