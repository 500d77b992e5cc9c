import type { AttributeName, OperatorName, Tree, Value } from './condition-tree.ts'
import { naivelyMatches } from './naive-pattern.ts'

/** 1 is true, 0 false, ½ not known: then AND is the least, OR the greatest, and NOT what is left to 1. */
export type Truth = number
export const UNKNOWN = 0.5

/** What is known of a call; an attribute that is not here is not known. */
export interface Call {
  readonly operation: string
  /** null: it has none; undefined: not known */
  readonly subOperation: null | undefined
  readonly attributes: Readonly<Partial<Record<AttributeName, string>>>
}

export function truthOf(tree: Tree, call: Call): Truth {
  switch (tree.kind) {
    case 'action':
      return naivelyMatches(tree.pattern, call.operation) ? 1 : 0
    case 'sub-operation':
      return call.subOperation === null ? 0 : UNKNOWN
    case 'exists':
      return call.attributes[tree.attribute] === undefined ? UNKNOWN : 1
    case 'not':
      return 1 - truthOf(tree.term, call)
    case 'and':
      return Math.min(...tree.terms.map((term) => truthOf(term, call)))
    case 'or':
      return Math.max(...tree.terms.map((term) => truthOf(term, call)))
    case 'comparison': {
      const left = valuesOf(tree.left, call)
      if (left === null) return UNKNOWN
      const [ofLeft, ofRight] = tree.quantifier ?? ['All', 'All']
      const suits = (one: Value) =>
        quantified(ofRight, tree.right, (other) => compares(tree.operator, one, other))
      return quantified(ofLeft, left, suits) ? 1 : 0
    }
  }
}

/** Whether any comparison in it is one of GUIDs. */
export function mentionsGuids(tree: Tree): boolean {
  if (tree.kind === 'not') return mentionsGuids(tree.term)
  if (tree.kind === 'and' || tree.kind === 'or') return tree.terms.some(mentionsGuids)
  return tree.kind === 'comparison' && tree.operator.startsWith('Guid')
}

function valuesOf(left: AttributeName | readonly Value[], call: Call): readonly Value[] | null {
  if (typeof left !== 'string') return left
  const value = call.attributes[left]
  return value === undefined ? null : [{ type: left === 'now' ? 'date' : 'text', value }]
}

function quantified(how: 'Any' | 'All', values: readonly Value[], suits: (value: Value) => boolean): boolean {
  let count = 0
  for (const value of values) if (suits(value)) count += 1
  return how === 'Any' ? count > 0 : count === values.length
}

function compares(operator: OperatorName, left: Value, right: Value): boolean {
  const [one, other] = [String(left.value), String(right.value)]
  switch (operator) {
    case 'StringEquals':
    case 'BoolEquals':
      return one === other
    case 'StringNotEquals':
      return one !== other
    case 'StringEqualsIgnoreCase':
      return one.toUpperCase() === other.toUpperCase()
    case 'StringStartsWith':
      return one.startsWith(other)
    case 'StringLike':
      return isLike(one, other)
    case 'NumericEquals':
      return Number(one) === Number(other)
    case 'NumericLessThan':
      return Number(one) < Number(other)
    case 'NumericGreaterThanEquals':
      return Number(one) >= Number(other)
    case 'DateTimeGreaterThan':
      return new Date(one) > new Date(other)
    case 'DateTimeLessThan':
      return new Date(one) < new Date(other)
    case 'GuidEquals':
      return one.split('-').join('') === other.split('-').join('')
    case 'GuidNotEquals':
      return one.split('-').join('') !== other.split('-').join('')
  }
}

/** `*` is any run of characters, `?` one. */
function isLike(text: string, pattern: string): boolean {
  if (pattern === '') return text === ''
  if (pattern.startsWith('*')) {
    return isLike(text, pattern.slice(1)) || (text !== '' && isLike(text.slice(1), pattern))
  }
  const isSame = text !== '' && (pattern.startsWith('?') || pattern.startsWith(text.slice(0, 1)))
  return isSame && isLike(text.slice(1), pattern.slice(1))
}
