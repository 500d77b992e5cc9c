import type { ExitStatus } from './command-error.ts'

/** Waits for a command, whose exit status is that of the command line. */
export type Finish = (running: Promise<ExitStatus>) => Promise<void>
