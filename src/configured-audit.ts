import type { TokenCredential } from '@azure/core-auth'
import { AuditTrail } from './audit/audit-trail.ts'
import { auditedLog } from './audit/audited-log.ts'
import type { AuditLog } from './audit/audit-log.ts'
import type { EventSink } from './audit/event-sink.ts'
import { MemoryAuditLog } from './audit/memory-audit-log.ts'
import { observedAuditLog } from './audit/observed-audit-log.ts'
import { openAuditLog } from './audit/open-audit-log.ts'
import type { Config } from './config.ts'
import { wait } from './wait.ts'

/** Where the configuration keeps audit records, and the log of the program beside it. */
export async function configuredAudit(
  { audit }: Pick<Config, 'audit'>,
  credential: () => Promise<TokenCredential>,
  sink: EventSink,
): Promise<AuditTrail> {
  const log = await configuredLog(audit, credential, sink)
  return new AuditTrail({ log: auditedLog(observedAuditLog(log), sink), sink, wait })
}

async function configuredLog(
  audit: Config['audit'],
  credential: () => Promise<TokenCredential>,
  sink: EventSink,
): Promise<AuditLog> {
  if (audit === null) return new MemoryAuditLog()
  return openAuditLog(audit, {
    credential,
    onUnreadable: (line) => {
      sink.error('audit-unreadable', { ...line })
    },
  })
}
