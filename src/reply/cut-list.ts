/** The head of a list, and how many were left out. */
export interface CutList<Item> {
  readonly shown: readonly Item[]
  readonly hidden: number
}

/** Leaving out a single item would save nothing over saying so, hence `maximum` plus one is still shown whole. */
export function cutList<Item>(items: readonly Item[], maximum: number): CutList<Item> {
  if (items.length <= maximum + 1) return { shown: items, hidden: 0 }
  return { shown: items.slice(0, maximum), hidden: items.length - maximum }
}

/** `a, b and c`, or `a, b and 37 more`. */
export function joinNames(names: readonly string[], maximum: number): string {
  const { shown, hidden } = cutList(names, maximum)
  const parts = hidden === 0 ? shown : [...shown, `${hidden} more`]
  if (parts.length <= 1) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.slice(-1).join('')}`
}
