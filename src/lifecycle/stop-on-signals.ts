import { setTimeout } from 'node:timers/promises'
import type { Running } from './running.ts'
import { faultFields } from '../teams/fault-fields.ts'

/** In milliseconds; together under the 10 seconds after which containers are killed at the latest. */
export interface StopLimits {
  /** for which it is still taken what comes, so that whoever probes can send it elsewhere */
  readonly notice: number
  /** for what was begun */
  readonly drain: number
  /** for what waits to be recorded or logged */
  readonly flush: number
}

export const STOP_LIMITS: StopLimits = { notice: 1_000, drain: 6_000, flush: 2_000 }

/** As shells tell a signal: 128 and its number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const

const LATE = Symbol('late')

/**
 * Ends the process when it is told to: 0 when all that was begun is over, 1 when something was not in time. A second
 * signal ends it at once.
 */
export function stopOnSignals(running: Running, limits: StopLimits = STOP_LIMITS): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(SIGNALS[signal])
      isStopping = true
      running.log.info('stopping', { signal })
      void stopped(running, limits).then((code) => process.exit(code))
    })
  }
}

/** Resolves with the exit code, and never rejects. */
async function stopped(running: Running, { notice, drain, flush }: StopLimits): Promise<0 | 1> {
  const { log } = running
  running.leave()
  await setTimeout(notice)
  const isDrained = await isDone(running.drain(), drain, (fault) => {
    log.error('drain-failed', faultFields(fault))
  })
  if (!isDrained) log.error('stopped-in-the-middle', { ...running.unfinished() })
  const isFlushed = await isDone(running.flush(), flush, (fault) => {
    log.error('flush-failed', faultFields(fault))
  })
  if (!isDrained || !isFlushed) return 1
  log.info('stopped', {})
  return 0
}

/** Whether some work is over and well in time. */
async function isDone(
  work: Promise<void>,
  limit: number,
  onFault: (fault: unknown) => void,
): Promise<boolean> {
  try {
    return (await Promise.race([work, setTimeout(limit, LATE)])) !== LATE
  } catch (fault) {
    onFault(fault)
    return false
  }
}
