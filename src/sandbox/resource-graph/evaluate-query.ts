import type { ComparisonName, Expression, FunctionName, Operator, Query, SortKey } from './query.ts'

export type Row = Readonly<Record<string, unknown>>

export type QueryResult =
  | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly columns: readonly string[] }
  | { readonly kind: 'unknown-column'; readonly column: string; readonly offset: number }

/** Runs a query over the rows of its table. Columns are told apart by case, as Kusto does. */
export function evaluateQuery(query: Query, rows: readonly Row[], columns: readonly string[]): QueryResult {
  let result: QueryResult = { kind: 'rows', rows, columns }
  for (const operator of query.operators) {
    if (result.kind !== 'rows') return result
    const { columns: known } = result
    const unknown = expressionsOf(operator)
      .flatMap(pathsOf)
      .find(({ column }) => !known.includes(column))
    if (unknown !== undefined)
      return { kind: 'unknown-column', column: unknown.column, offset: unknown.offset }
    result = applied(operator, result.rows, known)
  }
  return result
}

function applied(operator: Operator, rows: readonly Row[], columns: readonly string[]): QueryResult {
  switch (operator.kind) {
    case 'where':
      return { kind: 'rows', rows: rows.filter((row) => valueOf(operator.predicate, row) === true), columns }
    case 'take':
      return { kind: 'rows', rows: rows.slice(0, operator.count), columns }
    case 'order':
      return {
        kind: 'rows',
        rows: rows.toSorted((left, right) => compared(left, right, operator.keys)),
        columns,
      }
    case 'project':
    case 'extend': {
      const names = operator.columns.map(({ name }) => name)
      const kept = operator.kind === 'extend' ? columns.filter((column) => !names.includes(column)) : []
      return {
        kind: 'rows',
        columns: [...kept, ...names],
        rows: rows.map((row) =>
          Object.fromEntries<unknown>([
            ...kept.map((column): [string, unknown] => [column, row[column]]),
            ...operator.columns.map(({ name, expression }): [string, unknown] => [
              name,
              valueOf(expression, row),
            ]),
          ]),
        ),
      }
    }
  }
}

function expressionsOf(operator: Operator): readonly Expression[] {
  switch (operator.kind) {
    case 'where':
      return [operator.predicate]
    case 'project':
    case 'extend':
      return operator.columns.map(({ expression }) => expression)
    case 'order':
      return operator.keys.map(({ expression }) => expression)
    case 'take':
      return []
  }
}

function pathsOf(expression: Expression): readonly Extract<Expression, { kind: 'path' }>[] {
  switch (expression.kind) {
    case 'literal':
      return []
    case 'path':
      return [expression]
    case 'call':
      return pathsOf(expression.argument)
    case 'and':
    case 'or':
      return expression.terms.flatMap(pathsOf)
    case 'comparison':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)]
    case 'membership':
      return [expression.left, ...expression.list].flatMap(pathsOf)
  }
}

function valueOf(expression: Expression, row: Row): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'path':
      return expression.steps.reduce(memberOf, row[expression.column] ?? null)
    case 'call':
      return called(expression.function, valueOf(expression.argument, row))
    case 'and':
      return expression.terms.every((term) => valueOf(term, row) === true)
    case 'or':
      return expression.terms.some((term) => valueOf(term, row) === true)
    case 'comparison':
      return holds(expression.operator, valueOf(expression.left, row), valueOf(expression.right, row))
    case 'membership': {
      const operator = expression.ignoreCase ? '=~' : '=='
      const left = valueOf(expression.left, row)
      const found = expression.list.some((item) => holds(operator, left, valueOf(item, row)))
      return found !== expression.negated
    }
  }
}

function memberOf(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null) return null
  const found: unknown = Object.getOwnPropertyDescriptor(value, step)?.value
  return found ?? null
}

function called(name: FunctionName, value: unknown): unknown {
  switch (name) {
    case 'not':
      return value !== true
    case 'tolower':
      return textOf(value).toLowerCase()
    case 'toupper':
      return textOf(value).toUpperCase()
    case 'tostring':
      return textOf(value)
    case 'isempty':
      return textOf(value) === ''
    case 'isnotempty':
      return textOf(value) !== ''
    case 'isnull':
      return value === null
    case 'isnotnull':
      return value !== null
  }
}

function holds(operator: ComparisonName, left: unknown, right: unknown): boolean {
  const text = textOf(left).toLowerCase()
  const wanted = textOf(right).toLowerCase()
  switch (operator) {
    case '==':
      return textOf(left) === textOf(right)
    case '!=':
      return textOf(left) !== textOf(right)
    case '=~':
      return text === wanted
    case '!~':
      return text !== wanted
    case 'contains':
      return text.includes(wanted)
    case '!contains':
      return !text.includes(wanted)
    case 'has':
      return hasTerm(text, wanted)
    case '!has':
      return !hasTerm(text, wanted)
    case 'startswith':
      return text.startsWith(wanted)
    case '!startswith':
      return !text.startsWith(wanted)
    case 'endswith':
      return text.endsWith(wanted)
    case '!endswith':
      return !text.endsWith(wanted)
  }
}

/** `has` looks for whole terms: runs of letters and digits (Kusto documentation, "String operators"). */
function hasTerm(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (!isAlphanumeric(text.charAt(at - 1)) && !isAlphanumeric(text.charAt(at + wanted.length))) return true
  }
  return false
}

function isAlphanumeric(character: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(character)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function compared(left: Row, right: Row, keys: readonly SortKey[]): number {
  for (const { expression, descending } of keys) {
    const order = orderOf(valueOf(expression, left), valueOf(expression, right))
    if (order !== 0) return descending ? -order : order
  }
  return 0
}

function orderOf(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [first, second] = [textOf(left), textOf(right)]
  return first === second ? 0 : first < second ? -1 : 1
}
