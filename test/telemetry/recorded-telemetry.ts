import { context, metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base'

export interface RecordedPoint {
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  /** of a histogram: how many values */
  readonly value: number
}

/** Takes all spans and metrics of this process, as a real exporter would. */
export class RecordedTelemetry {
  readonly #spans = new InMemorySpanExporter()
  readonly #metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  readonly #tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(this.#spans)] })
  readonly #reader = new PeriodicExportingMetricReader({
    exporter: this.#metrics,
    exportIntervalMillis: 1_000_000,
  })
  readonly #meter = new MeterProvider({ readers: [this.#reader] })

  constructor() {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    trace.setGlobalTracerProvider(this.#tracer)
    metrics.setGlobalMeterProvider(this.#meter)
  }

  get spans(): readonly ReadableSpan[] {
    return this.#spans.getFinishedSpans()
  }

  /** Spans of one name, or whose name begins with it. */
  named(name: string): readonly ReadableSpan[] {
    return this.spans.filter((span) => span.name === name || span.name.startsWith(`${name} `))
  }

  /** The spans of one trace as indented lines, in the order in which they began. */
  treeOf(root: ReadableSpan): readonly string[] {
    const children = this.spans
      .filter(({ parentSpanContext }) => parentSpanContext?.spanId === root.spanContext().spanId)
      .toSorted((one, other) => startOf(one) - startOf(other))
    return [root.name, ...children.flatMap((child) => this.treeOf(child).map((line) => `  ${line}`))]
  }

  /** Every point of every metric. */
  async points(): Promise<readonly RecordedPoint[]> {
    this.#metrics.reset()
    await this.#reader.forceFlush()
    return this.#metrics.getMetrics().flatMap(({ scopeMetrics }) =>
      scopeMetrics.flatMap((scope) =>
        scope.metrics.flatMap(({ descriptor, dataPoints }) =>
          dataPoints.map(({ attributes, value }) => ({
            name: descriptor.name,
            attributes,
            value: typeof value === 'number' ? value : value.count,
          })),
        ),
      ),
    )
  }

  /** All that left, as text to be searched. */
  async everything(): Promise<string> {
    const spans = this.spans.map(({ name, kind, status, attributes, events, links }) => ({
      name,
      kind: SpanKind[kind],
      status: { ...status, code: SpanStatusCode[status.code] },
      attributes,
      events,
      links,
    }))
    return JSON.stringify([spans, await this.points()])
  }

  forget(): void {
    this.#spans.reset()
  }
}

function startOf({ startTime: [seconds, nanoseconds] }: ReadableSpan): number {
  return seconds * 1e9 + nanoseconds
}
