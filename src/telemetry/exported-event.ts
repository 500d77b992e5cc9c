import { LOG_EVENTS } from './log-table.ts'
import { turnId } from './turn.ts'

export type LogLevel = 'info' | 'warn' | 'error'

/** Takes a log event along with the telemetry. */
export type ExportEvent = (level: LogLevel, event: string, fields: Readonly<Record<string, unknown>>) => void

/** Longer values are none of the codes, ids and sentences of ours that are exported: the longest are all codes of blind spots. */
const LONGEST_VALUE = 250

/**
 * The attributes that leave with a log event: those of its fields that its row in the table names, and the turn. The
 * fault of a warning or an error is an exception by OpenTelemetry's conventions, without a message of its own.
 */
export function exportedAttributes(
  level: LogLevel,
  event: string,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | number | boolean>> {
  const turn = turnId()
  const attributes: Record<string, string | number | boolean> = {}
  for (const field of LOG_EVENTS[event]?.fields ?? []) {
    const value = fields[field]
    if (isExported(value)) attributes[`rolecall.${field}`] = value
  }
  if (turn !== null) attributes['rolecall.turn'] = turn
  const { at, name } = fields
  if (level !== 'info' && Array.isArray(at) && typeof name === 'string') {
    attributes['exception.type'] = name
    attributes['exception.message'] = event
    attributes['exception.stacktrace'] = [event, ...at.filter((frame) => typeof frame === 'string')].join(
      '\n',
    )
  }
  return attributes
}

function isExported(value: unknown): value is string | number | boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.length <= LONGEST_VALUE)
  )
}
