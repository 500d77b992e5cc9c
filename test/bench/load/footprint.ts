import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { INSTALLED } from '../../../deployment/build/packages.ts'
import { bundled } from '../../deployment/bundled.ts'
import { started } from '../../started.ts'
import { megabytesText, millisecondsText, type BenchRow } from '../row.ts'
import { folderBytes, installedBytes } from './installed-bytes.ts'

const ROOT = join(import.meta.dirname, '../../..')
const ECHO = join(import.meta.dirname, 'echo-bot.ts')
const ROUNDS = 5
/** Milliseconds after which a process that was started does nothing any more. */
const SETTLED = 2_000

export interface Footprint {
  /** milliseconds from the start of the process until it takes messages */
  readonly start: number
  /** bytes of the process when it has nothing to do */
  readonly idle: number
  /** bytes of files */
  readonly installed: number
}

/** The bundle in sandbox mode, and the echo bot as it is; they take turns. */
export async function footprints(): Promise<{ readonly rolecall: Footprint; readonly echo: Footprint }> {
  const bundle = await bundled()
  try {
    const ofRolecall: Run[] = []
    const ofEcho: Run[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      ofRolecall.push(await run(join(bundle.folder, 'index.js'), { PORT: '0', CHAT_PORT: '0' }))
      ofEcho.push(await run(ECHO, {}))
    }
    return {
      rolecall: {
        ...medianOf(ofRolecall),
        installed: folderBytes(bundle.folder) + installedBytes(ROOT, INSTALLED),
      },
      echo: { ...medianOf(ofEcho), installed: installedBytes(ROOT, ['botbuilder', 'restify']) },
    }
  } finally {
    await bundle.remove()
  }
}

export function footprintRows({
  rolecall,
  echo,
}: {
  readonly rolecall: Footprint
  readonly echo: Footprint
}): readonly BenchRow[] {
  return [
    {
      what: 'from the start of the process until it takes messages',
      ours: millisecondsText(rolecall.start),
      peer: `echo bot: ${millisecondsText(echo.start)}`,
      ratio: rolecall.start / echo.start,
    },
    {
      what: 'memory of a process that waits, the sandbox included',
      ours: megabytesText(rolecall.idle),
      peer: `echo bot: ${megabytesText(echo.idle)}`,
      ratio: rolecall.idle / echo.idle,
    },
    {
      what: 'installed, dependencies included',
      ours: megabytesText(rolecall.installed),
      peer: `echo bot: ${megabytesText(echo.installed)}`,
      ratio: rolecall.installed / echo.installed,
    },
  ]
}

type Run = Pick<Footprint, 'start' | 'idle'>

async function run(program: string, environment: Readonly<Record<string, string>>): Promise<Run> {
  const begun = performance.now()
  const bot = started([program], environment)
  try {
    await bot.says(/takes messages at/)
    const start = performance.now() - begun
    await setTimeout(SETTLED)
    return { start, idle: residentBytes(bot.process.pid) }
  } finally {
    await bot.kill()
  }
}

/** Linux alone tells it of another process. */
function residentBytes(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) * 1024
  } catch {
    return Number.NaN
  }
}

function medianOf(runs: readonly Run[]): Run {
  const median = (values: readonly number[]) =>
    values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
  return { start: median(runs.map(({ start }) => start)), idle: median(runs.map(({ idle }) => idle)) }
}
