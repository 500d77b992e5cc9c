import type { AuditLog } from './audit-log.ts'
import type { AuditRecord } from './audit-record.ts'
import type { EventSink } from './event-sink.ts'

/** A log whose every record, once it is kept, is logged as `audit` too. */
export function auditedLog(log: AuditLog, sink: EventSink): AuditLog {
  return {
    append: async (record) => {
      await log.append(record)
      sink.info('audit', loggedFields(record))
    },
    since: (since, until) => log.since(since, until),
  }
}

/** What somebody typed; the program's log holds nothing of that, the audit log does. */
const TYPED: readonly string[] = ['reason', 'text']

export function loggedFields(record: AuditRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !TYPED.includes(name)))
}
