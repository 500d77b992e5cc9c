import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SendBudget } from '../../../src/teams/outbox/send-budget.ts'
import { READS, WRITES, type Window } from '../../../src/teams/outbox/send-limits.ts'

/** One after the other, each as soon as it may: when it begins, and how long it takes. */
function oneByOne(windows: readonly Window[], gaps: readonly number[], takes: readonly number[]) {
  const budget = new SendBudget(windows)
  let now = 0
  return takes.map((milliseconds, index) => {
    now += gaps[index % gaps.length] ?? 0
    now += budget.waitAt(now)
    budget.begin()
    const begun = now
    now += milliseconds
    budget.end(now)
    return { begun, ended: now }
  })
}

/** Of times in order, the most in any window. */
function mostWithin(times: readonly number[], milliseconds: number): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + milliseconds).length))
}

describe.each([
  ['sending', WRITES],
  ['reading', READS],
])('the budget of %s', (_, windows) => {
  const shortWindows = windows.filter(({ milliseconds }) => milliseconds <= 30_000)

  it('is never overdrawn in any window, whenever within an operation the other side counts it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.nat(3_000)), { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(400), { minLength: 1, maxLength: 150 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 7 }),
        (gaps, takes, counted) => {
          const times = oneByOne(windows, gaps, takes).map(
            ({ begun, ended }, index) => begun + (ended - begun) * (counted[index % counted.length] ?? 0),
          )
          for (const { milliseconds, most } of shortWindows) {
            expect(mostWithin(times, milliseconds)).toBeLessThanOrEqual(most)
          }
        },
      ),
    )
  })

  it('lets so many go in an hour, and the next one an hour after the first', () => {
    const hour = windows.find(({ milliseconds }) => milliseconds === 3_600_000) ?? { most: 0 }
    const sent = oneByOne(
      windows,
      [0],
      Array.from({ length: hour.most + 1 }, () => 0),
    )
    expect(sent.at(-2)?.begun).toBeLessThan(3_600_000)
    expect(sent.at(-1)?.begun).toBe(3_600_000)
  })
})

it('lets a burst go at once, and holds back what is beyond it no longer than it must', () => {
  expect(
    oneByOne(
      WRITES,
      [0],
      Array.from({ length: 10 }, () => 0),
    ).map(({ begun }) => begun),
  ).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000, 2_000, 2_000])
})

it('counts what is under way, so that only its end makes room', () => {
  const budget = new SendBudget([{ milliseconds: 1_000, most: 2 }])
  budget.begin()
  budget.begin()
  expect(budget.waitAt(0)).toBe(Infinity)
  budget.end(400)
  expect(budget.waitAt(400)).toBe(1_000)
  expect(budget.waitAt(1_400)).toBe(0)
})

it('is ample while half of it is left', () => {
  const budget = new SendBudget(WRITES)
  const spend = () => {
    budget.begin()
    budget.end(0)
  }
  for (let sent = 0; sent < 3; sent += 1) spend()
  expect(budget.isAmpleAt(0)).toBe(true)
  spend()
  expect(budget.isAmpleAt(0)).toBe(false)
  expect(budget.isAmpleAt(2_000)).toBe(true)
})
