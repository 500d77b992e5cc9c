import { operationsNamed } from '../knowledge/catalogue/operations.ts'
import type { Operation } from '../rbac/operation.ts'

/** The catalogue knows an operation's plane; where it is on both or unknown, the text decides. */
export function operationNamed(name: string, isDataActionElse: boolean): Operation {
  const known = operationsNamed(name)
  const only = known.length === 1 ? known[0] : undefined
  return { name, isDataAction: only?.isDataAction ?? isDataActionElse }
}
