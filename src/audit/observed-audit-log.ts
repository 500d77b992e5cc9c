import { count } from '../telemetry/metrics.ts'
import { traced } from '../telemetry/spans.ts'
import type { AuditLog } from './audit-log.ts'
import type { AuditRecord } from './audit-record.ts'

/** A log each of whose appends is measured, and by which requests for access are counted. */
export function observedAuditLog(log: AuditLog): AuditLog {
  return {
    append: async (record) => {
      const { event } = record
      await traced('audit', { 'rolecall.event': event, 'peer.service': 'storage' }, () => log.append(record))
      if (IN_THE_LIFE_OF_A_REQUEST.includes(event)) {
        count('rolecall.access_requests', {
          'rolecall.event': event,
          'rolecall.decision': record.event === 'request-decided' ? record.decision : 'none',
        })
      }
    },
    since: (since, until) => log.since(since, until),
  }
}

const IN_THE_LIFE_OF_A_REQUEST: readonly AuditRecord['event'][] = [
  'access-requested',
  'request-decided',
  'granted',
  'grant-failed',
  'verified',
  'not-yet-in-effect',
]
