import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../../../src/rbac/condition/condition.ts'
import {
  MAXIMUM_LENGTH,
  MAXIMUM_NESTING,
  parseCondition,
} from '../../../src/rbac/condition/parse-condition.ts'
import { scraps } from './condition-texts.ts'

function nested(depth: number): string {
  return `${'('.repeat(depth)}Exists @Request[x]${')'.repeat(depth)}`
}

const existsX: Condition = {
  kind: 'exists',
  attribute: { kind: 'attribute', key: '@request[x]', text: '@Request[x]' },
}
const existsY: Condition = {
  kind: 'exists',
  attribute: { kind: 'attribute', key: '@request[y]', text: '@Request[y]' },
}
const existsZ: Condition = {
  kind: 'exists',
  attribute: { kind: 'attribute', key: '@request[z]', text: '@Request[z]' },
}
const [x, y, z] = ['Exists @Request[x]', 'Exists @Request[y]', 'Exists @Request[z]']

describe('a condition is read as its structure', () => {
  it.each<{ name: string; text: string; condition: Condition }>([
    { name: 'a single expression stands alone', text: x, condition: existsX },
    {
      name: 'AND joins',
      text: `${x} AND ${y} AND ${z}`,
      condition: { kind: 'and', terms: [existsX, existsY, existsZ] },
    },
    { name: '&& is AND', text: `${x}&&${y}`, condition: { kind: 'and', terms: [existsX, existsY] } },
    { name: 'OR joins', text: `${x} OR ${y}`, condition: { kind: 'or', terms: [existsX, existsY] } },
    { name: '|| is OR', text: `${x}||${y}`, condition: { kind: 'or', terms: [existsX, existsY] } },
    {
      name: 'NOT negates the next expression only',
      text: `NOT ${x} AND ${y}`,
      condition: { kind: 'and', terms: [{ kind: 'not', term: existsX }, existsY] },
    },
    { name: '! is NOT', text: `!${x}`, condition: { kind: 'not', term: existsX } },
    { name: 'two negations cancel', text: `! NOT ${x}`, condition: existsX },
    {
      name: 'NotExists negates Exists',
      text: 'NotExists @Request[x]',
      condition: { kind: 'not', term: existsX },
    },
    {
      name: 'keywords ignore case',
      text: 'not exists @REQUEST[x]',
      condition: {
        kind: 'not',
        term: { kind: 'exists', attribute: { kind: 'attribute', key: '@request[x]', text: '@REQUEST[x]' } },
      },
    },
    {
      name: 'parentheses group',
      text: `(${x} AND ${y}) OR ${z}`,
      condition: { kind: 'or', terms: [{ kind: 'and', terms: [existsX, existsY] }, existsZ] },
    },
    {
      name: 'AND and OR without parentheses keep their order open',
      text: `${x} AND ${y} OR ${z}`,
      condition: { kind: 'ungrouped', terms: [existsX, existsY, existsZ], connectives: ['and', 'or'] },
    },
    {
      name: 'ActionMatches holds a pattern',
      text: "ActionMatches {'A.B/c/*'}",
      condition: { kind: 'action-matches', pattern: 'A.B/c/*' },
    },
    {
      name: 'SubOperationMatches holds a pattern',
      text: "SubOperationMatches{'Blob.List'}",
      condition: { kind: 'sub-operation-matches', pattern: 'Blob.List' },
    },
  ])('$name: $text', ({ text, condition }) => {
    expect(parseCondition(text)).toEqual({ kind: 'condition', condition })
  })

  it.each([
    { name: 'quoted text', written: "'it (is) [all] one'", values: ['it (is) [all] one'] },
    { name: 'an empty text', written: "''", values: [''] },
    {
      name: 'a GUID with dashes',
      written: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
      values: ['ba92f5b4-2d11-453d-a403-e96b0029c9fe'],
    },
    {
      name: 'a GUID without dashes that starts with digits',
      written: '08d4c71acc634ce4a9c85dd251b4d619',
      values: ['08d4c71acc634ce4a9c85dd251b4d619'],
    },
    {
      name: 'GUIDs in braces, with and without spaces',
      written:
        '{08d4c71acc634ce4a9c85dd251b4d619,ba92f5b4-2d11-453d-a403-e96b0029c9fe , 4bad4d9e2a13488894bbc8432f6f3040 }',
      values: [
        '08d4c71acc634ce4a9c85dd251b4d619',
        'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
        '4bad4d9e2a13488894bbc8432f6f3040',
      ],
    },
    { name: 'numbers', written: '{10, -20}', values: [10, -20] },
    { name: 'booleans in any casing', written: '{true, False}', values: [true, false] },
    {
      name: 'a GUID that has too many digits only as text',
      written: "'08d4c71acc634ce4a9c85dd251b4d6190'",
      values: ['08d4c71acc634ce4a9c85dd251b4d6190'],
    },
  ])('values: $name', ({ written, values }) => {
    expect(parseCondition(`@Request[x] StringEquals ${written}`)).toMatchObject({
      condition: { kind: 'comparison', right: { kind: 'values', values } },
    })
  })

  it.each([
    { written: 'ForAnyOfAnyValues:', quantifier: { left: 'any', right: 'any' } },
    { written: 'ForAllOfAnyValues:', quantifier: { left: 'all', right: 'any' } },
    { written: 'forAnyOfAllValues:', quantifier: { left: 'any', right: 'all' } },
    { written: 'FORALLOFALLVALUES:', quantifier: { left: 'all', right: 'all' } },
    { written: '', quantifier: null },
  ])('quantifier `$written`', ({ written, quantifier }) => {
    expect(parseCondition(`{'a'} ${written}StringEquals\n @Principal[p]`)).toMatchObject({
      condition: {
        left: { kind: 'values', values: ['a'] },
        quantifier,
        operator: 'StringEquals',
        right: { kind: 'attribute', key: '@principal[p]' },
        expected: `${written}StringEquals\n @Principal[p]`,
      },
    })
  })

  it.each([
    { text: '@Environment[isPrivateLink] BoolEquals true', key: '@environment[isprivatelink]' },
    { text: '@environment[UtcNow] BoolEquals true', key: '@environment[utcnow]' },
    { text: '@Request[A.B/c:D] BoolEquals true', key: '@request[a.b/c:d]' },
    { text: '@Resource[ A.B/c:D ] BoolEquals true', key: '@resource[a.b/c:d]' },
    {
      text: '@Resource[A.B/blobs/tags:Two Words<$key_case_sensitive$>] BoolEquals true',
      key: '@resource[a.b/blobs/tags:Two Words<$key_case_sensitive$>]',
    },
    { text: '@Request[A.B/blobs/tags&$keys$&] BoolEquals true', key: '@request[a.b/blobs/tags&$keys$&]' },
  ])('attribute of $text', ({ text, key }) => {
    expect(parseCondition(text)).toMatchObject({ condition: { left: { kind: 'attribute', key } } })
  })
})

describe('a text that is no condition is a fault', () => {
  it.each([
    { name: 'nothing', text: '', offset: 0, fault: 'expected a condition' },
    { name: 'white space', text: ' \n', offset: 0, fault: 'expected a condition' },
    { name: 'an open parenthesis that is never closed', text: `(${x}`, offset: 19, fault: 'found the end' },
    { name: 'a closed parenthesis that was never opened', text: `${x})`, offset: 18, fault: 'found `)`' },
    { name: 'a missing value', text: '@Request[x] StringEquals', offset: 24, fault: 'a value' },
    { name: 'a missing term', text: `${x} AND`, offset: 22, fault: 'found the end' },
    {
      name: 'a keyword grown into the next word',
      text: `${x} ANDExists @Request[y]`,
      offset: 19,
      fault: 'expected end of input or AND or OR',
    },
    {
      name: 'a connective in the place of an operator',
      text: '@Request[x] AND @Request[y]',
      offset: 12,
      fault: 'expected an operator',
    },
    {
      name: 'an unknown attribute source',
      text: "@Requst[x] StringEquals 'a'",
      offset: 1,
      fault: 'expected an attribute source',
    },
    {
      name: 'an attribute without a name',
      text: "@Request[] StringEquals 'a'",
      offset: 9,
      fault: 'expected an attribute name',
    },
    {
      name: 'an action without quotes',
      text: 'ActionMatches{a/b}',
      offset: 14,
      fault: 'expected a quoted text',
    },
    {
      name: 'a text that is never closed',
      text: "@Request[x] StringEquals 'a",
      offset: 25,
      fault: "found `'a`",
    },
    { name: 'an empty list', text: '@Request[x] StringEquals {}', offset: 26, fault: 'expected a value' },
    {
      name: 'a list that ends with a comma',
      text: "@Request[x] StringEquals {'a',}",
      offset: 30,
      fault: 'expected a value',
    },
    {
      name: 'a GUID that is too short',
      text: '@Request[x] GuidEquals 08d4c71a',
      offset: 23,
      fault: 'expected a value',
    },
    {
      name: 'a fraction, as only integers are supported',
      text: '@Request[x] NumericEquals 3.5',
      offset: 27,
      fault: 'found `.5`',
    },
    { name: 'a second condition', text: `${x}\n ${y}`, offset: 20, fault: 'found `Exists @Request[y]`' },
  ])('$name', ({ text, offset, fault }) => {
    expect(parseCondition(text)).toEqual({
      kind: 'fault',
      offset,
      text: expect.stringContaining(fault) as string,
    })
  })
})

describe('limits', () => {
  it('reads as many nested parentheses as allowed', () => {
    expect(parseCondition(nested(MAXIMUM_NESTING))).toEqual({ kind: 'condition', condition: existsX })
  })

  it('refuses one more, and says where it opens', () => {
    expect(parseCondition(nested(MAXIMUM_NESTING + 1))).toMatchObject({
      kind: 'fault',
      offset: MAXIMUM_NESTING,
    })
  })

  it('does not count parentheses that stand side by side, or inside texts and names', () => {
    const text = Array.from({ length: MAXIMUM_NESTING + 1 }, () => "(@Request[(] StringEquals '((')").join(
      ' AND ',
    )
    expect(parseCondition(text).kind).toBe('condition')
  })

  it('counts parentheses that open after a text or a name with closing ones', () => {
    const text = `(@Request[)))] StringEquals ')))' AND `.repeat(MAXIMUM_NESTING + 1)
    expect(parseCondition(text)).toMatchObject({
      kind: 'fault',
      text: expect.stringContaining('nested') as string,
    })
  })

  it('reads any number of negations in a row', () => {
    expect(parseCondition(`${'!'.repeat(8001)}${x}`)).toEqual({
      kind: 'condition',
      condition: { kind: 'not', term: existsX },
    })
  })

  it('reads a condition of the longest length', () => {
    expect(parseCondition(x.padEnd(MAXIMUM_LENGTH))).toEqual({ kind: 'condition', condition: existsX })
  })

  it('refuses a longer one', () => {
    expect(parseCondition(x.padEnd(MAXIMUM_LENGTH + 1))).toMatchObject({
      kind: 'fault',
      offset: MAXIMUM_LENGTH,
    })
  })
})

describe('laws', () => {
  it('answers a text that was read before with the same condition', () => {
    const text = `${x} OR ${y}  OR ${z}`
    expect(parseCondition(text)).toBe(parseCondition(text))
  })

  it('never throws, whatever the text, and points a fault into it', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), scraps)
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseCondition(text)
        const offset = parsed.kind === 'fault' ? parsed.offset : 0
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(offset).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })
})
