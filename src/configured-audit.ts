import { AuditTrail } from './audit/audit-trail.ts'
import { auditedLog } from './audit/audited-log.ts'
import type { AuditLog } from './audit/audit-log.ts'
import type { EventSink } from './audit/event-sink.ts'
import { MemoryAuditLog } from './audit/memory-audit-log.ts'
import { observedAuditLog } from './audit/observed-audit-log.ts'
import { openAuditLog } from './audit/open-audit-log.ts'
import type { Config } from './config.ts'
import { CLOUDS } from './snapshot/azure/connection.ts'
import { signedInCredential } from './snapshot/azure/signed-in-credential.ts'
import { wait } from './wait.ts'

type AuditConfig = Pick<Config, 'audit' | 'cloud' | 'readerClientId'>

/** Where the configuration keeps audit records, and the log of the program beside it. */
export async function configuredAudit(config: AuditConfig, sink: EventSink): Promise<AuditTrail> {
  const log = await configuredLog(config, sink)
  return new AuditTrail({ log: auditedLog(observedAuditLog(log), sink), sink, wait })
}

async function configuredLog(
  { audit, cloud, readerClientId }: AuditConfig,
  sink: EventSink,
): Promise<AuditLog> {
  if (audit === null) return new MemoryAuditLog()
  return openAuditLog(audit, {
    credential: () => signedInCredential(CLOUDS[cloud], readerClientId),
    onUnreadable: (line) => {
      sink.error('audit-unreadable', { ...line })
    },
  })
}
