import PQueue from 'p-queue'

/** Operations on one conversation: one at a time, in the order in which they came. */
export class Lane<Result> {
  readonly #line = new PQueue({ concurrency: 1 })
  /** the newest update of each message that waits for one */
  readonly #updates = new Map<string, Promise<Result>>()

  get isBusy(): boolean {
    return this.#line.size + this.#line.pending > 0
  }

  run(work: () => Promise<Result>): Promise<Result> {
    return this.#line.add(work)
  }

  /** Of the updates of a message that wait, the newest alone is carried out, in its turn; all come to its result. */
  update(messageId: string, work: () => Promise<Result>): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    this.#updates.set(messageId, promise)
    void this.#line.add(async () => {
      const newest = this.#updates.get(messageId)
      if (newest !== undefined && newest !== promise) {
        resolve(newest)
        return
      }
      this.#updates.delete(messageId)
      await work().then(resolve, reject)
    })
    return promise
  }
}
