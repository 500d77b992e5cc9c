import { readFileSync } from 'node:fs'
import type { Operation } from '../../rbac/operation.ts'

let operations: readonly Operation[] | undefined

/**
 * Every operation that Azure's resource providers publish. Each line of operations.txt is a resource type,
 * `data:` where its operations are data actions, and the ends of the operation names.
 */
export function knownOperations(): readonly Operation[] {
  operations ??= readFileSync(new URL('operations.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap(operationsOfLine)
  return operations
}

function operationsOfLine(line: string): Operation[] {
  const [resourceType = '', ...ends] = line.split(' ')
  const isDataAction = ends[0] === 'data:'
  return (isDataAction ? ends.slice(1) : ends).map((end) => ({
    name: `${resourceType}/${end}`,
    isDataAction,
  }))
}

let byName: ReadonlyMap<string, readonly Operation[]> | undefined

/** The operations of that name: none, one, or one on each plane. */
export function operationsNamed(name: string): readonly Operation[] {
  byName ??= Map.groupBy(knownOperations(), (operation) => operation.name.toLowerCase())
  return byName.get(name.trim().toLowerCase()) ?? []
}
