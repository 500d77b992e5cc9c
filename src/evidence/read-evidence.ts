import { codeNamesIn } from './code-name.ts'
import { complaintsOf } from './complaint.ts'
import { evidenceOf } from './evidence-of.ts'
import type { Evidence, NamedPrincipal, ReadingNote } from './evidence.ts'
import { isComplaint } from './family.ts'
import { isSameId } from './fields/principal.ts'
import { legiblePart } from './legible-part.ts'
import { placesOfAll, type PlacesOf } from './needles.ts'
import { readingOf, spanOf, type Reading } from './reading.ts'
import { inOrderOfTrust, isCodeAlone, isStated, isTrusted } from './order-of-trust.ts'
import { occurrencesOf, type Occurrence } from './recognizer.ts'
import { COMPLAINT_RECOGNIZERS, NEEDLES, WORDING_RECOGNIZERS } from './recognizers/recognizers.ts'
import { unwrap } from './unwrap.ts'

/** Further failures that are reported at most, and messages that are looked at for them. */
const MOST_FURTHER = 10
const MOST_LOOKS = 60

/**
 * What a pasted text says about an authorization failure. Never fails: text without a known failure gives the
 * cause `unrecognized`. The first failure in the order of `CERTAINTIES` is the evidence, different ones that
 * are stated as well follow in `more`.
 */
export function readEvidence(text: string): Evidence {
  const { text: legible, notes } = legiblePart(text)
  const reading = readingOf(unwrap(legible))
  const placesOf = placesOfAll(NEEDLES, reading.letters)
  const known = WORDING_RECOGNIZERS.flatMap((recognizer) => occurrencesOf(recognizer, reading, placesOf))
  const complaints = known.some(isTrusted) ? [] : complaintsIn(reading, placesOf)
  const occurrences = inOrderOfTrust([...known, ...complaints])
  const [first, ...others] = occurrences
  if (first === undefined) return unrecognized(reading, notes)
  const evidence = evidenceOf(first, reading, null)
  const noted = isComplaint(first.family) ? [...notes, inferredNote(evidence)] : notes
  return { ...evidence, notes: noted, more: furtherFailures(evidence, others, reading) }
}

function complaintsIn(reading: Reading, placesOf: PlacesOf): Occurrence[] {
  const codeNames = codeNamesIn(reading)
  return COMPLAINT_RECOGNIZERS.flatMap((recognizer) => complaintsOf(recognizer, reading, placesOf, codeNames))
}

const LONGEST_QUOTE = 120

function inferredNote({ source, spans }: Evidence): ReadingNote {
  const [span] = spans.cause ?? []
  const words = span === undefined ? '' : source.slice(span.start, span.end).replace(/\s+/g, ' ')
  const quote = words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words
  return {
    code: 'inferred',
    text: `I do not know this message, so I took its cause from these words alone: “${quote}”.`,
  }
}

function unrecognized(reading: Reading, notes: readonly ReadingNote[]): Evidence {
  return {
    cause: 'unrecognized',
    service: null,
    plane: 'unknown',
    operations: [],
    deniedOperations: [],
    scope: null,
    endpoint: null,
    principal: null,
    requestIds: [],
    family: null,
    code: null,
    source: reading.source,
    spans: {},
    notes,
    more: [],
  }
}

/** Stated failures that differ from all before them. */
function furtherFailures(first: Evidence, others: readonly Occurrence[], reading: Reading): Evidence[] {
  const found = [first]
  const stated = others.filter((other) => isStated(other) && !isCodeAlone(other)).slice(0, MOST_LOOKS)
  for (const [index, occurrence] of stated.entries()) {
    if (found.length > MOST_FURTHER) break
    const from = spanOf(reading, occurrence.start, occurrence.end).start
    const next = stated[index + 1]
    const to = next === undefined ? reading.source.length : (reading.positions[next.start] ?? from)
    const evidence = evidenceOf(occurrence, reading, { from, to })
    if (!found.some((other) => isSameFailure(other, evidence))) found.push(evidence)
  }
  return found.slice(1)
}

/** What one text lacks does not tell it from another. */
function isSameFailure(left: Evidence, right: Evidence): boolean {
  return (
    left.cause === right.cause &&
    left.service === right.service &&
    isCompatible(left.deniedOperations.join(), right.deniedOperations.join()) &&
    isCompatible(left.scope ?? '', right.scope ?? '') &&
    isCompatibleId(principalKey(left.principal), principalKey(right.principal))
  )
}

function isCompatible(left: string, right: string): boolean {
  return left === '' || right === '' || legible(left) === legible(right)
}

/** Masks are not always drawn alike. */
function legible(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9/]+/g, '')
}

function isCompatibleId(left: string, right: string): boolean {
  return isCompatible(left, right) || isSameId(left, right)
}

function principalKey(principal: NamedPrincipal | null): string {
  return principal?.objectId ?? principal?.appId ?? principal?.name ?? ''
}
