import { describe, expect, it } from 'vitest'
import { attributeKey, type AttributeValue } from '../../../src/rbac/condition/attribute.ts'
import { evaluateCondition } from '../../../src/rbac/condition/evaluate-condition.ts'

/** `true`, `false` or `unknown`, where `@Resource[x]` has the values `found`. */
function compare(found: AttributeValue, expected: string): string {
  return evaluateCondition(`@Resource[x] ${expected}`, {
    operation: { name: 'A.B/c/read', isDataAction: true },
    attributes: new Map([[attributeKey('Resource', 'x'), found]]),
  }).kind
}

interface Case {
  readonly found: string | number | boolean
  readonly operator: string
  readonly holds: readonly string[]
  readonly fails: readonly string[]
  readonly undecided?: readonly string[]
}

const TEXT_CASES: readonly Case[] = [
  {
    found: 'Blue',
    operator: 'StringEquals',
    holds: ["'Blue'"],
    fails: ["'blue'", "'Blu'", "''"],
    undecided: ['3', 'true'],
  },
  {
    found: 'Blue',
    operator: 'StringEqualsIgnoreCase',
    holds: ["'blue'", "'BLUE'"],
    fails: ["'green'"],
    undecided: ['3'],
  },
  {
    found: 'Blue',
    operator: 'StringNotEquals',
    holds: ["'blue'", "'green'"],
    fails: ["'Blue'"],
    undecided: ['3'],
  },
  { found: 'Blue', operator: 'StringNotEqualsIgnoreCase', holds: ["'green'"], fails: ["'blue'"] },
  {
    found: 'Blue',
    operator: 'StringStartsWith',
    holds: ["'Bl'", "'Blue'", "''"],
    fails: ["'bl'", "'Blues'"],
  },
  { found: 'Blue', operator: 'StringStartsWithIgnoreCase', holds: ["'bL'"], fails: ["'lue'"] },
  { found: 'Blue', operator: 'StringNotStartsWith', holds: ["'bl'"], fails: ["'Bl'"] },
  { found: 'Blue', operator: 'StringNotStartsWithIgnoreCase', holds: ["'gr'"], fails: ["'bl'"] },
  { found: 'Blue', operator: 'StringLike', holds: ["'B*'", "'?lu?'"], fails: ["'b*'", "'B'"] },
  { found: 'Blue', operator: 'StringLikeIgnoreCase', holds: ["'b*E'"], fails: ["'*x*'"] },
  { found: 'Blue', operator: 'StringNotLike', holds: ["'b*'"], fails: ["'B*'"] },
  { found: 'Blue', operator: 'StringNotLikeIgnoreCase', holds: ["'g*'"], fails: ["'b*'"] },
  { found: 3, operator: 'StringEquals', holds: [], fails: [], undecided: ["'3'"] },
]

const NUMBER_CASES: readonly Case[] = [
  {
    found: 10,
    operator: 'NumericEquals',
    holds: ['10', '010', "'10'"],
    fails: ['11', '-10'],
    undecided: ["'ten'", 'true', '99999999999999999999', "'x10'", "'10x'"],
  },
  { found: 10, operator: 'NumericNotEquals', holds: ['11'], fails: ['10'], undecided: ["''"] },
  { found: 10, operator: 'NumericLessThan', holds: ['11'], fails: ['10', '9'] },
  { found: 10, operator: 'NumericLessThanEquals', holds: ['11', '10'], fails: ['9'] },
  { found: 10, operator: 'NumericGreaterThan', holds: ['9', '-11'], fails: ['10', '11'] },
  { found: 10, operator: 'NumericGreaterThanEquals', holds: ['9', '10'], fails: ['11'] },
  { found: '10', operator: 'NumericEquals', holds: ['10'], fails: ['1'] },
  { found: 1.5, operator: 'NumericGreaterThan', holds: [], fails: [], undecided: ['1'] },
]

const NOON = "'2023-04-01T12:00:00Z'"
const DATE_CASES: readonly Case[] = [
  {
    found: '2023-04-01T12:00:00.000Z',
    operator: 'DateTimeEquals',
    holds: [NOON, "'2023-04-01T12:00:00.0000000Z'"],
    fails: ["'2023-04-01T12:00:00.0000001Z'"],
    undecided: [
      "'2023-04-01'",
      "'2023-13-01T12:00:00Z'",
      "'from 2023-04-01T12:00:00Z'",
      "'2023-04-01T12:00:00Z on'",
      '2023',
    ],
  },
  {
    found: '2023-04-01T12:00:00.5Z',
    operator: 'DateTimeEquals',
    holds: ["'2023-04-01T12:00:00.5000000Z'"],
    fails: ["'2023-04-01T12:00:00.05Z'"],
  },
  {
    found: '2023-04-01T12:00:00.0000001Z',
    operator: 'DateTimeNotEquals',
    holds: [NOON],
    fails: ["'2023-04-01T12:00:00.0000001Z'"],
  },
  {
    found: '2023-04-01T12:00:00.0000001Z',
    operator: 'DateTimeGreaterThan',
    holds: [NOON],
    fails: ["'2023-04-01T12:00:00.1Z'"],
  },
  {
    found: '2023-04-01T12:00:00Z',
    operator: 'DateTimeGreaterThanEquals',
    holds: [NOON, "'2022-12-31T23:59:59Z'"],
    fails: ["'2023-04-01T12:00:01Z'"],
  },
  {
    found: '2023-04-01T12:00:00Z',
    operator: 'DateTimeLessThan',
    holds: ["'2023-04-01T13:00:00.000Z'"],
    fails: [NOON],
  },
  {
    found: '2023-04-01T12:00:00Z',
    operator: 'DateTimeLessThanEquals',
    holds: [NOON],
    fails: ["'2023-04-01T11:59:59.9999999Z'"],
  },
  { found: 'yesterday', operator: 'DateTimeLessThan', holds: [], fails: [], undecided: [NOON] },
]

const IDENTITY_CASES: readonly Case[] = [
  {
    found: true,
    operator: 'BoolEquals',
    holds: ['true', 'TRUE', "'True'"],
    fails: ['false', "'false'"],
    undecided: ["'yes'", '1'],
  },
  { found: 'False', operator: 'BoolEquals', holds: ['false'], fails: ['true'] },
  { found: false, operator: 'BoolNotEquals', holds: ['true'], fails: ['false'] },
  {
    found: '08d4c71a-cc63-4ce4-a9c8-5dd251b4d619',
    operator: 'GuidEquals',
    holds: [
      '08d4c71acc634ce4a9c85dd251b4d619',
      '08D4C71A-CC63-4CE4-A9C8-5DD251B4D619',
      "'08d4c71acc634ce4a9c85dd251b4d619'",
    ],
    fails: ['4bad4d9e2a13488894bbc8432f6f3040'],
    undecided: [
      "'08d4c71a'",
      '8',
      "'a08d4c71acc634ce4a9c85dd251b4d619'",
      "'08d4c71acc634ce4a9c85dd251b4d619a'",
    ],
  },
  {
    found: '08D4C71ACC634CE4A9C85DD251B4D619',
    operator: 'GuidNotEquals',
    holds: ['4bad4d9e-2a13-4888-94bb-c8432f6f3040'],
    fails: ['08d4c71a-cc63-4ce4-a9c8-5dd251b4d619'],
  },
  {
    found: true,
    operator: 'GuidEquals',
    holds: [],
    fails: [],
    undecided: ['08d4c71acc634ce4a9c85dd251b4d619'],
  },
]

describe.each([
  { family: 'texts', cases: TEXT_CASES },
  { family: 'integers', cases: NUMBER_CASES },
  { family: 'dates, to the last of seven digits', cases: DATE_CASES },
  { family: 'booleans and GUIDs', cases: IDENTITY_CASES },
])('comparing $family', ({ cases }) => {
  it.each(cases)('$operator with $found found', ({ found, operator, holds, fails, undecided = [] }) => {
    const outcome = (value: string) => [value, compare([found], `${operator} ${value}`)]
    expect(holds.map(outcome)).toEqual(holds.map((value) => [value, 'true']))
    expect(fails.map(outcome)).toEqual(fails.map((value) => [value, 'false']))
    expect(undecided.map(outcome)).toEqual(undecided.map((value) => [value, 'unknown']))
  })
})

describe('operators ignore case in their own names', () => {
  it.each(['stringequals', 'STRINGEQUALS', 'foranyofanyvalues:stringEQUALS'])('%s', (operator) => {
    expect(compare(['x'], `${operator} 'x'`)).toBe('true')
  })
})

describe('quantifiers', () => {
  it.each([
    { text: "{'red', 'blue'} ForAnyOfAnyValues:StringEquals {'blue', 'green'}", kind: 'true' },
    { text: "{'red', 'blue'} ForAnyOfAnyValues:StringEquals {'orange', 'green'}", kind: 'false' },
    { text: "{'red', 'blue'} ForAllOfAnyValues:StringEquals {'orange', 'red', 'blue'}", kind: 'true' },
    { text: "{'red', 'blue'} ForAllOfAnyValues:StringEquals {'red', 'green'}", kind: 'false' },
    { text: '{10, 20} ForAnyOfAllValues:NumericLessThan {15, 18}', kind: 'true' },
    { text: '{10, 20} ForAllOfAllValues:NumericLessThan {5, 15, 18}', kind: 'false' },
    { text: '{10, 20} ForAllOfAllValues:NumericLessThan {25, 30}', kind: 'true' },
    { text: '{10, 20} ForAllOfAllValues:NumericLessThan {15, 25, 30}', kind: 'false' },
  ])('as documented: $text', ({ text, kind }) => {
    const request = { operation: { name: 'A.B/c/read', isDataAction: true }, attributes: new Map() }
    expect(evaluateCondition(text, request).kind).toBe(kind)
  })

  it.each([
    {
      name: 'every role but these: a listed one',
      found: ['a'],
      expected: "ForAnyOfAllValues:StringNotEquals {'a', 'b'}",
      kind: 'false',
    },
    {
      name: 'every role but these: another one',
      found: ['c'],
      expected: "ForAnyOfAllValues:StringNotEquals {'a', 'b'}",
      kind: 'true',
    },
    {
      name: 'some value differs from some value',
      found: ['a'],
      expected: "ForAnyOfAnyValues:StringNotEquals {'a', 'b'}",
      kind: 'true',
    },
    {
      name: 'a value of another type does not hide one that decides',
      found: [3, 'a'],
      expected: "ForAnyOfAnyValues:StringEquals {'a'}",
      kind: 'true',
    },
    {
      name: 'but leaves open what it could decide',
      found: [3, 'b'],
      expected: "ForAnyOfAnyValues:StringEquals {'a'}",
      kind: 'unknown',
    },
    {
      name: 'no quantifier, several values, all suit',
      found: ['a', 'a'],
      expected: "StringEquals 'a'",
      kind: 'true',
    },
    {
      name: 'no quantifier, several values, none suits',
      found: ['c'],
      expected: "StringEquals {'a', 'b'}",
      kind: 'false',
    },
    {
      name: 'no quantifier, several values, some suit',
      found: ['a'],
      expected: "StringEquals {'a', 'b'}",
      kind: 'unknown',
    },
  ])('$name', ({ found, expected, kind }) => {
    expect(compare(found, expected)).toBe(kind)
  })
})
