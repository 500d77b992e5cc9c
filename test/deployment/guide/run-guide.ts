import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One command as it was called: its words, with the contents of files in place of `@file`. */
export type Called = readonly string[]

export interface GuideRun {
  readonly status: number
  readonly errors: string
  readonly calls: readonly Called[]
}

/** What reaches beyond this machine: stand-ins write down how they are called, and answer with one word. */
const STAND_INS = ['az', 'curl', 'git', 'node', 'npm']
/** What is harmless in an empty folder. */
const REAL = ['cat', 'rm', 'xargs']

export const ANSWER = '00000000-0000-4000-8000-000000000000'

const STAND_IN = `#!/bin/bash
{
  printf '%s\\0' "\${0##*/}"
  for word in "$@"; do
    if [[ $word == @* ]]; then word=$(<"\${word#@}"); fi
    printf '%s\\0' "$word"
  done
  printf '\\n\\0'
} >> "$CALLS"
echo ${ANSWER}
`

/** Runs the commands of a guide one after the other in one shell, which ends at the first that fails or lacks a variable. */
export async function runGuide(commands: readonly string[]): Promise<GuideRun> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-guide-'))
  try {
    const calls = join(folder, 'calls')
    await writeFile(calls, '')
    for (const name of STAND_INS) {
      await writeFile(join(folder, name), STAND_IN)
      await chmod(join(folder, name), 0o755)
    }
    for (const name of REAL) await symlink(programAt(name), join(folder, name))
    const env = { PATH: folder, CALLS: calls, HOME: folder }
    const script = ['set -euo pipefail', 'cd "$HOME"', ...commands].join('\n')
    const ended = await ending('/bin/bash', ['-c', script], env)
    return { ...ended, calls: callsIn(await readFile(calls, 'utf8')) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function programAt(name: string): string {
  const found = ['/usr/bin', '/bin'].map((place) => join(place, name)).find((path) => existsSync(path))
  if (found === undefined) throw new Error(`expected a program ${name}, found none`)
  return found
}

/** How a program ends, and what it says of faults. */
function ending(
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Pick<GuideRun, 'status' | 'errors'>> {
  return new Promise((resolve) => {
    const child = execFile(program, words, { env, timeout: 60_000 }, (_fault, _output, errors) => {
      resolve({ status: child.exitCode ?? 1, errors })
    })
  })
}

function callsIn(log: string): readonly Called[] {
  return log
    .split('\n\0')
    .filter((call) => call !== '')
    .map((call) => call.split('\0').slice(0, -1))
}
