import type { Span } from '../evidence.ts'
import type { Value } from '../phrase-match.ts'
import type { Reading } from '../reading.ts'
import { quotedValue } from './value-text.ts'

export interface ReadOperation {
  readonly name: string
  readonly isDenied: boolean
  readonly span: Span
}

/** An operation's name; a resource type or an ARM id does not end like this. */
const OPERATION =
  /\bmicrosoft\.[a-z]{2,60}(?:\/[\w.$-]{1,80}){0,10}\/(?:read|write|delete|action)(?![\w/.-])/gi
const PROVIDERS = /providers\/$/i
const MOST_OPERATIONS = 50
const LONGEST_OPERATION = 300

/**
 * The operations that a message names, and with `isWhole` every other operation in the text, in order of
 * appearance. `values` are those of the message: a `permitted` operation was not refused. An operation named
 * elsewhere counts as refused only where the message names none.
 */
export function operationsOf(reading: Reading, values: readonly Value[], isWhole: boolean): ReadOperation[] {
  const stated = values.flatMap((value) => statedOperations(reading, value))
  const isDeniedElsewhere = !stated.some((operation) => operation.isDenied)
  const inText = isWhole || stated.length === 0 ? operationsInText(reading) : []
  const others = inText.filter(({ span }) => !stated.some((operation) => isInside(span, operation.span)))
  const elsewhere = others.map((operation) => ({ ...operation, isDenied: isDeniedElsewhere }))
  const byName = new Map<string, ReadOperation>()
  for (const operation of [...stated, ...elsewhere]) {
    const key = operation.name.toLowerCase()
    if (!byName.has(key)) byName.set(key, operation)
  }
  return [...byName.values()].toSorted((left, right) => left.span.start - right.span.start)
}

function statedOperations(reading: Reading, value: Value): ReadOperation[] {
  if (value.name !== 'operation' && value.name !== 'permitted') return []
  const { text, span } = quotedValue(reading, value)
  const isDenied = value.name === 'operation'
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => isOperation(name))
    .map((name) => ({ name, isDenied, span }))
}

function isOperation(name: string): boolean {
  return name.length <= LONGEST_OPERATION && /^[a-z]\w*\.\w\S*$/i.test(name) && name.includes('/')
}

/** The end of a nested type's operation, as `Microsoft.Management/…/Microsoft.Authorization/…/read`, is none. */
function isInside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

function operationsInText(reading: Reading): { name: string; span: Span }[] {
  const found: { name: string; span: Span }[] = []
  for (const match of reading.source.matchAll(OPERATION)) {
    if (PROVIDERS.test(reading.source.slice(Math.max(0, match.index - 10), match.index))) continue
    found.push({ name: match[0], span: { start: match.index, end: match.index + match[0].length } })
    if (found.length === MOST_OPERATIONS) break
  }
  return found
}
