import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ABSENT, attributeKey, type AttributeValue } from '../../../src/rbac/condition/attribute.ts'
import {
  evaluateCondition,
  type ConditionOutcome,
  type ConditionRequest,
} from '../../../src/rbac/condition/evaluate-condition.ts'
import { condition, expression, NAMES } from './condition-texts.ts'

const READ = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'

function request(
  values: Readonly<Record<string, AttributeValue>>,
  rest: Partial<ConditionRequest> = {},
): ConditionRequest {
  const attributes = new Map(
    Object.entries(values).map(([name, value]) => [attributeKey('Resource', name), value]),
  )
  return { operation: { name: READ, isDataAction: true }, attributes, ...rest }
}

describe('three-valued logic', () => {
  // t and f are true and false of themselves, u is not known
  const [t, f, u] = ["'1' StringEquals '1'", "'1' StringEquals '2'", 'Exists @Resource[u]']
  it.each([
    { text: `${t} AND ${t}`, kind: 'true' },
    { text: `${t} AND ${f}`, kind: 'false' },
    { text: `${u} AND ${f}`, kind: 'false' },
    { text: `${u} AND ${t}`, kind: 'unknown' },
    { text: `${f} OR ${f}`, kind: 'false' },
    { text: `${f} OR ${t}`, kind: 'true' },
    { text: `${u} OR ${t}`, kind: 'true' },
    { text: `${u} OR ${f}`, kind: 'unknown' },
    { text: `NOT ${t}`, kind: 'false' },
    { text: `NOT ${f}`, kind: 'true' },
    { text: `NOT ${u}`, kind: 'unknown' },
    { text: `${f} AND ${f} OR ${t}`, kind: 'unknown' },
    { text: `${t} AND ${f} OR ${t}`, kind: 'true' },
    { text: `${t} AND ${f} OR ${f}`, kind: 'false' },
    { text: `${t} OR ${f} AND ${f}`, kind: 'unknown' },
    { text: `${f} OR ${t} AND ${t} OR ${f}`, kind: 'true' },
    { text: `${u} AND ${t} OR ${t}`, kind: 'unknown' },
  ])('$text is $kind', ({ text, kind }) => {
    expect(evaluateCondition(text, request({})).kind).toBe(kind)
  })
})

describe('actions', () => {
  it.each([
    { name: 'the same operation', pattern: READ, kind: 'true' },
    { name: 'in another casing', pattern: READ.toUpperCase(), kind: 'true' },
    { name: 'everything below a type', pattern: 'Microsoft.Storage/storageAccounts/*', kind: 'true' },
    { name: 'another operation', pattern: READ.replace('read', 'write'), kind: 'false' },
    { name: 'the beginning of its name', pattern: READ.slice(0, -5), kind: 'false' },
  ])('ActionMatches: $name', ({ pattern, kind }) => {
    expect(evaluateCondition(`ActionMatches{'${pattern}'}`, request({})).kind).toBe(kind)
  })

  it.each([
    { name: 'the same', subOperation: 'blob.list', kind: 'true' },
    { name: 'another', subOperation: 'Blob.Write.WithTagHeaders', kind: 'false' },
    { name: 'none', subOperation: null, kind: 'false' },
  ])('SubOperationMatches: $name', ({ subOperation, kind }) => {
    expect(evaluateCondition("SubOperationMatches{'Blob.List'}", request({}, { subOperation })).kind).toBe(
      kind,
    )
  })

  it('leaves open a suboperation that the request does not tell', () => {
    expect(evaluateCondition("SubOperationMatches{'Blob.List'}", request({}))).toEqual({
      kind: 'unknown',
      attributes: ['SubOperation'],
      text: 'the suboperation is not known',
    })
  })
})

describe('attributes that are known, absent or not known', () => {
  const existing = request({ x: ['a'] })
  const absent = request({ x: ABSENT })
  const unknown = request({})
  it.each([
    { text: 'Exists @Resource[x]', kinds: ['true', 'false', 'unknown'] },
    { text: 'NotExists @Resource[x]', kinds: ['false', 'true', 'unknown'] },
    { text: 'NOT Exists @Resource[X]', kinds: ['false', 'true', 'unknown'] },
    { text: "@Resource[x] StringEquals 'a'", kinds: ['true', 'false', 'unknown'] },
    { text: "@Resource[x] StringNotEquals 'b'", kinds: ['true', 'false', 'unknown'] },
    {
      text: "@Resource[x] StringNotEquals 'b' OR NOT Exists @Resource[x]",
      kinds: ['true', 'true', 'unknown'],
    },
    { text: '@Resource[x] ForAllOfAllValues:StringEquals @Resource[x]', kinds: ['true', 'false', 'unknown'] },
    { text: "'a' StringEquals @Resource[x]", kinds: ['true', 'false', 'unknown'] },
    { text: "@Resource[x] FitsSomehow 'a'", kinds: ['unknown', 'unknown', 'unknown'] },
  ])('$text', ({ text, kinds }) => {
    expect([existing, absent, unknown].map((known) => evaluateCondition(text, known).kind)).toEqual(kinds)
  })

  it.each([
    { name: 'equal', left: ['a'], right: ['a'], kind: 'true' },
    { name: 'different', left: ['a'], right: ['b'], kind: 'false' },
    { name: 'one absent', left: ABSENT, right: ['b'], kind: 'false' },
  ])('an attribute compares with another one: $name', ({ left, right, kind }) => {
    const text = '@Resource[left] StringEquals @Resource[right]'
    expect(evaluateCondition(text, request({ left, right })).kind).toBe(kind)
  })

  it('compares with an absent attribute without knowing the other', () => {
    expect(evaluateCondition('@Resource[x] StringEquals @Resource[y]', absent).kind).toBe('false')
  })
})

describe('reasons', () => {
  const other = { operation: { name: 'A.B/c/read', isDataAction: false } }
  it.each<{ name: string; text: string; known: ConditionRequest; outcome: ConditionOutcome }>([
    {
      name: 'a false comparison says what was found and expected',
      text: "@Resource[x]\n ForAnyOfAnyValues:StringEquals\n {'a', 'b'}",
      known: request({ x: ['c', 'd'] }),
      outcome: {
        kind: 'false',
        because: ["`@Resource[x]` is `c`, `d`, expected `ForAnyOfAnyValues:StringEquals {'a', 'b'}`"],
      },
    },
    {
      name: 'a comparison of two attributes tells both',
      text: '@Resource[x] StringEquals @Resource[y]',
      known: request({ x: ['a'], y: ['b'] }),
      outcome: {
        kind: 'false',
        because: ['`@Resource[x]` is `a`, expected `StringEquals @Resource[y]`, and `@Resource[y]` is `b`'],
      },
    },
    {
      name: 'an absent attribute is told as such, beside one that is not known',
      text: '@Resource[x] StringEquals @Resource[y]',
      known: request({ x: ABSENT }),
      outcome: {
        kind: 'false',
        because: [
          '`@Resource[x]` does not exist, expected `StringEquals @Resource[y]`, and `@Resource[y]` is not known',
        ],
      },
    },
    {
      name: 'a comparison of values tells them',
      text: '{1, 2} ForAnyOfAnyValues:NumericEquals 3',
      known: request({}),
      outcome: { kind: 'false', because: ['`1`, `2`, expected `ForAnyOfAnyValues:NumericEquals 3`'] },
    },
    {
      name: 'a long list is cut',
      text: `@Resource[x] StringEquals '${'y'.repeat(300)}'`,
      known: request({ x: ['a'] }),
      outcome: {
        kind: 'false',
        because: [`\`@Resource[x]\` is \`a\`, expected \`StringEquals '${'y'.repeat(186)}…\``],
      },
    },
    {
      name: 'what must not be, but is',
      text: "NOT @Resource[x] StringEquals 'a'",
      known: request({ x: ['a'] }),
      outcome: { kind: 'false', because: ["`@Resource[x]` is `a`, which meets `StringEquals 'a'`"] },
    },
    {
      name: 'only the parts that decide, each once',
      text: "(!(ActionMatches{'A.B/c/read'}) OR Exists @Resource[x]) AND Exists @Resource[u] AND Exists @Resource[x]",
      known: request({ x: ABSENT }, other),
      outcome: {
        kind: 'false',
        because: ['the operation `A.B/c/read` matches `A.B/c/read`', '`@Resource[x]` does not exist'],
      },
    },
    {
      name: 'only the unknown attributes that could settle it, each once',
      text: '(Exists @Resource[no] AND Exists @Resource[x]) OR Exists @Resource[u] OR @Resource[u] StringEquals @Resource[v]',
      known: request({ x: ABSENT }),
      outcome: {
        kind: 'unknown',
        attributes: ['@Resource[u]', '@Resource[v]'],
        text: 'the value of `@Resource[u]` is not known; the value of `@Resource[v]` is not known',
      },
    },
    {
      name: 'an order that decides and is not written',
      text: 'Exists @Resource[x] AND Exists @Resource[x] OR Exists @Resource[y]',
      known: request({ x: ABSENT, y: ['a'] }),
      outcome: {
        kind: 'unknown',
        attributes: [],
        text: 'the condition mixes AND and OR without parentheses',
      },
    },
    {
      name: 'an unwritten order and a missing value',
      text: 'Exists @Resource[x] AND Exists @Resource[y] OR Exists @Resource[u]',
      known: request({ x: ABSENT, y: ['a'] }),
      outcome: {
        kind: 'unknown',
        attributes: ['@Resource[u]'],
        text: 'the condition mixes AND and OR without parentheses; the value of `@Resource[u]` is not known',
      },
    },
    {
      name: 'an operator that is not known',
      text: "@Resource[u] FitsSomehow 'a'",
      known: request({}),
      outcome: { kind: 'unknown', attributes: [], text: '`FitsSomehow` is not a known operator' },
    },
    {
      name: 'values of the wrong type',
      text: "@Resource[x] NumericEquals 'many'",
      known: request({ x: [1] }),
      outcome: {
        kind: 'unknown',
        attributes: [],
        text: "`NumericEquals 'many'` compares values that are not of its type",
      },
    },
    {
      name: 'several values without a quantifier',
      text: "@Resource[x] StringEquals {'a', 'b'}",
      known: request({ x: ['a'] }),
      outcome: {
        kind: 'unknown',
        attributes: [],
        text: "`StringEquals {'a', 'b'}` compares several values and does not say how many must suit",
      },
    },
    {
      name: 'a condition that cannot be read is never true',
      text: "!(ActionMatches{'X.Y/z'}",
      known: request({}),
      outcome: {
        kind: 'unknown',
        attributes: [],
        text: 'the condition cannot be read at character 24: expected ")", found the end',
      },
    },
    {
      name: 'an operation and a suboperation that are others',
      text: "ActionMatches{'A.B/c/write'} OR SubOperationMatches{'Blob.List'}",
      known: request({}, { ...other, subOperation: 'Blob.Write.Tier' }),
      outcome: {
        kind: 'false',
        because: [
          'the operation `A.B/c/read` does not match `A.B/c/write`',
          'the suboperation `Blob.Write.Tier` does not match `Blob.List`',
        ],
      },
    },
    {
      name: 'what exists and should not',
      text: 'NotExists @Resource[x]',
      known: request({ x: ['a'] }),
      outcome: { kind: 'false', because: ['`@Resource[x]` exists'] },
    },
    {
      name: 'of a comparison of two attributes the one that is not known',
      text: '@Resource[x] StringEquals @Resource[u]',
      known: request({ x: ['a'] }),
      outcome: {
        kind: 'unknown',
        attributes: ['@Resource[u]'],
        text: 'the value of `@Resource[u]` is not known',
      },
    },
    {
      name: 'no missing suboperation',
      text: "SubOperationMatches{'Blob.List'}",
      known: request({}, { subOperation: null }),
      outcome: { kind: 'false', because: ['the operation has no suboperation'] },
    },
  ])('$name', ({ text, known, outcome }) => {
    expect(evaluateCondition(text, known)).toEqual(outcome)
  })
})

describe('the examples of the documentation', () => {
  const tag =
    'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags:sensitivity<$key_case_sensitive$>'
  const text = `(
      ( !(ActionMatches{'${READ}'} AND NOT SubOperationMatches{'Blob.List'}) )
      OR
      (
        ( @Resource[${tag}] StringEquals 'high' AND @Environment[isPrivateLink] BoolEquals true )
        OR @Resource[${tag}] StringNotEquals 'high'
        OR NOT Exists @Resource[${tag}]
      )
    )`
  const link = attributeKey('Environment', 'isPrivateLink')
  const read = (known: readonly [string, AttributeValue][], subOperation: string | null) =>
    evaluateCondition(text, {
      operation: { name: READ, isDataAction: true },
      subOperation,
      attributes: new Map(known),
    })
  const tagged = (value: AttributeValue): [string, AttributeValue] => [attributeKey('Resource', tag), value]

  it.each<{ name: string; known: [string, AttributeValue][]; subOperation?: string; kind: string }>([
    { name: 'high, private link', known: [tagged(['high']), [link, [true]]], kind: 'true' },
    { name: 'high, no private link', known: [tagged(['high']), [link, [false]]], kind: 'false' },
    { name: 'high, network not known', known: [tagged(['high'])], kind: 'unknown' },
    { name: 'low, network not known', known: [tagged(['low'])], kind: 'true' },
    { name: 'no tag, network not known', known: [tagged(ABSENT)], kind: 'true' },
    { name: 'tag not known, private link', known: [[link, [true]]], kind: 'unknown' },
    { name: 'a list of blobs is not targeted', known: [], subOperation: 'Blob.List', kind: 'true' },
  ])('a sensitive blob over a private link: $name', ({ known, subOperation = null, kind }) => {
    expect(read(known, subOperation).kind).toBe(kind)
  })
})

describe('laws', () => {
  const value = fc.array(fc.constantFrom('x', 'y', 'Y', 3, true), { maxLength: 2 })
  const values = fc.dictionary(fc.constantFrom(...NAMES), value)
  const operation = fc.constantFrom('A.B/c/read', 'A.B/c/write', 'A.B/c/delete')
  const known = fc
    .tuple(values, operation)
    .map(([all, name]) => request(all, { operation: { name, isDataAction: true } }))

  it('De Morgan: not both is one or the other not', () => {
    fc.assert(
      fc.property(condition, condition, known, (one, other, about) => {
        expect(evaluateCondition(`!((${one}) AND (${other}))`, about).kind).toBe(
          evaluateCondition(`!(${one}) OR !(${other})`, about).kind,
        )
        expect(evaluateCondition(`!((${one}) OR (${other}))`, about).kind).toBe(
          evaluateCondition(`!(${one}) AND !(${other})`, about).kind,
        )
      }),
    )
  })

  it('a double negation changes nothing', () => {
    fc.assert(
      fc.property(condition, known, (text, about) => {
        expect(evaluateCondition(`!(!(${text}))`, about)).toEqual(evaluateCondition(`(${text})`, about))
      }),
    )
  })

  it('more knowledge never changes a definite outcome', () => {
    fc.assert(
      fc.property(condition, values, values, operation, (text, less, more, name) => {
        const about = { operation: { name, isDataAction: true } }
        const before = evaluateCondition(text, request(less, about)).kind
        const after = evaluateCondition(
          text,
          request({ ...more, ...less }, { ...about, subOperation: 'Blob.List' }),
        ).kind
        expect([after, 'unknown']).toContain(before)
      }),
      { numRuns: 500 },
    )
  })

  it('names only attributes that are not known', () => {
    fc.assert(
      fc.property(condition, values, (text, some) => {
        const outcome = evaluateCondition(text, request(some))
        const named = outcome.kind === 'unknown' ? outcome.attributes : []
        expect(
          named.filter((name) => Object.keys(some).some((given) => name === `@Resource[${given}]`)),
        ).toEqual([])
      }),
    )
  })

  it('without parentheses, a definite outcome is that of every possible grouping', () => {
    const chain = fc.array(fc.tuple(expression, fc.constantFrom('AND', 'OR'), fc.nat()), {
      minLength: 1,
      maxLength: 7,
    })
    fc.assert(
      fc.property(chain, known, (links, about) => {
        const flat = links
          .map(([text, connective], index) => (index === 0 ? text : ` ${connective} ${text}`))
          .join('')
        const outcome = evaluateCondition(flat, about).kind
        expect(['unknown', evaluateCondition(groupedAtRandom(links), about).kind]).toContain(outcome)
      }),
      { numRuns: 500 },
    )
  })

  it('a condition that does not parse is unknown', () => {
    fc.assert(
      fc.property(condition, known, (text, about) => {
        expect(evaluateCondition(`${text} AND`, about).kind).toBe('unknown')
      }),
    )
  })
})

type Link = readonly [text: string, connectiveBefore: string, split: number]

function groupedAtRandom(links: readonly Link[]): string {
  const [first, ...rest] = links
  if (first === undefined) return ''
  if (rest.length === 0) return first[0]
  const at = 1 + (first[2] % rest.length)
  const connective = links[at]?.[1] ?? ''
  return `(${groupedAtRandom(links.slice(0, at))}) ${connective} (${groupedAtRandom(links.slice(at))})`
}
