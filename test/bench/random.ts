/** The same choices in every run. */
export function seededRandom(seed: number) {
  let state = seed
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return Math.floor((state / 0x8000_0000) * below)
  }
  return {
    next,
    pick<T>(items: readonly T[]): T {
      const item = items[next(items.length)]
      if (item === undefined) throw new Error('expected something to pick from, found nothing')
      return item
    },
  }
}
