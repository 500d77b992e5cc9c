import type { TokenCredential } from '@azure/core-auth'
import type { AuditLog, OnUnreadable } from './audit-log.ts'
import type { AuditPlace } from './audit-place.ts'
import { FileAuditLog } from './file-audit-log.ts'

/** Retries of a request, in milliseconds: what is not kept by then is told, or waits in memory. */
const RETRIES = { maxTries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 2_000 }

export interface OpenOptions {
  /** of the identity that reads and writes a container; asked for only then */
  readonly credential: () => Promise<TokenCredential>
  readonly onUnreadable: OnUnreadable
}

/** The log at a place. Nothing is read or written yet. */
export async function openAuditLog(
  place: AuditPlace,
  { credential, onUnreadable }: OpenOptions,
): Promise<AuditLog> {
  switch (place.kind) {
    case 'directory':
      return new FileAuditLog(place.path, onUnreadable)
    case 'container': {
      const [{ ContainerClient }, { BlobAuditLog }] = await Promise.all([
        import('@azure/storage-blob'),
        import('./blob-audit-log.ts'),
      ])
      const container = new ContainerClient(place.url, await credential(), { retryOptions: RETRIES })
      return new BlobAuditLog(container, onUnreadable)
    }
    default:
      return place satisfies never
  }
}
