import { isAzureUnreachable, type AzureReader, type AzureUnreachableError } from '../azure-reader.ts'
import { aroundEachRead } from './each-read.ts'

/** Counts what Azure did not answer as not readable: the rest may still tell something. */
export class ReachedReader {
  readonly reader: AzureReader
  #hasAnswered = false
  #fault: AzureUnreachableError | null = null

  constructor(reader: AzureReader) {
    this.reader = aroundEachRead(reader, (_name, read) => async (...query) => {
      try {
        const answer = await read(...query)
        this.#hasAnswered = true
        return answer
      } catch (fault) {
        if (!isAzureUnreachable(fault)) throw fault
        this.#fault ??= fault
        return { kind: 'refused', why: fault.why }
      }
    })
  }

  /** Throws the first fault where no read was answered. */
  throwIfNothingAnswered(): void {
    if (this.#fault !== null && !this.#hasAnswered) throw this.#fault
  }
}
