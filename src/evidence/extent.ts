/** Where something stands in a text, end exclusive. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** Of overlapping items the first in the list; in order of appearance. */
export function withoutOverlaps<Item extends Extent>(bestFirst: readonly Item[]): Item[] {
  const kept: Item[] = []
  for (const item of bestFirst) {
    const at = firstAfter(kept, item.start)
    const [before, after] = [kept[at - 1], kept[at]]
    if ((before?.end ?? 0) <= item.start && (after?.start ?? Infinity) >= item.end) kept.splice(at, 0, item)
  }
  return kept
}

/** Index of the first of the sorted items that starts after `start`. */
function firstAfter(sorted: readonly Extent[], start: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle]?.start ?? Infinity) <= start) low = middle + 1
    else high = middle
  }
  return low
}

export function lengthOf({ start, end }: Extent): number {
  return end - start
}
