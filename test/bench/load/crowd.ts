import { millisecondsText, type BenchRow } from '../row.ts'
import type { Bot, Generator, Load } from './generator.ts'

export const CROWD = 200

export interface Crowd {
  readonly load: Load
  /** milliseconds until everybody had an answer */
  readonly answered: number
}

/** So many people each send an error at the same moment. */
export async function crowd(generator: Generator, bot: Bot): Promise<Crowd> {
  await generator.load(bot, 1, 1)
  const start = performance.now()
  const load = await generator.load(bot, CROWD, CROWD)
  await generator.untilSent(CROWD)
  return { load, answered: performance.now() - start }
}

export function crowdRow(what: string, { load, answered }: Crowd): BenchRow {
  const { late, early, failures, longest } = load
  return {
    what: `${CROWD} conversations at once, ${what}`,
    ours: `${late} late, ${early} acknowledged early, ${failures} failed`,
    peer: `the last request after ${millisecondsText(longest)}, the last answer after ${millisecondsText(answered)}`,
    target: { text: 'none late, none failed', met: late + failures === 0 },
  }
}
