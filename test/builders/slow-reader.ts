import { setImmediate } from 'node:timers/promises'
import type { AzureReader, ReadName } from '../../src/snapshot/azure-reader.ts'
import { aroundEachRead } from '../../src/snapshot/reads/each-read.ts'

/** A reader one kind of whose reads takes until `release` is called. */
export class SlowReader {
  readonly reader: AzureReader
  readonly release: () => void
  #held = 0
  #pending = 0

  constructor(azure: AzureReader, slow: ReadName) {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    this.release = () => {
      resolve(undefined)
    }
    this.reader = aroundEachRead(azure, (name, read) => async (...query) => {
      if (name === slow) {
        this.#held += 1
        await promise
        return read(...query)
      }
      this.#pending += 1
      try {
        return await read(...query)
      } finally {
        this.#pending -= 1
      }
    })
  }

  /** Resolves when nothing is waited for but what is slow. */
  async othersAnswered(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      await setImmediate()
      quiet = this.#held > 0 && this.#pending === 0 ? quiet + 1 : 0
    }
  }
}
