import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ReadBudget } from '../../../src/snapshot/azure/read-budget.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Who was admitted, in order. */
function admissions(budget: ReadBudget, conversations: readonly string[]) {
  const admitted: string[] = []
  for (const conversation of conversations) {
    void budget.admit(conversation).then(() => admitted.push(conversation))
  }
  return admitted
}

it('admits a burst at once and the rest as the budget refills', async () => {
  const admitted = admissions(new ReadBudget({ burst: 3, perSecond: 2 }), ['a', 'a', 'a', 'a', 'a', 'a'])
  await vi.advanceTimersByTimeAsync(0)
  expect(admitted).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(1000)
  expect(admitted).toHaveLength(5)
  await vi.advanceTimersByTimeAsync(500)
  expect(admitted).toHaveLength(6)
})

it('lets a conversation that asks for little in before the rest of one that asks for much', async () => {
  const many = Array.from({ length: 20 }, () => 'long')
  const admitted = admissions(new ReadBudget({ burst: 1, perSecond: 1 }), [...many, 'short'])
  await vi.advanceTimersByTimeAsync(3000)
  expect(admitted).toContain('short')
})

it('does not spend anything on who has stopped waiting', async () => {
  const budget = new ReadBudget({ burst: 1, perSecond: 1 })
  const ending = new AbortController()
  const admitted = admissions(budget, ['first', 'second'])
  const gone = budget.admit('third', ending.signal)
  const later = admissions(budget, ['fourth'])
  ending.abort()
  await expect(gone).rejects.toMatchObject({ name: 'AbortError' })
  await vi.advanceTimersByTimeAsync(2000)
  expect([...admitted, ...later]).toEqual(['first', 'second', 'fourth'])
})
