import { LRUCache } from 'lru-cache'
import { readAuditLine } from './audit-line.ts'
import type { OnUnreadable } from './audit-log.ts'
import type { AuditRecord } from './audit-record.ts'
import { textLines } from './text-lines.ts'

/** One file or blob of the log. */
export interface AuditFile {
  /** where it is, for people */
  readonly place: string
  open(): AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>
}

/** A record that was written twice, since nobody knew whether it had been, is not far from itself. */
const REPEATS_WITHIN = 10_000

/** The records of some files, each once, as they are asked for. */
export async function* recordsOf(
  files: AsyncIterable<AuditFile> | Iterable<AuditFile>,
  { since, until }: { readonly since: Date; readonly until: Date | undefined },
  onUnreadable: OnUnreadable,
): AsyncGenerator<AuditRecord> {
  const met = new LRUCache<string, true>({ max: REPEATS_WITHIN })
  const isWanted = ({ id, at }: AuditRecord) => {
    const time = Date.parse(at)
    if (met.has(id) || time < since.getTime()) return false
    met.set(id, true)
    return until === undefined || time < until.getTime()
  }
  for await (const file of files) {
    let line = 0
    for await (const text of textLines(await file.open())) {
      line += 1
      const read = text.kind === 'line' ? readAuditLine(text.text) : [text.kind]
      for (const each of read) {
        if (typeof each === 'string') onUnreadable({ place: file.place, line, why: each })
        else if (isWanted(each)) yield each
      }
    }
  }
}
