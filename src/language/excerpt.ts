import type { Evidence } from '../evidence/evidence.ts'
import { complaintIn } from './complaint.ts'
import { withoutSecrets } from './secrets.ts'

/** Characters that are sent at most, some 3,000 tokens. */
export const LONGEST_EXCERPT = 12_000
/** Of them before the complaint; what names the resource stands after it more often. */
const BEFORE = 4_000

/**
 * The part of the text that is sent: 4,000 characters before the complaint and 8,000 from it on, or more where
 * the text ends within, without secrets.
 */
export function excerptOf(evidence: Evidence): string {
  const { source, spans } = evidence
  if (source.length <= LONGEST_EXCERPT) return withoutSecrets(source).toWellFormed()
  const complaint = spans.cause?.[0] ?? complaintIn(source)
  const wanted = (complaint?.start ?? 0) - BEFORE
  const start = Math.min(Math.max(0, wanted), source.length - LONGEST_EXCERPT)
  return withoutSecrets(source.slice(start, start + LONGEST_EXCERPT)).toWellFormed()
}
