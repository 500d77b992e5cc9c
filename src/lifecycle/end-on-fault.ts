import { setTimeout } from 'node:timers/promises'
import { faultFields } from '../teams/fault-fields.ts'
import type { Running } from './running.ts'

/** Milliseconds for what waits to be recorded or logged. */
const FLUSH = 1_000

/**
 * Ends the process with code 1 and one record after a fault that nobody caught, be it thrown or a promise's: what it
 * left half done is not known. `running` is asked for what runs by then.
 */
export function endOnFault(running: () => Pick<Running, 'log' | 'flush'>, newId: () => string): void {
  let isEnding = false
  // told of rejections as well, where nobody listens for those
  process.on('uncaughtException', (fault, origin) => {
    if (isEnding) return
    isEnding = true
    process.exitCode = 1
    const { log, flush } = running()
    log.error('uncaught-fault', { reference: newId(), origin, ...faultFields(fault) })
    const end = () => process.exit(1)
    Promise.race([flush(), setTimeout(FLUSH)]).then(end, end)
  })
}
