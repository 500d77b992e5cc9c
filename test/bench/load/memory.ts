import { megabytesText, type BenchRow } from '../row.ts'
import type { Bot, Generator } from './generator.ts'

/** At which parts of the turns the heap is looked at: by the first, what is kept on purpose is there. */
const PARTS = [0.2, 0.6, 1] as const
const AT_ONCE = 16
/** Bytes that a turn may leave behind. */
const MOST_LEFT = 200

export interface HeapAfter {
  readonly turns: number
  /** bytes, after a collection of garbage */
  readonly heap: number
}

/** Many turns, and how large the heap is on the way. */
export async function heapOver(generator: Generator, bot: Bot, turns: number): Promise<readonly HeapAfter[]> {
  const heaps: HeapAfter[] = []
  let done = 0
  for (const part of PARTS) {
    const upTo = Math.round(part * turns)
    await generator.load(bot, upTo - done, AT_ONCE)
    done = upTo
    heaps.push({ turns: done, heap: (await bot.process.usage()).heap })
  }
  return heaps
}

export function heapRow(heaps: readonly HeapAfter[]): BenchRow {
  const [first, last] = [heaps[0], heaps.at(-1)]
  const left =
    first === undefined || last === undefined
      ? Number.NaN
      : (last.heap - first.heap) / (last.turns - first.turns)
  return {
    what: 'memory after so many turns',
    ours: heaps.map(({ turns, heap }) => `${turns.toLocaleString('en')}: ${megabytesText(heap)}`).join(', '),
    peer: `a turn leaves ${Math.round(left)} bytes`,
    target: { text: `at most ${MOST_LEFT} bytes`, met: left <= MOST_LEFT },
  }
}
