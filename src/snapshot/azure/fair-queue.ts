import type { QueueAddOptions } from 'p-queue'

type Run = () => Promise<unknown>

/** Whose turn something waits for. */
export interface FairOptions extends QueueAddOptions {
  readonly party?: string
}

interface Waiting {
  readonly run: Run
  readonly id: string | undefined
}

/** A queue in which parties take turns, however much one of them has queued. */
export class FairQueue {
  /** in the order of their turns; nobody waits in vain, so none is empty */
  readonly #lines = new Map<string, Waiting[]>()

  get size(): number {
    return [...this.#lines.values()].reduce((total, line) => total + line.length, 0)
  }

  enqueue(run: Run, { party = '', id }: Partial<FairOptions> = {}): void {
    const line = this.#lines.get(party)
    if (line === undefined) this.#lines.set(party, [{ run, id }])
    else line.push({ run, id })
  }

  dequeue(): Run | undefined {
    const [next] = this.#lines
    if (next === undefined) return undefined
    const [party, line] = next
    const first = line.shift()
    this.#lines.delete(party)
    if (line.length > 0) this.#lines.set(party, line)
    return first?.run
  }

  filter({ party = '' }: Readonly<Partial<FairOptions>>): Run[] {
    return (this.#lines.get(party) ?? []).map(({ run }) => run)
  }

  remove(idOrRun: string | Run): void {
    for (const [party, line] of this.#lines) {
      const left = line.filter(({ run, id }) => run !== idOrRun && id !== idOrRun)
      if (left.length === 0) this.#lines.delete(party)
      else this.#lines.set(party, left)
    }
  }

  setPriority(): void {
    // turns alone decide
  }
}
