import type { Window } from './send-limits.ts'

/**
 * What is left of some limits. When the other side counts an operation is not known, only that it is between its
 * beginning and its end, so one that is under way counts as now, and one that is over as when it ended.
 */
export class SendBudget {
  readonly #windows: readonly Window[]
  readonly #longestMemory: number
  #underWay = 0
  /** when the last ones ended, in milliseconds, the newest last */
  #ended: readonly number[] = []

  constructor(windows: readonly Window[]) {
    this.#windows = windows
    this.#longestMemory = Math.max(...windows.map(({ most }) => most))
  }

  /** Milliseconds until another operation may begin; infinite where one must end first. */
  waitAt(now: number): number {
    const waits = this.#windows.map(({ milliseconds, most }) => this.#waitFor(most, milliseconds, now))
    return Math.max(0, ...waits)
  }

  /** Whether at most half of what may go out has gone, so that what matters little can go too. */
  isAmpleAt(now: number): boolean {
    return this.#windows.every(
      ({ milliseconds, most }) => this.#waitFor(Math.ceil(most / 2), milliseconds, now) <= 0,
    )
  }

  begin(): void {
    this.#underWay += 1
  }

  end(now: number): void {
    this.#underWay -= 1
    this.#ended = [...this.#ended, now].slice(-this.#longestMemory)
  }

  #waitFor(most: number, milliseconds: number, now: number): number {
    const room = most - this.#underWay
    if (room <= 0) return Infinity
    const inTheWay = this.#ended.at(-room)
    return inTheWay === undefined ? 0 : inTheWay + milliseconds - now
  }
}
