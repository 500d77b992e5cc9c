import { matchesPattern, parsePattern } from '../../rbac/operation-pattern.ts'
import { knownOperations } from './operations.ts'

/** The known operation names of one plane, in lower case and sorted, so that a pattern's start is a range. */
interface OperationIndex {
  readonly control: readonly string[]
  readonly data: readonly string[]
}

let index: OperationIndex | undefined

/** The known operations, in lower case, that a pattern of a role definition stands for. */
export function operationsMatching(pattern: string, plane: keyof OperationIndex): readonly string[] {
  index ??= { control: sortedNames(false), data: sortedNames(true) }
  const names = index[plane]
  const wanted = parsePattern(pattern)
  const start = wanted.first
  const matching: string[] = []
  for (let at = firstNotBefore(names, start); at < names.length; at += 1) {
    const name = names[at]
    if (name?.startsWith(start) !== true) break
    if (matchesPattern(wanted, name)) matching.push(name)
  }
  return matching
}

function sortedNames(isDataAction: boolean): readonly string[] {
  return knownOperations()
    .filter((operation) => operation.isDataAction === isDataAction)
    .map(({ name }) => name.toLowerCase())
    .toSorted()
}

function firstNotBefore(names: readonly string[], start: string): number {
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((names[middle] ?? '') < start) low = middle + 1
    else high = middle
  }
  return low
}
