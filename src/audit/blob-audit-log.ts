import { RestError, type ContainerClient } from '@azure/storage-blob'
import { storageAnswer } from '../state/storage-answer.ts'
import { auditLine } from './audit-line.ts'
import { AuditUnavailableError, type AuditLog, type OnUnreadable } from './audit-log.ts'
import type { AuditRecord } from './audit-record.ts'
import { recordsOf, type AuditFile } from './records-of.ts'

/** Milliseconds, retries included: an approval waits for it, and Teams for the approval. */
const PATIENCE = 5_000

/** The same for the list of blobs, and for all of one blob: a day may have 50 MB. */
const READ_PATIENCE = 60_000

/** Of a download whose connection breaks, from where it broke. */
const MOST_RESUMES = 3

const BLOB = /^(?<day>\d{4}\/\d{2}\/\d{2})(?:-(?<number>\d{1,6}))?\.jsonl$/

/**
 * JSON Lines in append blobs of one container, which must exist: `2026/11/25.jsonl`, and `2026/11/25-2.jsonl` once that
 * holds as many blocks as an append blob can (50,000). Azure appends a block whole and after the others, whoever sends it.
 */
export class BlobAuditLog implements AuditLog {
  readonly #container: ContainerClient
  readonly #onUnreadable: OnUnreadable
  /** of the day's blobs, the last that was appended to */
  #current = { day: '', number: 1 }

  constructor(container: ContainerClient, onUnreadable: OnUnreadable) {
    this.#container = container
    this.#onUnreadable = onUnreadable
  }

  async append(record: AuditRecord): Promise<void> {
    const line = Buffer.from(auditLine(record))
    const day = record.at.slice(0, 10).replaceAll('-', '/')
    const signal = AbortSignal.timeout(PATIENCE)
    let number = this.#current.day === day ? this.#current.number : 1
    try {
      while (!(await this.#appendTo(blobName(day, number), line, signal))) number += 1
    } catch (fault) {
      throw this.#unavailable('written to', fault, PATIENCE)
    }
    if (this.#current.day !== day || this.#current.number < number) this.#current = { day, number }
  }

  async *since(since: Date, until?: Date): AsyncGenerator<AuditRecord> {
    try {
      yield* recordsOf(await this.#files(since, until), { since, until }, this.#onUnreadable)
    } catch (fault) {
      throw this.#unavailable('read', fault, READ_PATIENCE)
    }
  }

  /** False: the blob is full. */
  async #appendTo(name: string, line: Buffer, signal: AbortSignal): Promise<boolean> {
    const blob = this.#container.getAppendBlobClient(name)
    const append = async () => {
      const { blobAppendOffset } = await blob.appendBlock(line, line.length, { abortSignal: signal })
      // whoever is in between may call anything created
      if (blobAppendOffset === undefined) throw new Error('expected where the record was put, found nothing')
    }
    try {
      try {
        await append()
      } catch (fault) {
        if (codeOf(fault) !== 'BlobNotFound') throw fault
        await blob.createIfNotExists({
          blobHTTPHeaders: { blobContentType: 'application/x-ndjson' },
          abortSignal: signal,
        })
        await append()
      }
      return true
    } catch (fault) {
      if (codeOf(fault) === 'BlockCountExceedsLimit') return false
      throw fault
    }
  }

  /** There are a few blobs a day at most, so that their names fit into the memory. */
  async #files(since: Date, until: Date | undefined): Promise<readonly AuditFile[]> {
    const first = dayOf(since)
    const last = until === undefined ? null : dayOf(until)
    const found: { readonly day: string; readonly number: number; readonly name: string }[] = []
    for await (const { name } of this.#container.listBlobsFlat({
      abortSignal: AbortSignal.timeout(READ_PATIENCE),
    })) {
      const { day, number = '1' } = BLOB.exec(name)?.groups ?? {}
      if (day === undefined || day < first || (last !== null && day > last)) continue
      found.push({ day, number: Number(number), name })
    }
    return found
      .toSorted((left, right) => left.day.localeCompare(right.day) || left.number - right.number)
      .map(({ name }) => ({ place: name, open: () => this.#open(name) }))
  }

  async #open(name: string): Promise<AsyncIterable<Uint8Array>> {
    const { readableStreamBody } = await this.#container.getBlobClient(name).download(0, undefined, {
      maxRetryRequests: MOST_RESUMES,
      abortSignal: AbortSignal.timeout(READ_PATIENCE),
    })
    if (readableStreamBody === undefined) throw new Error(`${name} was answered without a body`)
    return bytesOf(readableStreamBody)
  }

  #unavailable(tried: string, fault: unknown, patience: number): AuditUnavailableError {
    const answer = storageAnswer(fault, patience)
    return new AuditUnavailableError(
      `the audit log in ${this.#container.url} could not be ${tried}: ${answer}`,
      { cause: fault },
    )
  }
}

function blobName(day: string, number: number): string {
  return number === 1 ? `${day}.jsonl` : `${day}-${number}.jsonl`
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10).replaceAll('-', '/')
}

function codeOf(fault: unknown): string | undefined {
  return fault instanceof RestError ? fault.code : undefined
}

async function* bytesOf(body: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}
