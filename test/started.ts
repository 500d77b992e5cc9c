import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A program that runs, and what it has written. */
export interface Started {
  readonly process: ChildProcess
  readonly output: () => string
  /** resolves once what it wrote matches, with the first group */
  readonly says: (pattern: RegExp) => Promise<string>
  /** its exit code, once it has ended */
  readonly ended: Promise<number | null>
  /** ends it at once */
  readonly kill: () => Promise<void>
}

/** Runs Node with nothing in its environment but what is given. */
export function started(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(process.execPath, parameters, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let wrote = Promise.withResolvers<undefined>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      wrote.resolve(undefined)
      wrote = Promise.withResolvers()
    })
  }
  const ended = once(child, 'close').then(() => child.exitCode)
  return {
    process: child,
    output: () => output,
    says: async (pattern) => {
      for (;;) {
        const found = pattern.exec(output)
        if (found !== null) return found[1] ?? found[0]
        const over = await Promise.race([wrote.promise, ended.then(() => 'over' as const)])
        if (over === 'over' && !pattern.test(output)) {
          throw new Error(`expected ${String(pattern)}, found the end of:\n${output}`)
        }
      }
    },
    ended,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
