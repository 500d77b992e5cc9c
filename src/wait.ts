import { setTimeout } from 'node:timers/promises'

/** Resolves after some milliseconds, or rejects once the signal aborts. Keeps no process alive. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal, ref: false })
}
