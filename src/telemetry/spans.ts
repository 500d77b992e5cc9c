import { context, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api'
import { errorName } from './error-name.ts'
import { SPANS, type SpanAttributes, type SpanName, type Stage } from './span-table.ts'

/** The name that spans and metrics go by as those of this program. */
export const SCOPE = 'rolecall'

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const

/** A span that is under way. */
export interface OpenSpan<Name extends SpanName> {
  readonly set: (attributes: SpanAttributes<Name>) => void
  /** what happened counts as a failure, though nothing is thrown; `error` is a code or the name of a class */
  readonly fail: (error: string) => void
}

interface Options {
  /** whether it begins a trace, whatever it is within */
  readonly isRoot?: boolean
  /** when it began, in milliseconds of the clock of `Date`; now where left out */
  readonly startTime?: number
}

/**
 * Does `work` within a span, which ends with it. Of a fault the span holds the name of its class. Nothing is measured
 * where nobody takes it.
 */
export async function traced<Name extends SpanName, Result>(
  name: Name,
  attributes: SpanAttributes<Name>,
  work: (span: OpenSpan<Name>) => Result | Promise<Result>,
  options: Options = {},
): Promise<Result> {
  const span = started(name, attributes, options)
  const fail = (error: string) => {
    span.setAttribute('rolecall.error', error)
    span.setStatus({ code: SpanStatusCode.ERROR })
  }
  try {
    return await context.with(trace.setSpan(context.active(), span), () =>
      work({ set: (more) => span.setAttributes({ ...more }), fail }),
    )
  } catch (fault) {
    // work that nobody waits for any more did not fail
    if (fault instanceof Error && fault.name === 'AbortError') span.setAttribute('rolecall.error', fault.name)
    else fail(errorName(fault))
    throw fault
  } finally {
    span.end()
  }
}

/** A stage of the road. */
export function stage<Result>(name: Stage, work: () => Result | Promise<Result>): Promise<Result> {
  return traced('stage', { 'rolecall.stage': name }, work)
}

/** The trace that is under way, as 32 hexadecimal digits; null: nobody takes one. */
export function traceId(): string | null {
  const found = trace.getActiveSpan()?.spanContext()
  return found === undefined || /^0*$/.test(found.traceId) ? null : found.traceId
}

function started<Name extends SpanName>(
  name: Name,
  attributes: SpanAttributes<Name>,
  { isRoot = false, startTime }: Options,
): Span {
  const { kind, namedBy } = SPANS[name]
  const values: Readonly<Record<string, string | number | boolean | undefined>> = attributes
  const detail = namedBy === null ? undefined : values[namedBy]
  return trace.getTracer(SCOPE).startSpan(detail === undefined ? name : `${name} ${detail}`, {
    kind: KINDS[kind],
    attributes: { ...attributes },
    root: isRoot,
    ...(startTime === undefined ? {} : { startTime }),
  })
}
