import type { NextStep } from './next-steps.ts'

/** `1. `, `2. `, `Or: ` before each step; a single step goes without a number. */
export function stepLeads(steps: readonly NextStep[]): readonly string[] {
  const isNumbered = steps.filter((step) => !step.isAlternative).length > 1
  let number = 0
  return steps.map((step) => {
    if (step.isAlternative) return 'Or: '
    number += 1
    return isNumbered ? `${number}. ` : ''
  })
}
