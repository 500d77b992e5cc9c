import type { Reading } from './azure-reader.ts'

/** What was read, or what stands in for it where the read was refused; the refusal is a blind spot elsewhere. */
export function valueOf<T>(read: Reading<T> | undefined, fallback: T): T {
  return read?.kind === 'read' ? read.value : fallback
}
