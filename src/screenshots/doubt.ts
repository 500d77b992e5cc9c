import type { Evidence, EvidenceField } from '../evidence/evidence.ts'
import { lettersOf } from './letters.ts'
import { isPlausible, type ValueKind } from './plausible.ts'
import type { ScreenshotWord } from './screenshot.ts'

/**
 * From here on a word is believed. Of 5400 letters that were read right 99% had 0.95 or more, 99.9% 0.88; of
 * some 60 that were read wrong only half had less than 0.94. What confidence does not tell, the size of the
 * letters, the second reading and the form of the value do.
 */
const TRUSTED = 0.9
/** Below, words of small letters (0.8) are not the reason: the picture is noise, or no text of ours. */
const FAINT = 0.65
/** What a value of impossible form is believed. */
const IMPLAUSIBLE = 0.3

/** A value of the evidence that may be misread. */
export interface Doubt {
  readonly field: EvidenceField
  readonly value: string
  /** 0 to 1 */
  readonly confidence: number
}

/** Whether so little of the picture is certain that nothing should be answered from it. */
export function isFaint({ confidence }: { readonly confidence: number }): boolean {
  return confidence < FAINT
}

/**
 * The values of the evidence that rest on doubtful words, have no possible form, or were not read from `words`
 * at all. An operation that Azure publishes under this very name is none: nothing is misread into one.
 */
export function doubtsOf(words: readonly ScreenshotWord[], evidence: Evidence): readonly Doubt[] {
  const lettered = letteredOf(words)
  return valuesOf(evidence)
    .map(({ field, kind, value }) => ({ field, value, confidence: confidenceIn(lettered, kind, value) }))
    .filter(({ confidence }) => confidence < TRUSTED)
}

interface Value {
  readonly field: EvidenceField
  readonly kind: ValueKind
  readonly value: string
}

function valuesOf({ scope, endpoint, principal, operations }: Evidence): readonly Value[] {
  const value = (field: EvidenceField, kind: ValueKind, text: string | null | undefined): readonly Value[] =>
    text === null || text === undefined ? [] : [{ field, kind, value: text }]
  return [
    ...operations.flatMap((operation) => value('operations', 'operation', operation)),
    ...value('scope', 'scope', scope),
    ...value('endpoint', 'endpoint', endpoint),
    ...value('principal', 'id', principal?.objectId),
    ...value('principal', 'id', principal?.appId),
    ...value('principal', 'name', principal?.name),
  ]
}

/** Evidence joins lines and drops quotation marks, so that only letters can be found again. */
interface Lettered {
  readonly letters: string
  /** for each word, where its letters end and how far it is believed */
  readonly words: readonly { readonly end: number; readonly confidence: number }[]
}

function letteredOf(words: readonly ScreenshotWord[]): Lettered {
  let letters = ''
  const ends = words.map(({ text, confidence }) => {
    letters += lettersOf(text)
    return { end: letters.length, confidence }
  })
  return { letters, words: ends }
}

function confidenceIn(lettered: Lettered, kind: ValueKind, value: string): number {
  const plausible = isPlausible(kind, value)
  if (kind === 'operation' && plausible) return 1
  const read = confidenceOf(lettered, lettersOf(value))
  return plausible ? read : Math.min(IMPLAUSIBLE, read)
}

/** Of the least certain word under the letters; of several places where they stand, the best. */
function confidenceOf({ letters, words }: Lettered, wanted: string): number {
  if (wanted === '') return 1
  let best = 0
  for (let at = letters.indexOf(wanted); at !== -1; at = letters.indexOf(wanted, at + 1)) {
    const first = words.findIndex(({ end }) => end > at)
    const last = words.findIndex(({ end }) => end >= at + wanted.length)
    const under = words.slice(first, last + 1).map(({ confidence }) => confidence)
    best = Math.max(best, Math.min(...under))
  }
  return best
}
