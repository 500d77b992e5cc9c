import { createReadStream } from 'node:fs'
import { mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { auditLine } from './audit-line.ts'
import { AuditUnavailableError, type AuditLog, type OnUnreadable } from './audit-log.ts'
import type { AuditRecord } from './audit-record.ts'
import { recordsOf, type AuditFile } from './records-of.ts'

/**
 * JSON Lines in a directory, one file a day (UTC): `2026-11-25.jsonl`. A record is one write at the end of the file
 * (POSIX `O_APPEND`), which no other process's comes between, and is on the disk before `append` resolves.
 */
export class FileAuditLog implements AuditLog {
  readonly #directory: string
  readonly #onUnreadable: OnUnreadable
  /** the file whose entry in the directory is known to be on the disk */
  #kept: string | null = null

  constructor(directory: string, onUnreadable: OnUnreadable) {
    this.#directory = directory
    this.#onUnreadable = onUnreadable
  }

  async append(record: AuditRecord): Promise<void> {
    const line = Buffer.from(auditLine(record))
    const name = `${dayOf(record.at)}.jsonl`
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 })
      await this.#write(name, line)
      if (this.#kept !== name) await syncDirectory(this.#directory)
      this.#kept = name
    } catch (fault) {
      throw this.#unavailable('written to', fault)
    }
  }

  async *since(since: Date, until?: Date): AsyncGenerator<AuditRecord> {
    try {
      yield* recordsOf(await this.#files(since, until), { since, until }, this.#onUnreadable)
    } catch (fault) {
      throw this.#unavailable('read', fault)
    }
  }

  async #write(name: string, line: Buffer): Promise<void> {
    const file = await open(join(this.#directory, name), 'a', 0o600)
    try {
      const { bytesWritten } = await file.write(line)
      if (bytesWritten < line.length) {
        throw new AuditUnavailableError(`${this.#directory} took only a part of the audit record`)
      }
      await file.datasync()
    } finally {
      await file.close()
    }
  }

  async #files(since: Date, until: Date | undefined): Promise<readonly AuditFile[]> {
    const first = dayOf(since.toISOString())
    const last = until === undefined ? null : dayOf(until.toISOString())
    const names = await readdir(this.#directory)
    return names
      .filter((name) => /^\d{4}-\d{2}-\d{2}\.jsonl$/.test(name))
      .filter((name) => dayOf(name) >= first && (last === null || dayOf(name) <= last))
      .toSorted()
      .map((name) => {
        const place = join(this.#directory, name)
        return { place, open: () => createReadStream(place) }
      })
  }

  #unavailable(tried: string, fault: unknown): unknown {
    if (!isSystemFault(fault)) return fault
    return new AuditUnavailableError(
      `the audit log in ${this.#directory} could not be ${tried}: ${fault.code}`,
      {
        cause: fault,
      },
    )
  }
}

/** Of a time, or of the name of a file. */
function dayOf(text: string): string {
  return text.slice(0, 10)
}

function isSystemFault(fault: unknown): fault is Error & { readonly code: string } {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string'
}

/** A new file is found after a power cut only if its directory is on the disk too; Windows has no such call. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
