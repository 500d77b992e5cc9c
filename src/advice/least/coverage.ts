/** Which of some operations a role brings, one bit for each. */
export type Coverage = bigint

export function coverageOfAll(count: number): Coverage {
  return coverageOf(count) - 1n
}

export function coverageOf(index: number): Coverage {
  return 1n << BigInt(index)
}

export function isPart(part: Coverage, whole: Coverage): boolean {
  return (part & ~whole) === 0n
}

export function sizeOf(coverage: Coverage): number {
  let size = 0
  for (let rest = coverage; rest !== 0n; rest &= rest - 1n) size += 1
  return size
}

/** Of what is open, the choices for the operation that has the fewest: one of them must be taken. */
export function fewestChoices<T extends { readonly coverage: Coverage }>(
  open: Coverage,
  choices: readonly T[],
): readonly T[] {
  let fewest: readonly T[] | null = null
  for (let rest = open; rest !== 0n; rest &= rest - 1n) {
    const operation = rest & -rest
    const fitting = choices.filter(({ coverage }) => (coverage & operation) !== 0n)
    if (fewest === null || fitting.length < fewest.length) fewest = fitting
  }
  return fewest ?? []
}
