import type { Inquiry } from './turn-record.ts'

/** A message that this process answers. */
export interface Turn {
  /** in the ledger; null: other processes do not know of it */
  readonly id: string | null
  /** another process began with it, and may have answered it before it ended */
  readonly isResumed: boolean
  /** aborts where somebody stopped it elsewhere, or another process has taken it over */
  readonly signal: AbortSignal
  /** From now on other processes can stop it. */
  readonly lookInto: (inquiry: Inquiry) => Promise<void>
  /**
   * Whether it is still for this process to answer, and nobody stopped it; from then on nobody can. To be asked right
   * before an answer: a process that was paused does not know that another one has answered meanwhile.
   */
  readonly mayAnswer: () => Promise<boolean>
}

/** Where there is no ledger: an answer twice is better than none. */
export const UNNOTED_TURN: Turn = {
  id: null,
  isResumed: false,
  signal: new AbortController().signal,
  lookInto: () => Promise.resolve(),
  mayAnswer: () => Promise.resolve(true),
}
