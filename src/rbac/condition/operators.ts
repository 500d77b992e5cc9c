import type { Scalar } from './condition.ts'
import type { Truth } from './finding.ts'
import { matchesWildcards } from './wildcard.ts'

/** Compares one value with one value; null where a value is not of the operator's type. */
export type Comparator = (left: Scalar, right: Scalar) => Truth

/** The documented operator of that name, in any casing, or null. */
export function comparatorOf(name: string): Comparator | null {
  return COMPARATORS.get(name.toLowerCase()) ?? null
}

type Relation<T> = (left: T, right: T) => boolean

const TEXT_RELATIONS: Readonly<Record<string, Relation<string>>> = {
  Equals: (left, right) => left === right,
  StartsWith: (left, right) => left.startsWith(right),
  Like: matchesWildcards,
}

const ORDER_RELATIONS: Readonly<Record<string, Relation<bigint>>> = {
  Equals: (left, right) => left === right,
  NotEquals: (left, right) => left !== right,
  LessThan: (left, right) => left < right,
  LessThanEquals: (left, right) => left <= right,
  GreaterThan: (left, right) => left > right,
  GreaterThanEquals: (left, right) => left >= right,
}

const COMPARATORS: ReadonlyMap<string, Comparator> = new Map(
  [
    ...Object.entries(TEXT_RELATIONS).flatMap(([name, relation]): [string, Comparator][] => [
      [`String${name}`, comparator(textOf, relation)],
      [`StringNot${name}`, comparator(textOf, not(relation))],
      [`String${name}IgnoreCase`, comparator(foldedTextOf, relation)],
      [`StringNot${name}IgnoreCase`, comparator(foldedTextOf, not(relation))],
    ]),
    ...Object.entries(ORDER_RELATIONS).flatMap(([name, relation]): [string, Comparator][] => [
      [`Numeric${name}`, comparator(integerOf, relation)],
      [`DateTime${name}`, comparator(momentOf, relation)],
    ]),
    ...identity('Bool', booleanOf),
    ...identity('Guid', guidOf),
  ].map(([name, compare]) => [name.toLowerCase(), compare]),
)

function identity(family: string, read: (value: Scalar) => Scalar | null): [string, Comparator][] {
  return [
    [`${family}Equals`, comparator(read, (left, right) => left === right)],
    [`${family}NotEquals`, comparator(read, (left, right) => left !== right)],
  ]
}

function comparator<T>(read: (value: Scalar) => T | null, relation: Relation<T>): Comparator {
  return (left, right) => {
    const [one, other] = [read(left), read(right)]
    return one === null || other === null ? null : relation(one, other)
  }
}

function not<T>(relation: Relation<T>): Relation<T> {
  return (left, right) => !relation(left, right)
}

function textOf(value: Scalar): string | null {
  return typeof value === 'string' ? value : null
}

function foldedTextOf(value: Scalar): string | null {
  return textOf(value)?.toLowerCase() ?? null
}

/** Azure compares integers only. */
function integerOf(value: Scalar): bigint | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null
  const text = String(value)
  return /^-?\d+$/.test(text) ? BigInt(text) : null
}

function booleanOf(value: Scalar): boolean | null {
  if (typeof value === 'boolean') return value
  const text = foldedTextOf(value)
  return text === 'true' ? true : text === 'false' ? false : null
}

/** Without its dashes, as some built-in roles write it. */
function guidOf(value: Scalar): string | null {
  const digits = foldedTextOf(value)?.replaceAll('-', '') ?? ''
  return /^[0-9a-f]{32}$/.test(digits) ? digits : null
}

/** `yyyy-mm-ddThh:mm:ss.mmmmmmmZ` in units of 100 ns: blob versions differ in the last digit. */
function momentOf(value: Scalar): bigint | null {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,7}))?Z$/i.exec(String(value))
  const milliseconds = Date.parse(`${parts?.[1] ?? ''}Z`)
  if (Number.isNaN(milliseconds)) return null
  return BigInt(milliseconds) * 10_000n + BigInt((parts?.[2] ?? '').padEnd(7, '0'))
}
