import type { AttributeValue } from './attribute.ts'
import type { AttributeReference, Comparison, Operand, Quantifier, Scalar } from './condition.ts'
import { everyTrue, someTrue, type Finding, type Truth } from './finding.ts'
import { comparatorOf } from './operators.ts'

type Attributes = ReadonlyMap<string, AttributeValue>

const STRICTEST: Quantifier = { left: 'all', right: 'all' }
const MOST_LENIENT: Quantifier = { left: 'any', right: 'any' }
const LONGEST_QUOTE = 200

/**
 * A comparison with an attribute that does not exist is false, also with a negative operator: the examples for
 * Blob Storage in the Azure documentation add `OR NOT Exists` to a `StringNotEquals`. Several values without a
 * quantifier are undocumented, so they count only where every quantifier gives the same.
 */
export function evaluateComparison(comparison: Comparison, attributes: Attributes): Finding {
  const { left, quantifier, operator, right } = comparison
  const compare = comparatorOf(operator)
  if (compare === null) return open(`\`${operator}\` is not a known operator`)

  const references = [left, right].filter((operand) => operand.kind === 'attribute')
  const absent = references.filter(({ key }) => attributes.get(key)?.length === 0)
  if (absent.length > 0) return settled(false, comparison, attributes)

  const [leftValues, rightValues] = [valuesOf(left, attributes), valuesOf(right, attributes)]
  if (leftValues === null || rightValues === null) {
    return unknownAttributes(references.filter(({ key }) => !attributes.has(key)))
  }

  const truthBy = (by: Quantifier): Truth =>
    fold(
      by.left,
      leftValues.map((one) =>
        fold(
          by.right,
          rightValues.map((other) => compare(one, other)),
        ),
      ),
    )
  const truth = truthBy(quantifier ?? STRICTEST)
  if (truth !== truthBy(quantifier ?? MOST_LENIENT)) {
    return open(`${quote(comparison)} compares several values and does not say how many must suit`)
  }
  if (truth === null) return open(`${quote(comparison)} compares values that are not of its type`)
  return settled(truth, comparison, attributes)
}

export function unknownAttributes(references: readonly AttributeReference[]): Finding {
  return {
    truth: null,
    notes: references.map(({ text }) => `the value of \`${text}\` is not known`),
    attributes: references.map(({ text }) => text),
  }
}

function valuesOf(operand: Operand, attributes: Attributes): readonly Scalar[] | null {
  return operand.kind === 'values' ? operand.values : (attributes.get(operand.key) ?? null)
}

function fold(how: 'any' | 'all', truths: readonly Truth[]): Truth {
  return how === 'any' ? someTrue(truths) : everyTrue(truths)
}

function open(note: string): Finding {
  return { truth: null, notes: [note], attributes: [] }
}

function settled(truth: boolean, comparison: Comparison, attributes: Attributes): Finding {
  const { left, right } = comparison
  const found = right.kind === 'values' ? '' : `, and ${describe(right, attributes)}`
  const verb = truth ? 'which meets' : 'expected'
  return {
    truth,
    notes: [`${describe(left, attributes)}, ${verb} ${quote(comparison)}${found}`],
    attributes: [],
  }
}

function describe(operand: Operand, attributes: Attributes): string {
  if (operand.kind === 'values') return listed(operand.values)
  const values = attributes.get(operand.key)
  if (values === undefined) return `\`${operand.text}\` is not known`
  return `\`${operand.text}\` ${values.length === 0 ? 'does not exist' : `is ${listed(values)}`}`
}

function listed(values: readonly Scalar[]): string {
  return values.map((value) => `\`${String(value)}\``).join(', ')
}

function quote({ expected }: Comparison): string {
  const line = expected.replaceAll(/\s+/g, ' ')
  return line.length > LONGEST_QUOTE ? `\`${line.slice(0, LONGEST_QUOTE)}…\`` : `\`${line}\``
}
