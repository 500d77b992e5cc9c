import { cleanText } from '../../reply/clean-text.ts'
import type { Diagnosis } from '../../reply/diagnosis/diagnosis.ts'

const LONGEST_QUOTE = 160

/** The diagnosis, with the words that it was read from: whoever sent a picture must see what was taken from it. */
export function withScreenshotNote(diagnosis: Diagnosis): Diagnosis {
  if (diagnosis.status !== 'answered' || diagnosis.evidence === null) return diagnosis
  const { source, spans } = diagnosis.evidence
  const [span] = spans.cause ?? []
  if (span === undefined) return diagnosis
  const quote = cleanText(source.slice(span.start, span.end), LONGEST_QUOTE)
  return { ...diagnosis, notes: [`I read this in your screenshot: “${quote}”`, ...diagnosis.notes] }
}
