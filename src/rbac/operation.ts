import { LONGEST_KEPT, normalizeOperationName, providerOf } from './operation-pattern.ts'

/**
 * One thing that Azure can be asked to do, as resource providers name it. The name does not tell the plane:
 * `Microsoft.KeyVault/vaults/keys/read` exists on both (Azure documentation, "Understand role definitions").
 */
export interface Operation {
  readonly name: string
  readonly isDataAction: boolean
}

export function sameOperation(left: Operation, right: Operation): boolean {
  return left.isDataAction === right.isDataAction && left.name.toLowerCase() === right.name.toLowerCase()
}

/** Each operation once, where it first stands. */
export function uniqueOperations(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter(
    (each, index) => operations.findIndex((other) => sameOperation(other, each)) === index,
  )
}

/** An operation's name as patterns are compared with it. */
export interface ComparableName {
  /** normalized */
  readonly text: string
  readonly provider: string
}

/** More than a question names. Not many, since a name that was cut out of a text may keep all of it in memory. */
const MOST_KEPT = 1_000
const comparableNames = new Map<string, ComparableName>()

/** One operation is asked of thousands of permission entries. */
export function comparableName({ name }: Operation): ComparableName {
  const known = comparableNames.get(name)
  if (known !== undefined) return known
  const text = normalizeOperationName(name)
  const comparable = { text, provider: providerOf(text) }
  if (name.length > LONGEST_KEPT) return comparable
  if (comparableNames.size >= MOST_KEPT) comparableNames.clear()
  comparableNames.set(name, comparable)
  return comparable
}
