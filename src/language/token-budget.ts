/** Tokens that a process may spend in a window of time. */
export interface TokenBudget {
  /** Sets tokens aside; null where the window holds no more. */
  readonly reserve: (tokens: number) => Reservation | null
}

/** Tokens set aside; settled once, with what was really used. */
export interface Reservation {
  readonly settle: (used: number) => void
}

/** A window opens with its first reservation. `windowLength` and `now` in milliseconds. */
export function tokenBudget(limit: number, windowLength: number, now: () => number): TokenBudget {
  let window = { openedAt: Number.NEGATIVE_INFINITY, spent: 0 }
  return {
    reserve: (tokens) => {
      if (now() - window.openedAt >= windowLength) window = { openedAt: now(), spent: 0 }
      if (window.spent + tokens > limit) return null
      const mine = window
      mine.spent += tokens
      return {
        settle: (used) => {
          mine.spent += used - tokens
        },
      }
    },
  }
}
