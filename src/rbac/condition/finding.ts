/** True, false, or null for not known: Kleene's three-valued logic. */
export type Truth = boolean | null

/** What is found of a part of a condition, and why. */
export interface Finding {
  readonly truth: Truth
  /** the facts that give this truth */
  readonly notes: readonly string[]
  /** where the truth is not known: the attributes that could settle it, as written */
  readonly attributes: readonly string[]
}

export function everyTrue(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.includes(null) ? null : true
}

export function someTrue(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true
  return truths.includes(null) ? null : false
}

export function allOf(parts: readonly Finding[]): Finding {
  return decided(everyTrue(parts.map((part) => part.truth)), parts)
}

export function anyOf(parts: readonly Finding[]): Finding {
  return decided(someTrue(parts.map((part) => part.truth)), parts)
}

export function opposite(finding: Finding): Finding {
  return { ...finding, truth: finding.truth === null ? null : !finding.truth }
}

/** What two readings of the same text agree on; where they do not, nothing is known, and `note` says why. */
export function agreed(one: Finding, other: Finding, note: string): Finding {
  if (one.truth !== null && one.truth === other.truth) return one
  const open = [one, other].filter((reading) => reading.truth === null)
  return {
    truth: null,
    notes: [note, ...open.flatMap((reading) => reading.notes)],
    attributes: open.flatMap((reading) => reading.attributes),
  }
}

/** Only the parts that have the truth of the whole explain it. */
function decided(truth: Truth, parts: readonly Finding[]): Finding {
  const reasons = parts.filter((part) => part.truth === truth)
  return {
    truth,
    notes: reasons.flatMap((part) => part.notes),
    attributes: reasons.flatMap((part) => part.attributes),
  }
}
