import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { memoryUsage } from 'node:process'
import { z } from 'zod'

/** What a process has used so far. */
const usage = z.object({
  /** milliseconds of all its threads */
  processor: z.number(),
  /** bytes, after a collection of garbage */
  heap: z.number(),
})
export type Usage = z.infer<typeof usage>

/** A program of this folder in a process of its own, which answers what it is asked. */
export class LoadProcess {
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  /** Comes to what the program says when it is ready. `options` are Node's. */
  static async start<T>(
    program: string,
    settings: object,
    ready: z.ZodType<T>,
    options: readonly string[] = [],
  ): Promise<{ readonly process: LoadProcess; readonly ready: T }> {
    const child = fork(join(import.meta.dirname, program), [JSON.stringify(settings)], {
      execArgv: ['--expose-gc', ...options],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const process = new LoadProcess(child)
    return { process, ready: ready.parse(await process.#answer()) }
  }

  usage(): Promise<Usage> {
    return this.ask('usage', usage)
  }

  async ask<T>(question: string, answer: z.ZodType<T>): Promise<T> {
    const answered = this.#answer()
    this.#child.send(question)
    return answer.parse(await answered)
  }

  async end(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.disconnect()
    await ended
  }

  async #answer(): Promise<unknown> {
    const over = new AbortController()
    try {
      return await Promise.race([
        once(this.#child, 'message', over).then(([message]: unknown[]) => message),
        once(this.#child, 'exit', over).then(() => {
          throw new Error('a process of the load test ended')
        }),
      ])
    } finally {
      over.abort()
    }
  }
}

/** Within such a process: what it was started with. */
export function settingsOf<T>(schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(process.argv[2] ?? ''))
}

/** Within such a process: says that it is ready, and answers until the other side is gone. */
export function answerAsked(ready: object, answers: Readonly<Record<string, () => object>> = {}): void {
  process.on('message', (question) => {
    process.send?.(question === 'usage' ? usedSoFar() : answers[String(question)]?.())
  })
  process.on('disconnect', () => process.exit(0))
  if (process.send === undefined) process.stdout.write('takes messages at its address\n')
  else process.send(ready)
}

function usedSoFar(): Usage {
  const { user, system } = process.cpuUsage()
  // twice, since what the first pass finds to be dead may hold on to more
  globalThis.gc?.()
  globalThis.gc?.()
  return { processor: (user + system) / 1000, heap: memoryUsage().heapUsed }
}
