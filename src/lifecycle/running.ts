import type { Log } from '../teams/log.ts'
import type { Unfinished } from '../teams/options.ts'

/** What runs, for those who end it. */
export interface Running {
  readonly log: Log
  /** Says to probes that it takes no more, while it still does. */
  leave(): void
  /** Takes nothing new, and resolves when all that was begun is over. */
  drain(): Promise<void>
  /** Sends off what waits to be recorded or logged; may be called more than once. */
  flush(): Promise<void>
  unfinished(): Unfinished
}
