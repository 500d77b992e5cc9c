/** ARM and Entra ids compare without regard to case. */
export function unique(values: readonly string[]): readonly string[] {
  return [...new Map(values.map((value) => [value.toLowerCase(), value])).values()]
}

export function uniqueById<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...byLowerId(items, ({ id }) => id).values()]
}

export function byLowerId<T>(items: readonly T[], idOf: (item: T) => string): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [idOf(item).toLowerCase(), item]))
}
