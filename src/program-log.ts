import { pino, type DestinationStream } from 'pino'
import type { Log } from './teams/log.ts'
import type { ExportEvent } from './telemetry/exported-event.ts'
import { traceId } from './telemetry/spans.ts'
import { turnId } from './telemetry/turn.ts'

export interface LogOptions {
  readonly level: string
  /** null: nothing leaves this machine */
  readonly exportEvent: ExportEvent | null
  /** standard output where left out */
  readonly destination?: DestinationStream
}

/** The log of this program: a line of JSON for each event, with the turn and the trace that it belongs to. */
export function programLog({ level, exportEvent, destination }: LogOptions): Log {
  const options = { level, mixin: correlation }
  const logger = destination === undefined ? pino(options) : pino(options, destination)
  const to = (severity: 'info' | 'warn' | 'error') => (event: string, fields: Parameters<Log['info']>[1]) => {
    logger[severity](fields, event)
    if (logger.isLevelEnabled(severity)) exportEvent?.(severity, event, fields)
  }
  return { info: to('info'), warn: to('warn'), error: to('error') }
}

function correlation(): { readonly turn?: string; readonly trace?: string } {
  const turn = turnId()
  const trace = traceId()
  return { ...(turn === null ? {} : { turn }), ...(trace === null ? {} : { trace }) }
}
