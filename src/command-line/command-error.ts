/** Exit statuses that scripts rely on. */
export const EXIT = { answered: 0, unanswered: 1, drifted: 1, usage: 2, unreachable: 3 } as const
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

/** Ends a command with one line on standard error: what was expected, what was found, and where. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly status: ExitStatus

  constructor(message: string, status: ExitStatus = EXIT.usage) {
    super(message.replace(/\s+/g, ' ').trim())
    this.status = status
  }
}
