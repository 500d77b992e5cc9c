import { isDeepStrictEqual } from 'node:util'
import type { Answer, AzureReader, Query, Read, Reading, ReadName } from '../azure-reader.ts'
import { aroundEachRead, readKey } from './each-read.ts'
import type { LastAnswers } from './last-answers.ts'

/**
 * Answers at once with what Azure answered last, and asks anew all the same. So what depends on an answer need
 * not wait for it; whether the assumption was right shows when the new answer is there.
 */
export class AssumingReader {
  readonly reader: AzureReader
  readonly #last: LastAnswers
  readonly #checked = new Set<string>()
  #checks: Promise<boolean>[] = []

  /** `reader` must ask each thing once. */
  constructor(reader: AzureReader, last: LastAnswers) {
    this.#last = last
    this.reader = aroundEachRead(reader, (name, read) => this.#assuming(name, read))
  }

  /**
   * Whether all that was assumed since the last call was right. Nothing of it is assumed again: the same reads
   * give their new answers from now on. Rejects as the reads do.
   */
  async held(): Promise<boolean> {
    const checks = this.#checks
    this.#checks = []
    return (await Promise.all(checks)).every((isRight) => isRight)
  }

  #assuming<Name extends ReadName>(name: Name, read: Read<Name>): Read<Name> {
    return (...query: Query<Name>) => {
      const key = readKey(query)
      const assumed = this.#last.get(name, key)
      const asked = read(...query)
      if (assumed === undefined || this.#checked.has(`${name} ${key}`)) return asked
      this.#checked.add(`${name} ${key}`)
      this.#checks.push(heard(asked, assumed))
      return Promise.resolve(assumed)
    }
  }
}

function heard<Name extends ReadName>(
  asked: Promise<Reading<Answer<Name>>>,
  assumed: Reading<Answer<Name>>,
): Promise<boolean> {
  const check = asked.then((answer) => isDeepStrictEqual(answer, assumed))
  // `held` tells of the fault; a diagnosis that fails before it has none to tell it to
  check.catch(() => undefined)
  return check
}
