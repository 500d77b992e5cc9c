import { parseArgs } from 'node:util'
import { writeMeasured } from '../document.ts'
import { machine } from '../machine.ts'
import { tableOf } from '../row.ts'
import { crowd, crowdRow, CROWD } from './crowd.ts'
import { footprintRows, footprints } from './footprint.ts'
import { Generator, type Bot } from './generator.ts'
import { heapOver, heapRow } from './memory.ts'
import { LoadProcess } from './process.ts'
import { listening, surroundings as surroundingsReady } from './settings.ts'
import { turnRateRows, turnRates } from './turn-rates.ts'

const count = (text: string) => Number.parseInt(text, 10)

const { values } = parseArgs({
  options: {
    /** of each bot under each load */
    turns: { type: 'string', default: '400' },
    /** after which memory must not have grown */
    'memory-turns': { type: 'string', default: '8000' },
    /** keeps the table in docs/benchmarks.md */
    write: { type: 'boolean', default: false },
    /** a folder for profiles of Rolecall’s process */
    profile: { type: 'string' },
  },
})

const PEOPLE = 500

const { process: around, ready: surroundings } = await LoadProcess.start(
  'surroundings.ts',
  { people: PEOPLE },
  surroundingsReady,
)
const generator = new Generator(surroundings, around, PEOPLE)
const profiler = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]

const rolecall = await startBot('rolecall-bot.ts', { surroundings, isLimited: false }, profiler)
const echo = await startBot('echo-bot.ts', {})
const probe = await generator.load(rolecall, 50, 1)
const reading = await startBot('reading-bot.ts', { surroundings, reads: Math.round(probe.reads) })
const loads = await turnRates(generator, { rolecall, echo, reading }, count(values.turns))
await echo.process.end()
await reading.process.end()

const unlimited = await crowd(generator, rolecall)
const heaps = await heapOver(generator, rolecall, count(values['memory-turns']))
await rolecall.process.end()

const limitedBot = await startBot('rolecall-bot.ts', { surroundings, isLimited: true })
const limited = await crowd(generator, limitedBot)
await limitedBot.process.end()
await around.end()

const footprint = await footprints()

const rows = [
  ...turnRateRows(loads),
  crowdRow('without limits of Azure and Teams', unlimited),
  crowdRow('within the limits of Azure and Teams', limited),
  heapRow(heaps),
  ...footprintRows(footprint),
]
const measured = {
  machine: machine(),
  loads,
  crowds: { unlimited, limited, people: CROWD },
  heaps,
  footprint,
}
const table = `${measured.machine}\n\n${tableOf(rows)}\n`
process.stdout.write(`${JSON.stringify(measured, null, 2)}\n\n${table}`)
if (values.write) await writeMeasured('load', table)
if (rows.some(({ target }) => target?.met === false)) process.exitCode = 1

async function startBot(program: string, settings: object, options: readonly string[] = []): Promise<Bot> {
  const { process, ready } = await LoadProcess.start(program, settings, listening, options)
  return { process, url: ready.url }
}
