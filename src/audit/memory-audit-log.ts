import { ReadableStream } from 'node:stream/web'
import type { AuditLog } from './audit-log.ts'
import type { AuditRecord } from './audit-record.ts'

const MOST_KEPT = 10_000

/** The last records of this process, for the sandbox. */
export class MemoryAuditLog implements AuditLog {
  readonly #records = new Map<string, AuditRecord>()

  append(record: AuditRecord): Promise<void> {
    this.#records.set(record.id, record)
    const [oldest] = this.#records.keys()
    if (this.#records.size > MOST_KEPT && oldest !== undefined) this.#records.delete(oldest)
    return Promise.resolve()
  }

  since(since: Date, until?: Date): AsyncIterable<AuditRecord> {
    const wanted = [...this.#records.values()].filter(({ at }) => {
      const time = Date.parse(at)
      return time >= since.getTime() && (until === undefined || time < until.getTime())
    })
    return ReadableStream.from(wanted)
  }
}
