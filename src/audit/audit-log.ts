import type { AuditRecord } from './audit-record.ts'

/** Where records are kept: they are added and read, never changed. */
export interface AuditLog {
  /**
   * Resolves once the record is kept where a crash does not lose it. Rejects with `AuditUnavailableError` where it could
   * not be kept, or not known to be; appending it again is safe, since a record is read once however often it was written.
   */
  append(record: AuditRecord): Promise<void>
  /**
   * The records of a time, `until` excluded, in the order in which they were written, which is nearly that of time. They
   * are read as they are asked for. Rejects with `AuditUnavailableError`.
   */
  since(since: Date, until?: Date): AsyncIterable<AuditRecord>
}

/** The storage could not be reached, or refused. The message tells what was tried and what it answered. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError'
}

/** A line that is no record: torn by a crash, or of a later version. It is passed over. */
export interface UnreadableLine {
  /** file or blob */
  readonly place: string
  /** from 1 */
  readonly line: number
  readonly why: 'torn' | 'unknown' | 'too-long'
}

export type OnUnreadable = (unreadable: UnreadableLine) => void
