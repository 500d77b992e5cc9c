import type { UnreadableLine } from './audit-log.ts'
import { auditRecord, type AuditRecord } from './audit-record.ts'

/** Every record begins so, and nothing within one can: a quotation mark inside a text is escaped. */
const BEGINNING = '{"version":'

/** One line of JSON with its line end. Only what a record is made of gets into it; throws where that is malformed. */
export function auditLine(record: AuditRecord): string {
  const { version, ...rest } = auditRecord.parse(record)
  return `${JSON.stringify({ version, ...rest })}\n`
}

/** What one line holds: usually one record; behind a record that a crash tore, the one that was written next. */
export function readAuditLine(line: string): readonly (AuditRecord | UnreadableLine['why'])[] {
  if (line.trim() === '') return []
  const whole = readRecord(line)
  if (whole !== 'torn') return [whole]
  const at = line.lastIndexOf(BEGINNING)
  const last = at > 0 ? readRecord(line.slice(at)) : 'torn'
  return last === 'torn' ? ['torn'] : ['torn', last]
}

function readRecord(text: string): AuditRecord | 'torn' | 'unknown' {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return 'torn'
  }
  const parsed = auditRecord.safeParse(json)
  return parsed.success ? parsed.data : 'unknown'
}
