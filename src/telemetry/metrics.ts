import {
  metrics,
  type Counter,
  type Histogram,
  type Meter,
  type MeterProvider,
  type UpDownCounter,
} from '@opentelemetry/api'
import { METRICS, type MetricAttributes, type MetricName, type MetricOf } from './metric-table.ts'
import { SCOPE } from './spans.ts'

/** Adds one, or as many as are given. */
export function count<Name extends MetricOf<'counter'>>(
  name: Name,
  attributes: MetricAttributes<Name>,
  times = 1,
): void {
  instruments().counter(name).add(times, attributes)
}

/** What there is more of, or less of. */
export function adjust<Name extends MetricOf<'up-down-counter'>>(
  name: Name,
  attributes: MetricAttributes<Name>,
  difference: 1 | -1,
): void {
  instruments().upDownCounter(name).add(difference, attributes)
}

/** A duration; the metric is in seconds. */
export function recordDuration<Name extends MetricOf<'histogram'>>(
  name: Name,
  attributes: MetricAttributes<Name>,
  milliseconds: number,
): void {
  instruments()
    .histogram(name)
    .record(milliseconds / 1000, attributes)
}

/** The instruments of a meter, each made when it is first used. */
class Instruments {
  readonly provider: MeterProvider
  readonly #meter: Meter
  readonly #counters = new Map<MetricName, Counter>()
  readonly #upDownCounters = new Map<MetricName, UpDownCounter>()
  readonly #histograms = new Map<MetricName, Histogram>()

  constructor(provider: MeterProvider) {
    this.provider = provider
    this.#meter = provider.getMeter(SCOPE)
  }

  counter(name: MetricName): Counter {
    return made(this.#counters, name, (options) => this.#meter.createCounter(name, options))
  }

  upDownCounter(name: MetricName): UpDownCounter {
    return made(this.#upDownCounters, name, (options) => this.#meter.createUpDownCounter(name, options))
  }

  histogram(name: MetricName): Histogram {
    return made(this.#histograms, name, (options) =>
      this.#meter.createHistogram(name, {
        ...options,
        advice: { explicitBucketBoundaries: [...SECONDS] },
      }),
    )
  }
}

/** Upper bounds, in seconds: from a cached answer to one that is given up. */
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 7, 10, 15, 30, 60, 120] as const

function made<Instrument>(
  known: Map<MetricName, Instrument>,
  name: MetricName,
  make: (options: { readonly unit: string; readonly description: string }) => Instrument,
): Instrument {
  const found = known.get(name)
  if (found !== undefined) return found
  const { unit, what } = METRICS[name]
  const instrument = make({ unit, description: what })
  known.set(name, instrument)
  return instrument
}

let present: Instruments | undefined

/** Those of whoever takes metrics now: instruments made before somebody did would count for nobody. */
function instruments(): Instruments {
  const provider = metrics.getMeterProvider()
  if (present?.provider !== provider) present = new Instruments(provider)
  return present
}
