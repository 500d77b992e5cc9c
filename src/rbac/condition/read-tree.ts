import type { Node } from 'ohm-js'
import { normalizeAttribute } from './attribute.ts'
import type { AttributeReference, Condition, Connective, Operand, Quantifier, Scalar } from './condition.ts'

/** The condition of a `Chain` of the grammar. */
export function readChain(chain: Node): Condition {
  const first = readTerm(chain.child(0))
  const connectives = chain.child(1).children.map(readConnective)
  const terms = [first, ...chain.child(2).children.map(readTerm)]
  if (connectives.length === 0) return first
  if (!connectives.includes('or')) return { kind: 'and', terms }
  if (!connectives.includes('and')) return { kind: 'or', terms }
  return { kind: 'ungrouped', terms, connectives }
}

function readConnective(connective: Node): Connective {
  return connective.child(0).ctorName === 'and' ? 'and' : 'or'
}

function readTerm(term: Node): Condition {
  const condition = readPrimary(term.child(1).child(0))
  return term.child(0).children.length % 2 === 0 ? condition : { kind: 'not', term: condition }
}

function readPrimary(primary: Node): Condition {
  switch (primary.ctorName) {
    case 'Primary_group':
      return readChain(primary.child(1))
    case 'Primary_action':
      return { kind: 'action-matches', pattern: unquoted(primary.child(2)) }
    case 'Primary_subOperation':
      return { kind: 'sub-operation-matches', pattern: unquoted(primary.child(2)) }
    case 'Primary_exists':
      return { kind: 'exists', attribute: readAttribute(primary.child(1)) }
    case 'Primary_notExists':
      return { kind: 'not', term: { kind: 'exists', attribute: readAttribute(primary.child(1)) } }
    default:
      return readComparison(primary.child(0), primary.child(1), primary.child(2))
  }
}

function readComparison(left: Node, operator: Node, right: Node): Condition {
  const [quantifier] = operator.child(0).children
  return {
    kind: 'comparison',
    left: readOperand(left.child(0)),
    quantifier: quantifier === undefined ? null : readQuantifier(quantifier),
    operator: operator.child(2).sourceString,
    right: readOperand(right.child(0)),
    expected: operator.source.coverageWith(right.source).contents,
  }
}

function readQuantifier(quantifier: Node): Quantifier {
  return { left: readAnyOrAll(quantifier.child(1)), right: readAnyOrAll(quantifier.child(3)) }
}

function readAnyOrAll(word: Node): 'any' | 'all' {
  return word.sourceString.toLowerCase() === 'any' ? 'any' : 'all'
}

function readOperand(operand: Node): Operand {
  switch (operand.ctorName) {
    case 'Attribute':
      return readAttribute(operand)
    case 'Operand_list':
      return { kind: 'values', values: [operand.child(1), ...operand.child(3).children].map(readValue) }
    default:
      return { kind: 'values', values: [readValue(operand.child(0))] }
  }
}

function readAttribute(attribute: Node): AttributeReference {
  const text = `@${attribute.child(1).sourceString}[${attribute.child(3).sourceString.trim()}]`
  return { kind: 'attribute', key: normalizeAttribute(text), text }
}

function readValue(value: Node): Scalar {
  const literal = value.child(0)
  switch (literal.ctorName) {
    case 'string':
      return unquoted(literal)
    case 'boolean':
      return literal.sourceString.toLowerCase() === 'true'
    case 'integer':
      return Number(literal.sourceString)
    default:
      return literal.sourceString
  }
}

function unquoted(string: Node): string {
  return string.sourceString.slice(1, -1)
}
