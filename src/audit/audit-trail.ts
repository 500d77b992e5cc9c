import { AsyncLocalStorage } from 'node:async_hooks'
import { LRUCache } from 'lru-cache'
import { AuditUnavailableError, type AuditLog } from './audit-log.ts'
import type { AuditRecord } from './audit-record.ts'
import { loggedFields } from './audited-log.ts'
import type { EventSink } from './event-sink.ts'

/** Records that this process has kept or is about to, by which one that it is to keep again is known. */
const MOST_KNOWN = 10_000

/** Records that wait for storage to be reachable again. */
const MOST_WAITING = 1_000
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000

interface Waiting {
  readonly record: AuditRecord
  readonly append: () => Promise<void>
}

export interface TrailOptions {
  readonly log: AuditLog
  readonly sink: EventSink
  /** resolves after some milliseconds, or rejects once the signal aborts */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/**
 * The two ways to record. `append` comes before what must not happen unrecorded, and rejects where it could not be
 * recorded. `appendEventually` comes after what has happened and is not held up by it: the record waits and is tried
 * again. One that cannot be kept is logged in full as `audit-lost`.
 */
export class AuditTrail implements AuditLog {
  readonly #options: TrailOptions
  readonly #waiting: Waiting[] = []
  readonly #known = new LRUCache<string, Promise<void>>({ max: MOST_KNOWN })
  readonly #closing = new AbortController()
  #working: Promise<void> | null = null

  constructor(options: TrailOptions) {
    this.#options = options
  }

  async append(record: AuditRecord): Promise<void> {
    const fault = await faultOf(this.#keep(record))
    if (fault === null) return
    this.#options.sink.error('audit-not-kept', { ...whyOf(fault), event: record.event })
    throw fault
  }

  since(since: Date, until?: Date): AsyncIterable<AuditRecord> {
    return this.#options.log.since(since, until)
  }

  appendEventually(record: AuditRecord): void {
    if (this.#waiting.length >= MOST_WAITING) {
      this.#lose(record, 'too many records wait')
      return
    }
    // what waits is appended, and logged, as what the turn did that it comes from
    const append = AsyncLocalStorage.bind(() => this.#keep(record))
    this.#waiting.push({ record, append })
    this.#working ??= this.#work()
  }

  /** Tries once more what waits; what cannot be kept then is lost. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#working
  }

  async #work(): Promise<void> {
    const { sink, wait } = this.#options
    let pause = FIRST_PAUSE
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const fault = await faultOf(next.append())
      if (fault === null) {
        this.#waiting.shift()
        continue
      }
      if (!(fault instanceof AuditUnavailableError)) {
        this.#waiting.shift()
        this.#lose(next.record, 'the record is malformed')
        continue
      }
      if (this.#closing.signal.aborted) {
        for (const { record } of this.#waiting.splice(0)) this.#lose(record, fault.message)
        break
      }
      sink.error('audit-not-kept', { ...whyOf(fault), waiting: this.#waiting.length, pause })
      await wait(pause, this.#closing.signal).catch(() => undefined)
      pause = Math.min(2 * pause, LONGEST_PAUSE)
    }
    this.#working = null
  }

  /** Once, whoever asks for it. */
  #keep(record: AuditRecord): Promise<void> {
    const known = this.#known.get(record.id)
    if (known !== undefined) return known
    const keeping = this.#options.log.append(record)
    this.#known.set(record.id, keeping)
    keeping.catch(() => {
      if (this.#known.peek(record.id) === keeping) this.#known.delete(record.id)
    })
    return keeping
  }

  #lose(record: AuditRecord, why: string): void {
    this.#options.sink.error('audit-lost', { why, record: loggedFields(record) })
  }
}

async function faultOf(work: Promise<void>): Promise<Error | null> {
  try {
    await work
    return null
  } catch (fault) {
    return fault instanceof Error ? fault : new Error('a fault that is no error', { cause: fault })
  }
}

/** Other faults may quote what is in the record. */
function whyOf(fault: Error): { readonly why: string } {
  return { why: fault instanceof AuditUnavailableError ? fault.message : fault.name }
}
