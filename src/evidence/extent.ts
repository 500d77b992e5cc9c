import { partitionPoint } from './partition-point.ts'

/** Where something stands in a text, end exclusive. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** Of overlapping items the first in the list; in order of appearance. */
export function withoutOverlaps<Item extends Extent>(bestFirst: readonly Item[]): Item[] {
  const kept: Item[] = []
  for (const item of bestFirst) {
    const at = partitionPoint(kept.length, (index) => (kept[index]?.start ?? Infinity) <= item.start)
    const [before, after] = [kept[at - 1], kept[at]]
    if ((before?.end ?? 0) <= item.start && (after?.start ?? Infinity) >= item.end) kept.splice(at, 0, item)
  }
  return kept
}

export function lengthOf({ start, end }: Extent): number {
  return end - start
}
