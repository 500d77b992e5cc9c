import { millisecondsText, type BenchRow } from '../row.ts'
import type { Bot, Generator, Load } from './generator.ts'

/** Turns under way at a time, one load after the other. */
const AT_ONCE = [1, 4, 16, 48]
const WARMING = 300
/** Of the echo bot's turns in a second. */
const LEAST = 0.6

export interface Compared {
  readonly rolecall: Bot
  readonly echo: Bot
  /** an echo bot that also types, and reads as often as Rolecall */
  readonly reading: Bot
}

type Loads = Readonly<Record<keyof Compared, readonly Load[]>>

/** Every bot under every load; they take turns. */
export async function turnRates(generator: Generator, bots: Compared, turns: number): Promise<Loads> {
  const loads: Record<keyof Compared, Load[]> = { rolecall: [], echo: [], reading: [] }
  const names = ['echo', 'reading', 'rolecall'] as const
  for (const name of names) await generator.load(bots[name], WARMING, 4)
  for (const atOnce of AT_ONCE)
    for (const name of names) loads[name].push(await generator.load(bots[name], turns, atOnce))
  return loads
}

export function turnRateRows({ rolecall, echo, reading }: Loads): readonly BenchRow[] {
  const fastest = fastestOf(echo)
  const soonest = rolecall.toSorted((left, right) => left.p99 - right.p99).slice(0, 1)
  const asSoon = fastestOf([...soonest, ...rolecall.filter(({ p99 }) => p99 <= fastest.p99)])
  const ratio = asSoon.perSecond / fastest.perSecond
  return [
    {
      what: 'turns in a second, each a diagnosis, answered as soon as by the echo bot (99 of 100)',
      ours: loadText(asSoon),
      peer: `echo bot: ${loadText(fastest)}`,
      ratio,
      target: { text: `at least ${LEAST}`, met: ratio >= LEAST && asSoon.p99 <= fastest.p99 },
    },
    ...[
      { what: 'turns in a second of its process’s own time', peer: echo, name: 'echo bot' },
      {
        what: `the same beside a bot that reads as often, ${Math.round(reading[0]?.reads ?? 0)} times a turn`,
        peer: reading,
        name: 'reading bot',
      },
    ].map(({ what, peer, name }): BenchRow => {
      const [ours, theirs] = [processorRate(rolecall), processorRate(peer)]
      return {
        what,
        ours: `${Math.round(ours)}/s`,
        peer: `${name}: ${Math.round(theirs)}/s`,
        ratio: ours / theirs,
      }
    }),
  ]
}

function fastestOf(loads: readonly Load[]): Load {
  return loads.reduce((best, load) => (load.perSecond > best.perSecond ? load : best))
}

function processorRate(loads: readonly Load[]): number {
  return Math.max(...loads.map(({ perProcessorSecond }) => perProcessorSecond))
}

function loadText({ perSecond, p99, atOnce }: Load): string {
  return `${Math.round(perSecond)}/s, 99% in ${millisecondsText(p99)}, ${atOnce} at once`
}
