import { evaluateCondition, type ConditionOutcome, type ConditionRequest } from './evaluate-condition.ts'

/** Where a condition may stand; ARM answers null or an empty text where there is none. */
export type ConditionText = string | null | undefined

/** Those of some conditions that are there. */
export function presentConditions(...texts: readonly ConditionText[]): readonly string[] {
  return texts.filter((text): text is string => typeof text === 'string' && text.trim() !== '')
}

/** Conditions that must all hold. Each is read by itself, so that a faulty one spoils no other. */
export function evaluateConditions(texts: readonly string[], request: ConditionRequest): ConditionOutcome {
  const outcomes = texts.map((text) => evaluateCondition(text, request))
  const unmet = outcomes.filter((outcome) => outcome.kind === 'false')
  if (unmet.length > 0) return { kind: 'false', because: unique(unmet.flatMap(({ because }) => because)) }
  const open = outcomes.filter((outcome) => outcome.kind === 'unknown')
  if (open.length === 0) return { kind: 'true' }
  return {
    kind: 'unknown',
    attributes: unique(open.flatMap(({ attributes }) => attributes)),
    text: unique(open.map(({ text }) => text)).join('; '),
  }
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
