import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Bench } from 'tinybench'

const ROUNDS = 3

/** Milliseconds of one run, at the median. */
export async function median(run: () => void): Promise<number> {
  const [time = Number.NaN] = await medians([run])
  return time
}

/**
 * Milliseconds of one run of each, at the median. They take turns, and the quietest turn of each counts, so
 * that what else the machine does weighs on all of them alike.
 */
export async function medians(runs: readonly (() => void)[]): Promise<readonly number[]> {
  const best = runs.map(() => Infinity)
  for (let round = 0; round < ROUNDS; round += 1) {
    const bench = new Bench({ time: 300, iterations: 5, warmupTime: 100, warmupIterations: 2 })
    runs.forEach((run, index) => bench.add(String(index), run))
    await bench.run()
    bench.tasks.forEach(({ result }, index) => {
      if (!('latency' in result)) throw new Error(`expected a measurement, found ${result.state}`)
      best[index] = Math.min(best[index] ?? Infinity, result.latency.p50)
    })
  }
  return best
}

/** Milliseconds of a single run, for what takes long. */
export function once(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

/** Milliseconds of one run, at the median of the quietest round, each on something made anew that is not measured. */
export function medianOfFresh<T>(runs: number, make: () => T, run: (made: T) => void): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const times = Array.from({ length: runs }, () => {
      const made = make()
      return once(() => {
        run(made)
      })
    })
    return times.toSorted((left, right) => left - right)[Math.floor(runs / 2)] ?? Number.NaN
  })
  return Math.min(...rounds)
}

/** Bytes that one run takes, garbage included, after another has made what is made once for all. */
export function memoryOf<T>(make: () => T, run: (made: T) => void): number {
  run(make())
  const made = make()
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  run(made)
  return process.memoryUsage().heapUsed - before
}

const gc = exposedGarbageCollection()

/** Twice, since what the first pass finds to be dead may hold on to more. */
function collectGarbage(): void {
  gc()
  gc()
}

function exposedGarbageCollection(): () => void {
  setFlagsFromString('--expose-gc')
  const exposed: unknown = runInNewContext('gc')
  if (typeof exposed !== 'function') throw new Error('expected gc of V8, found none')
  return () => {
    Reflect.apply(exposed, undefined, [])
  }
}
