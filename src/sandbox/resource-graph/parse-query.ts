import {
  COMPARISONS,
  FUNCTIONS,
  type Column,
  type Expression,
  type Operator,
  type Query,
  type SortKey,
} from './query.ts'
import { tokensOf, type QueryFault, type Token } from './tokens.ts'

/** Reads `table | operator | …`; whatever the sandbox does not understand is a fault at its first word. */
export function parseQuery(text: string): Query | QueryFault {
  const tokens = tokensOf(text)
  if ('kind' in tokens) return tokens
  try {
    return new Parser(tokens).query()
  } catch (error) {
    if (error instanceof Unexpected)
      return { kind: 'fault', offset: error.token.offset, token: error.token.text }
    throw error
  }
}

/** Unwinds the descent; it never leaves this file. */
class Unexpected extends Error {
  readonly token: Token
  constructor(token: Token) {
    super(`unexpected ${token.text}`)
    this.token = token
  }
}

class Parser {
  readonly #tokens: readonly Token[]
  #position = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  query(): Query {
    const table = this.#name()
    const operators: Operator[] = []
    while (this.#skip('symbol', '|')) operators.push(this.#operator())
    if (this.#next.kind !== 'end') throw new Unexpected(this.#next)
    return { table: table.text.toLowerCase(), tableOffset: table.offset, operators }
  }

  #operator(): Operator {
    const name = this.#name()
    switch (name.text) {
      case 'where':
        return { kind: 'where', predicate: this.#disjunction() }
      case 'project':
        return { kind: 'project', columns: this.#list(() => this.#column()) }
      case 'extend':
        return { kind: 'extend', columns: this.#list(() => this.#column()) }
      case 'order':
      case 'sort':
        this.#expect('name', 'by')
        return { kind: 'order', keys: this.#list(() => this.#sortKey()) }
      case 'take':
      case 'limit':
        return { kind: 'take', count: Number(this.#take('number').text) }
      default:
        throw new Unexpected(name)
    }
  }

  #column(): Column {
    const first = this.#next
    const named = first.kind === 'name' && this.#tokens[this.#position + 1]?.text === '='
    if (named) {
      this.#position += 2
      return { name: first.text, expression: this.#disjunction() }
    }
    const expression = this.#disjunction()
    if (expression.kind !== 'path') throw new Unexpected(first)
    return { name: [expression.column, ...expression.steps].join('_'), expression }
  }

  #sortKey(): SortKey {
    const expression = this.#operand()
    const ascending = this.#skip('name', 'asc')
    if (!ascending) this.#skip('name', 'desc')
    return { expression, descending: !ascending }
  }

  #disjunction(): Expression {
    const terms = [this.#conjunction()]
    while (this.#skip('name', 'or')) terms.push(this.#conjunction())
    return united('or', terms)
  }

  #conjunction(): Expression {
    const terms = [this.#comparison()]
    while (this.#skip('name', 'and')) terms.push(this.#comparison())
    return united('and', terms)
  }

  #comparison(): Expression {
    const left = this.#operand()
    const { kind, text } = this.#next
    const membership = /^(!?)in(~?)$/.exec(kind === 'name' ? text : '')
    if (membership !== null) {
      this.#position += 1
      return {
        kind: 'membership',
        ignoreCase: membership[2] === '~',
        negated: membership[1] === '!',
        left,
        list: this.#parenthesized(() => this.#list(() => this.#operand())),
      }
    }
    const operator = kind === 'string' ? undefined : COMPARISONS.find((each) => each === text)
    if (operator === undefined) return left
    this.#position += 1
    return { kind: 'comparison', operator, left, right: this.#operand() }
  }

  #operand(): Expression {
    const { kind, text } = this.#next
    if (kind === 'symbol' && text === '(') return this.#parenthesized(() => this.#disjunction())
    if (kind === 'string') return { kind: 'literal', value: this.#take('string').text }
    if (kind === 'number') return { kind: 'literal', value: Number(this.#take('number').text) }
    return this.#named()
  }

  #named(): Expression {
    const name = this.#name()
    if (name.text === 'true' || name.text === 'false') return { kind: 'literal', value: name.text === 'true' }
    if (this.#next.text === '(' && this.#next.kind === 'symbol') {
      const called = FUNCTIONS.find((each) => each === name.text)
      if (called === undefined) throw new Unexpected(name)
      return { kind: 'call', function: called, argument: this.#parenthesized(() => this.#disjunction()) }
    }
    const steps: (string | number)[] = []
    for (;;) {
      if (this.#skip('symbol', '.')) steps.push(this.#name().text)
      else if (this.#skip('symbol', '[')) steps.push(this.#index())
      else return { kind: 'path', column: name.text, steps, offset: name.offset }
    }
  }

  #index(): string | number {
    const step = this.#next.kind === 'number' ? Number(this.#take('number').text) : this.#take('string').text
    this.#expect('symbol', ']')
    return step
  }

  #list<T>(item: () => T): T[] {
    const items = [item()]
    while (this.#skip('symbol', ',')) items.push(item())
    return items
  }

  #parenthesized<T>(content: () => T): T {
    this.#expect('symbol', '(')
    const inside = content()
    this.#expect('symbol', ')')
    return inside
  }

  get #next(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', text: '<EOF>', offset: 0 }
  }

  #name(): Token {
    const token = this.#take('name')
    if (token.text.startsWith('!') || token.text.endsWith('~')) throw new Unexpected(token)
    return token
  }

  #take(kind: Token['kind']): Token {
    const token = this.#next
    if (token.kind !== kind) throw new Unexpected(token)
    this.#position += 1
    return token
  }

  #expect(kind: Token['kind'], text: string): void {
    if (!this.#skip(kind, text)) throw new Unexpected(this.#next)
  }

  #skip(kind: Token['kind'], text: string): boolean {
    if (this.#next.kind !== kind || this.#next.text !== text) return false
    this.#position += 1
    return true
  }
}

function united(kind: 'and' | 'or', terms: readonly Expression[]): Expression {
  const [only] = terms
  return only !== undefined && terms.length === 1 ? only : { kind, terms }
}
