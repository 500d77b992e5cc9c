import type { Answer, AzureReader, Query, Read, Reading, ReadName } from '../azure-reader.ts'
import { aroundEachRead } from './each-read.ts'

/** Gives up on what is not answered by a deadline: it counts as not readable. The reads themselves go on. */
export class HurriedReader {
  readonly reader: AzureReader
  readonly #deadline: Promise<void>
  readonly #why: string
  #gaveUp = false

  /** `why` completes "… could not be read: ". */
  constructor(reader: AzureReader, deadline: Promise<void>, why: string) {
    this.#deadline = deadline
    this.#why = why
    this.reader = aroundEachRead(reader, (_name, read) => this.#hurried(read))
  }

  /** Whether anything was given up so far. */
  get gaveUp(): boolean {
    return this.#gaveUp
  }

  #hurried<Name extends ReadName>(read: Read<Name>): Read<Name> {
    return async (...query: Query<Name>): Promise<Reading<Answer<Name>>> => {
      const answer = await Promise.race([read(...query), this.#deadline.then(() => null)])
      if (answer !== null) return answer
      this.#gaveUp = true
      return { kind: 'refused', why: this.#why }
    }
  }
}
