import type { Operation } from '../../rbac/operation.ts'
import type { GrantedOperations } from './granted-operations.ts'
import { isRead, OPERATION_KINDS, type OperationKind } from './operation-kind.ts'

/** How much an operation adds to the breadth of a role. */
export type Weights = Readonly<Record<OperationKind, number>>

/**
 * Ten reads of settings weigh as much as one change, or as one read of contents. Giving access weighs more than
 * all other operations together.
 */
const WEIGHTS: Weights = {
  courtesy: 1,
  read: 1,
  change: 10,
  'data-read': 10,
  'data-change': 30,
  'giving-access': 1e9,
}

/**
 * Where only reading is needed, whatever a role brings beyond reading weighs this many times as much. One change
 * then weighs more than all reads of settings: Reader goes before a narrow role that also changes something.
 */
const BEYOND_READING = 1000

/** How operations weigh for whoever needs just these. */
export function weightsFor(needed: readonly Operation[]): Weights {
  if (!needed.every(isRead)) return WEIGHTS
  const needsData = needed.some(({ isDataAction }) => isDataAction)
  return {
    ...WEIGHTS,
    change: WEIGHTS.change * BEYOND_READING,
    'data-read': WEIGHTS['data-read'] * (needsData ? 1 : BEYOND_READING),
    'data-change': WEIGHTS['data-change'] * BEYOND_READING,
  }
}

/** The weight of all operations granted. */
export function breadthOf({ counts }: GrantedOperations, weights: Weights): number {
  return OPERATION_KINDS.reduce((breadth, kind, index) => breadth + weights[kind] * (counts[index] ?? 0), 0)
}
