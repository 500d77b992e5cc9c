import { indexedOperations, operationsMatching, type OperationNumber } from './operation-index.ts'

const WORD = 32

/** A set of known operations, one bit for each: `operations[number / 32]` has the bit `number % 32`. */
export type OperationSet = Uint32Array

export function noOperations(): OperationSet {
  return new Uint32Array(Math.ceil(indexedOperations().length / WORD))
}

/** What some patterns of role definitions stand for, on a plane. */
export function operationsMatchingAny(patterns: Iterable<string>, plane: 'control' | 'data'): OperationSet {
  const set = noOperations()
  for (const pattern of new Set(patterns)) {
    for (const number of operationsMatching(pattern, plane)) include(set, number)
  }
  return set
}

export function include(set: OperationSet, number: OperationNumber): void {
  set[number >>> 5] = (set[number >>> 5] ?? 0) | (1 << (number % WORD))
}

export function exclude(set: OperationSet, number: OperationNumber): void {
  set[number >>> 5] = (set[number >>> 5] ?? 0) & ~(1 << (number % WORD))
}

export function unionOf(one: OperationSet, other: OperationSet): OperationSet {
  return one.map((word, index) => word | (other[index] ?? 0))
}

/** What is in one and not in the other. */
export function differenceOf(one: OperationSet, other: OperationSet): OperationSet {
  return one.map((word, index) => word & ~(other[index] ?? 0))
}

export function includes(set: OperationSet, number: OperationNumber): boolean {
  return ((set[number >>> 5] ?? 0) & (1 << (number % WORD))) !== 0
}

export function numbersIn(set: OperationSet): readonly OperationNumber[] {
  return indexedOperations().flatMap((_, number) => (includes(set, number) ? [number] : []))
}

/** How many operations are in both. */
export function countBoth(one: OperationSet, other: OperationSet): number {
  return countCommon(one, [other])[0] ?? 0
}

/** How many operations a set has in common with each of some others. */
export function countCommon(set: OperationSet, others: readonly OperationSet[]): number[] {
  const counts = others.map(() => 0)
  for (let index = 0; index < set.length; index += 1) {
    const word = set[index] ?? 0
    if (word === 0) continue
    for (let other = 0; other < others.length; other += 1) {
      counts[other] = (counts[other] ?? 0) + bitCount(word & (others[other]?.[index] ?? 0))
    }
  }
  return counts
}

/** The bits of a 32-bit word that are set, added up in pairs, then fours, then eights (Hacker's Delight, 5-1). */
function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555)
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
