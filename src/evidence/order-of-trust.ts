import { lengthOf, withoutOverlaps } from './extent.ts'
import { CERTAINTIES, certaintyOf } from './family.ts'
import type { Occurrence } from './recognizer.ts'

/**
 * In order of trust: by certainty, then as they appear. Of overlapping messages the more certain one counts,
 * then the longest: a short wording may begin a longer one.
 */
export function inOrderOfTrust(occurrences: readonly Occurrence[]): Occurrence[] {
  const bestFirst = occurrences.toSorted(
    (left, right) => rankOf(left) - rankOf(right) || lengthOf(right) - lengthOf(left),
  )
  return withoutOverlaps(bestFirst).toSorted(
    (left, right) => rankOf(left) - rankOf(right) || left.start - right.start,
  )
}

/** Whether a message outranks whatever is only inferred. */
export function isTrusted({ family }: Occurrence): boolean {
  return CERTAINTIES.indexOf(certaintyOf(family)) < CERTAINTIES.indexOf('inferred')
}

export function isStated({ family }: Occurrence): boolean {
  return certaintyOf(family) === 'stated'
}

/** Whether a message was found by its code, without any words around it. */
export function isCodeAlone({ code, start, end }: Occurrence): boolean {
  return code?.start === start && code.end === end
}

/** A code alone says less than a sentence: `LinkedAccessCheckFailed` may stand around what a vault refused. */
function rankOf(occurrence: Occurrence): number {
  return CERTAINTIES.indexOf(certaintyOf(occurrence.family)) * 2 + (isCodeAlone(occurrence) ? 1 : 0)
}
