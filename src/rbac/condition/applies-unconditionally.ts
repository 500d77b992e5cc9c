import type { Operation } from '../operation.ts'
import type { Permission } from '../role-definition.ts'
import { evaluateConditions, presentConditions } from './evaluate-conditions.ts'
import { subOperationOf } from './suboperation.ts'

/** Whether an entry's condition leaves an operation alone, whatever is asked for and by whom. */
export function appliesUnconditionally({ condition }: Permission, operation: Operation): boolean {
  const conditions = presentConditions(condition)
  if (conditions.length === 0) return true
  const subOperation = subOperationOf(operation)
  const request = {
    operation,
    attributes: new Map(),
    ...(subOperation === undefined ? {} : { subOperation }),
  }
  return evaluateConditions(conditions, request).kind === 'true'
}
