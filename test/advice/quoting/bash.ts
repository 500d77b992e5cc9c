import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BASH = execFileSync('bash', ['-c', 'printf %s "$BASH"'], { encoding: 'utf8' })

/** Whatever a broken quotation lets through finds no program, no file and no way to write one. */
function inEmptyRoom(...options: readonly string[]): string {
  const room = mkdtempSync(join(tmpdir(), 'rolecall-'))
  try {
    return execFileSync(BASH, ['--norc', '--noprofile', ...options], {
      encoding: 'utf8',
      cwd: room,
      env: { PATH: '', LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  } finally {
    rmSync(room, { recursive: true })
  }
}

/** Whether `bash -n` takes some scripts without complaint. */
export function parsesInBash(...scripts: readonly string[]): boolean {
  inEmptyRoom('-n', '-c', scripts.join('\n'))
  return true
}

/** Stand-ins print the words that they get; `az resource show` prints what follows `--ids`. */
const STAND_INS = [
  `words() { printf '%s\\0' "$#" "$@"; }`,
  `az() { if [ "$1 $2 $3" = 'resource show --ids' ]; then printf '%s' "$4"; else words az "$@"; fi; }`,
  `terraform() { words terraform "$@"; }`,
].join('\n')

/** The commands that bash would run for some scripts, each as its words. */
export function callsInBash(...scripts: readonly string[]): readonly (readonly string[])[] {
  const printed = inEmptyRoom('--restricted', '-c', [STAND_INS, ...scripts].join('\n'))
    .split('\0')
    .slice(0, -1)
  const calls: (readonly string[])[] = []
  for (let at = 0; at < printed.length; at += 1 + Number(printed[at])) {
    calls.push(printed.slice(at + 1, at + 1 + Number(printed[at])))
  }
  return calls
}

/** What bash makes of words, given as they would be in a command. */
export function wordsInBash(words: readonly string[]): readonly string[] {
  return callsInBash(`words ${words.join(' ')}`).flat()
}
