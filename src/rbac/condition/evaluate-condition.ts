import type { Operation } from '../operation.ts'
import { matchesOperation } from '../operation-pattern.ts'
import type { AttributeValue } from './attribute.ts'
import type { AttributeReference, Condition, Connective, Ungrouped } from './condition.ts'
import { evaluateComparison, unknownAttributes } from './evaluate-comparison.ts'
import { agreed, allOf, anyOf, opposite, type Finding } from './finding.ts'
import { parseCondition } from './parse-condition.ts'

export interface ConditionRequest {
  readonly operation: Operation
  /** `Blob.List`; null where the operation has none; without it, the suboperation is not known */
  readonly subOperation?: string | null
  /** by `attributeKey`; an attribute that is not in the map is not known */
  readonly attributes: ReadonlyMap<string, AttributeValue>
}

export type ConditionOutcome =
  | { readonly kind: 'true' }
  | {
      readonly kind: 'false'
      /** the facts that make it false */
      readonly because: readonly string[]
    }
  | {
      readonly kind: 'unknown'
      /** the attributes that could settle it, as written; `SubOperation` for a suboperation that is not known */
      readonly attributes: readonly string[]
      readonly text: string
    }

/** A condition that cannot be read is unknown: it never grants and never refuses. */
export function evaluateCondition(text: string, request: ConditionRequest): ConditionOutcome {
  const parsed = parseCondition(text)
  if (parsed.kind === 'fault') {
    const fault = `the condition cannot be read at character ${parsed.offset}: ${parsed.text}`
    return { kind: 'unknown', attributes: [], text: fault }
  }
  const { truth, notes, attributes } = evaluate(parsed.condition, request)
  const distinctNotes = [...new Set(notes)]
  if (truth === true) return { kind: 'true' }
  if (truth === false) return { kind: 'false', because: distinctNotes }
  return { kind: 'unknown', attributes: [...new Set(attributes)], text: distinctNotes.join('; ') }
}

function evaluate(condition: Condition, request: ConditionRequest): Finding {
  switch (condition.kind) {
    case 'and':
      return allOf(condition.terms.map((term) => evaluate(term, request)))
    case 'or':
      return anyOf(condition.terms.map((term) => evaluate(term, request)))
    case 'ungrouped':
      return evaluateUngrouped(condition, request)
    case 'not':
      return opposite(evaluate(condition.term, request))
    case 'action-matches':
      return evaluateMatch('operation', request.operation.name, condition.pattern)
    case 'sub-operation-matches':
      return evaluateSubOperation(condition.pattern, request.subOperation)
    case 'exists':
      return evaluateExistence(condition.attribute, request)
    case 'comparison':
      return evaluateComparison(condition, request.attributes)
  }
}

/**
 * Grouping AND first is the most lenient order, and grouping OR first the strictest: where these two agree,
 * every order does.
 */
function evaluateUngrouped({ terms, connectives }: Ungrouped, request: ConditionRequest): Finding {
  const findings = terms.map((term) => evaluate(term, request))
  return agreed(
    anyOf(splitAt('or', findings, connectives).map(allOf)),
    allOf(splitAt('and', findings, connectives).map(anyOf)),
    'the condition mixes AND and OR without parentheses',
  )
}

function splitAt(
  separator: Connective,
  findings: readonly Finding[],
  connectives: readonly Connective[],
): Finding[][] {
  const starts = findings.flatMap((_, index) =>
    index === 0 || connectives[index - 1] === separator ? [index] : [],
  )
  return starts.map((start, index) => findings.slice(start, starts[index + 1]))
}

function evaluateSubOperation(pattern: string, subOperation: string | null | undefined): Finding {
  if (subOperation === undefined) {
    return { truth: null, notes: ['the suboperation is not known'], attributes: ['SubOperation'] }
  }
  if (subOperation === null) {
    return { truth: false, notes: ['the operation has no suboperation'], attributes: [] }
  }
  return evaluateMatch('suboperation', subOperation, pattern)
}

/** Patterns match as in a role definition (Azure documentation, conditions, `ActionMatches`). */
function evaluateMatch(what: string, name: string, pattern: string): Finding {
  const truth = matchesOperation(pattern, name)
  const note = `the ${what} \`${name}\` ${truth ? 'matches' : 'does not match'} \`${pattern}\``
  return { truth, notes: [note], attributes: [] }
}

function evaluateExistence(attribute: AttributeReference, request: ConditionRequest): Finding {
  const value = request.attributes.get(attribute.key)
  if (value === undefined) return unknownAttributes([attribute])
  const truth = value.length > 0
  return { truth, notes: [`\`${attribute.text}\` ${truth ? 'exists' : 'does not exist'}`], attributes: [] }
}
