import { createHash } from 'node:crypto'

/** An id made of ids that are long, hold characters that stores forbid in names, or are nobody's business. */
export function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
