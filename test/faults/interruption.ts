/** Which of several steps in a row goes wrong, and whether what it does is done all the same. */
export class Interruption {
  #steps = 0
  #at: number | null = null
  #when: 'before' | 'after' = 'before'
  readonly #fault: () => Error

  constructor(fault: () => Error) {
    this.#fault = fault
  }

  /** How many steps there were since the last call of `plan`. */
  get steps(): number {
    return this.#steps
  }

  /** The `at`th step from now on goes wrong, counted from 1; null: none. */
  plan(at: number | null, when: 'before' | 'after' = 'before'): void {
    this.#steps = 0
    this.#at = at
    this.#when = when
  }

  /** Takes a step. */
  async around<Result>(step: () => Promise<Result>): Promise<Result> {
    this.#steps += 1
    const isMeant = this.#steps === this.#at
    if (isMeant && this.#when === 'before') throw this.#fault()
    const result = await step()
    if (isMeant) throw this.#fault()
    return result
  }
}
