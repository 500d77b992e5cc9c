import { Writable } from 'node:stream'
import { vi } from 'vitest'
import { z } from 'zod'
import { programLog } from '../../src/program-log.ts'
import type { Log } from '../../src/teams/log.ts'

const line = z.looseObject({ msg: z.string() })

/** Everything that the program writes: its log as it stands on standard output, and what libraries print. */
export class CapturedOutput {
  readonly log: Log
  readonly #chunks: string[] = []
  readonly #restore: readonly (() => void)[]

  constructor() {
    const note = (chunk: unknown) => {
      this.#chunks.push(chunk instanceof Error ? `${chunk.stack ?? ''} ${chunk.message}` : String(chunk))
    }
    const destination = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        note(chunk)
        done()
      },
    })
    this.log = programLog({ level: 'debug', exportEvent: null, destination })
    const spies = [
      ...(['error', 'warn', 'info', 'log', 'debug', 'trace'] as const).map((name) =>
        vi.spyOn(console, name).mockImplementation((...said: unknown[]) => {
          said.forEach(note)
        }),
      ),
      vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
        note(chunk)
        return true
      }),
    ]
    this.#restore = spies.map((spy) => () => {
      spy.mockRestore()
    })
  }

  get text(): string {
    return this.#chunks.join('\n')
  }

  /** the events that were logged, each once */
  get events(): readonly string[] {
    const lines = this.#chunks.filter((chunk) => chunk.startsWith('{'))
    return [...new Set(lines.map((chunk) => line.parse(JSON.parse(chunk)).msg))].toSorted()
  }

  restore(): void {
    for (const each of this.#restore) each()
  }
}
