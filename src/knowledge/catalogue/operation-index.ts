import { LRUCache } from 'lru-cache'
import {
  matchesPattern,
  normalizeOperationName,
  parsePattern,
  type OperationPattern,
} from '../../rbac/operation-pattern.ts'
import type { Operation } from '../../rbac/operation.ts'
import { knownOperations } from './operations.ts'

/** A known operation's place in `indexedOperations`. */
export type OperationNumber = number

interface Plane {
  /** in lower case and sorted, so that a pattern's start is a range */
  readonly names: readonly string[]
  readonly numbers: ReadonlyMap<string, OperationNumber>
  /** the number of the first */
  readonly offset: OperationNumber
  /** what wildcards were found to stand for, by the pattern as written */
  readonly matches: LRUCache<string, readonly OperationNumber[]>
}

interface OperationIndex {
  readonly operations: readonly Operation[]
  readonly control: Plane
  readonly data: Plane
}

let index: OperationIndex | undefined

/** The known operations by their numbers, with names in lower case. */
export function indexedOperations(): readonly Operation[] {
  return theIndex().operations
}

/** More than the wildcards of all built-in roles; a tenant's own come and go. */
const MOST_MATCHES = 5000

/** The known operations that a pattern of a role definition stands for. */
export function operationsMatching(pattern: string, plane: 'control' | 'data'): readonly OperationNumber[] {
  const { names, numbers, offset, matches } = theIndex()[plane]
  if (!pattern.includes('*')) {
    const number = numbers.get(normalizeOperationName(pattern))
    return number === undefined ? [] : [number]
  }
  let matching = matches.get(pattern)
  if (matching === undefined) {
    matching = positionsMatching(parsePattern(pattern), names).map((position) => offset + position)
    matches.set(pattern, matching)
  }
  return matching
}

function positionsMatching(pattern: OperationPattern, names: readonly string[]): readonly number[] {
  const matching: number[] = []
  for (let at = firstNotBefore(names, pattern.first); at < names.length; at += 1) {
    const name = names[at]
    if (name?.startsWith(pattern.first) !== true) break
    if (matchesPattern(pattern, name)) matching.push(at)
  }
  return matching
}

function theIndex(): OperationIndex {
  index ??= indexed(knownOperations())
  return index
}

function indexed(operations: readonly Operation[]): OperationIndex {
  const control = planeOf(operations, false, 0)
  const data = planeOf(operations, true, control.names.length)
  return {
    operations: [
      ...control.names.map((name) => ({ name, isDataAction: false })),
      ...data.names.map((name) => ({ name, isDataAction: true })),
    ],
    control,
    data,
  }
}

function planeOf(operations: readonly Operation[], isDataAction: boolean, offset: number): Plane {
  const names = operations
    .filter((operation) => operation.isDataAction === isDataAction)
    .map(({ name }) => name.toLowerCase())
    .toSorted()
  const numbers = new Map(names.map((name, position) => [name, offset + position]))
  return { names, numbers, offset, matches: new LRUCache({ max: MOST_MATCHES }) }
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
