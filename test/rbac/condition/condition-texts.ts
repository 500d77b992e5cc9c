import fc from 'fast-check'

/** Words of the condition language in any order: now and then a condition. */
export const scraps: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      '(',
      ')',
      '!',
      'NOT',
      'AND',
      'OR',
      '&&',
      '||',
      'Exists',
      'NotExists',
      "ActionMatches{'A.B/c/read'}",
      "SubOperationMatches{'Blob.List'}",
      '@Request[x]',
      '@Resource[y',
      'StringEquals',
      'ForAnyOfAnyValues:',
      "'a'",
      "{'a', 'b'}",
      '{',
      '}',
      ',',
      '12',
    ),
    { maxLength: 30 },
  )
  .map((words) => words.join(' '))

export const NAMES = ['a', 'b', 'c', 'd'] as const

/** Expressions about the attributes `@Resource[a]` to `@Resource[d]`, the action and the suboperation. */
export const expression: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...NAMES),
      fc.constantFrom(
        '',
        'ForAnyOfAnyValues:',
        'ForAllOfAnyValues:',
        'ForAnyOfAllValues:',
        'ForAllOfAllValues:',
      ),
      fc.constantFrom(
        'StringEquals',
        'StringNotEquals',
        'StringLikeIgnoreCase',
        'NumericLessThan',
        'SomethingNew',
      ),
      fc.constantFrom("'x'", "{'x', 'Y'}", '3', '@Resource[d]'),
    )
    .map(([name, quantifier, operator, value]) => `@Resource[${name}] ${quantifier}${operator} ${value}`),
  fc.constantFrom(...NAMES).map((name) => `Exists @Resource[${name}]`),
  fc.constantFrom(
    "ActionMatches{'A.B/c/read'}",
    "ActionMatches{'A.B/c/write'}",
    "SubOperationMatches{'Blob.List'}",
  ),
)

/** Conditions of any shape, with parentheses around every part. */
export const condition: fc.Arbitrary<string> = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    expression,
    tie('condition').map((text) => `!(${text})`),
    fc
      .tuple(fc.constantFrom('AND', 'OR'), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
      .map(([connective, texts]) => texts.map((text) => `(${text})`).join(` ${connective} `)),
    fc
      .tuple(tie('condition'), tie('condition'), tie('condition'))
      .map(([one, two, three]) => `(${one}) AND (${two}) OR (${three})`),
  ),
})).condition
