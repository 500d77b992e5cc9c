/** How alike two texts are by the pairs of letters that they share, from 0 to 1 (Dice's coefficient). */
export function similarity(left: string, right: string): number {
  const [ones, others] = [pairsOf(left), pairsOf(right)]
  if (ones.size + others.size === 0) return 0
  return (2 * ones.intersection(others).size) / (ones.size + others.size)
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase()
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)),
  )
}
