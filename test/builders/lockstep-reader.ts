import { setImmediate } from 'node:timers/promises'
import type { AzureReader, ReadName } from '../../src/snapshot/azure-reader.ts'
import { aroundEachRead } from '../../src/snapshot/reads/each-read.ts'

/**
 * Answers in rounds: a round goes out once whoever reads can do no more without an answer. So the number of rounds
 * is the number of round trips that depend on each other, whatever the clock says.
 */
export class LockstepReader {
  readonly reader: AzureReader
  /** what each round asked */
  readonly rounds: ReadName[][] = []
  #waiting: { name: ReadName; go: () => void; answered: Promise<void> }[] = []

  constructor(azure: AzureReader) {
    this.reader = aroundEachRead(azure, (name, read) => async (...query) => {
      const turn = Promise.withResolvers<undefined>()
      const answer = turn.promise.then(() => read(...query))
      const answered = answer.then(
        () => undefined,
        () => undefined,
      )
      this.#waiting.push({
        name,
        go: () => {
          turn.resolve(undefined)
        },
        answered,
      })
      return answer
    })
  }

  /** Answers round by round until `work` is done. */
  async drive<Result>(work: Promise<Result>): Promise<Result> {
    const ending = { isOver: false }
    const over = () => {
      ending.isOver = true
    }
    work.then(over, over)
    while (!ending.isOver) {
      await setImmediate()
      const round = this.#waiting
      if (round.length === 0) continue
      this.#waiting = []
      this.rounds.push(round.map(({ name }) => name))
      for (const { go } of round) go()
      await Promise.all(round.map(({ answered }) => answered))
    }
    return work
  }
}
