import {
  matchesPattern,
  normalizeOperationName,
  parsePattern,
  providerOf,
  type OperationPattern,
} from './operation-pattern.ts'
import type { ComparableName } from './operation.ts'

/** What a pattern stands for; it does not count for operations that it excludes. */
export interface Listed {
  readonly excluded: PatternIndex | null
}

const EXCLUDES_NOTHING: Listed = { excluded: null }

/** Patterns of operations, each with what it stands for, found by the provider that they begin with. */
export class PatternIndex<T extends Listed = Listed> {
  /** of patterns that begin with a wildcard, or have one in their provider */
  readonly #anywhere = new Bucket<T>()
  readonly #byProvider = new Map<string, Bucket<T>>()

  static of(patterns: readonly string[]): PatternIndex {
    return new PatternIndex(patterns.map((pattern) => [pattern, EXCLUDES_NOTHING]))
  }

  constructor(entries: Iterable<readonly [pattern: string, value: T]>) {
    for (const [pattern, value] of entries) {
      const provider = providerOf(normalizeOperationName(pattern))
      this.#bucketFor(provider).add(pattern, value)
    }
  }

  /** Whether a pattern matches the name and does not exclude it. */
  has(name: ComparableName): boolean {
    return this.#anywhere.has(name) || (this.#byProvider.get(name.provider)?.has(name) ?? false)
  }

  /** What the patterns stand for that match the name and do not exclude it. */
  valuesOf(name: ComparableName): readonly T[] {
    return [...this.#anywhere.valuesOf(name), ...(this.#byProvider.get(name.provider)?.valuesOf(name) ?? [])]
  }

  #bucketFor(provider: string): Bucket<T> {
    if (provider.includes('*')) return this.#anywhere
    const known = this.#byProvider.get(provider)
    if (known !== undefined) return known
    const bucket = new Bucket<T>()
    this.#byProvider.set(provider, bucket)
    return bucket
  }
}

interface Wildcard<T> extends OperationPattern {
  readonly values: T[]
}

/** Most providers are never asked about, so patterns are parsed when their own is. */
class Bucket<T extends Listed> {
  #unparsed: (readonly [pattern: string, value: T])[] = []
  readonly #literals = new Map<string, T[]>()
  readonly #wildcards: Wildcard<T>[] = []

  add(pattern: string, value: T): void {
    this.#unparsed.push([pattern, value])
  }

  has(name: ComparableName): boolean {
    if (this.#unparsed.length > 0) this.#parse()
    for (const wildcard of this.#wildcards) {
      if (matchesPattern(wildcard, name.text) && counts(wildcard.values, name)) return true
    }
    if (this.#literals.size === 0) return false
    const values = this.#literals.get(name.text)
    return values !== undefined && counts(values, name)
  }

  valuesOf(name: ComparableName): readonly T[] {
    if (this.#unparsed.length > 0) this.#parse()
    return [
      ...(this.#literals.get(name.text) ?? []),
      ...this.#wildcards.flatMap((each) => (matchesPattern(each, name.text) ? each.values : [])),
    ].filter(({ excluded }) => excluded?.has(name) !== true)
  }

  #parse(): void {
    const wildcards = new Map<string, Wildcard<T>>()
    for (const [text, value] of this.#unparsed) {
      const pattern = parsePattern(text)
      const isLiteral = pattern.middle === null
      const values = isLiteral ? this.#literals.get(pattern.text) : wildcards.get(pattern.text)?.values
      if (values !== undefined) values.push(value)
      else if (isLiteral) this.#literals.set(pattern.text, [value])
      else wildcards.set(pattern.text, { ...pattern, values: [value] })
    }
    this.#wildcards.push(...wildcards.values())
    this.#unparsed = []
  }
}

function counts(values: readonly Listed[], name: ComparableName): boolean {
  for (const { excluded } of values) if (excluded?.has(name) !== true) return true
  return false
}
