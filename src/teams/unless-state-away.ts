import { StateUnavailableError } from '../state/state-unavailable.ts'
import { faultFields } from './fault-fields.ts'
import type { Log } from './log.ts'

/** What `work` comes to, or `otherwise` where the store does not answer: what was found can be told all the same. */
export async function unlessStateAway<Result, Otherwise>(
  work: () => Promise<Result>,
  otherwise: Otherwise,
  log: Log,
): Promise<Result | Otherwise> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof StateUnavailableError)) throw fault
    log.warn('state-away', faultFields(fault))
    return otherwise
  }
}
