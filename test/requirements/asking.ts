import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { run } from '../command-line/run.ts'
import type { Question } from './questions.ts'

type Asked = Pick<Question, 'command' | 'input'>

const answer = z.object({
  verdicts: z.array(
    z.object({
      requirement: z.object({ id: z.string(), assignee: z.string(), resource: z.string() }),
      state: z.string(),
      reasons: z.array(z.object({ code: z.string() })),
    }),
  ),
})

export type Told = z.infer<typeof answer>['verdicts'][number]

/** Asks on the command line, each question of each tenant once. */
export class Asking {
  readonly #folder: Promise<string> = mkdtemp(join(tmpdir(), 'rolecall-'))
  readonly #answers = new Map<string, Promise<readonly Told[]>>()

  async ask(question: Asked, asker: string, tenant: object): Promise<readonly Told[]> {
    const key = JSON.stringify([question.command, asker, tenant])
    const known = this.#answers.get(key)
    if (known !== undefined) return known
    const answered = this.#run(question, asker, tenant)
    this.#answers.set(key, answered)
    return answered
  }

  async #run({ command, input }: Asked, asker: string, tenant: object): Promise<readonly Told[]> {
    const file = join(await this.#folder, `${this.#answers.size}.json`)
    await writeFile(file, JSON.stringify(tenant))
    const { status, output, errors } = await run(
      [...command, '--as', asker, '--tenant', file, '--format', 'json'],
      input,
    )
    if (status !== 0)
      throw new Error(`rolecall ${command.join(' ')} ended with ${status}: ${output}${errors}`)
    return answer.parse(JSON.parse(output)).verdicts
  }

  async close(): Promise<void> {
    await rm(await this.#folder, { recursive: true })
  }
}
