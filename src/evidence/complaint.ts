import type { CodeMention } from './code-mention.ts'
import { isAzureFailureReport } from './failure-report.ts'
import type { PlacesOf } from './needles.ts'
import { spanOf, type Reading } from './reading.ts'
import { isAmid, occurrenceOfCode, occurrencesOf, type Occurrence, type Recognizer } from './recognizer.ts'
import { serviceNear } from './service.ts'

/** Complaints of one family that are looked at. */
const MOST_COMPLAINTS = 5

/**
 * Where words or the name of a code tell a cause. People use such words as well, so they count only where a
 * program of Azure's reports a failure, and only where a service shows.
 */
export function complaintsOf(
  recognizer: Recognizer,
  reading: Reading,
  placesOf: PlacesOf,
  codeNames: readonly CodeMention[],
): Occurrence[] {
  const { family } = recognizer
  if (!isAmid(recognizer, placesOf)) return []
  const { codeWords = [] } = family
  const byName = codeNames
    .filter(({ written }) => codeWords.some((word) => written.includes(word)))
    .map((code) => occurrenceOfCode(family, code))
  return [...occurrencesOf(recognizer, reading, placesOf), ...byName]
    .slice(0, MOST_COMPLAINTS)
    .filter((occurrence) => isReported(occurrence, reading))
}

function isReported({ family, start, end }: Occurrence, reading: Reading): boolean {
  const span = spanOf(reading, start, end)
  const isShown = family.service !== 'by-hints' || serviceNear(reading.source, span) !== null
  return isShown && isAzureFailureReport(reading.source, span)
}
