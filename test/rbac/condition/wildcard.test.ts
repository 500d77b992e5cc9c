import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesWildcards } from '../../../src/rbac/condition/wildcard.ts'

describe('wildcards', () => {
  it.each([
    { name: '`*` and `?` together, as documented', text: 'abcd', pattern: 'a*c?', matches: true },
    { name: 'case counts, as documented', text: 'abcd', pattern: 'A*C?', matches: false },
    { name: 'the whole text must match, as documented', text: 'abcd', pattern: 'a*c', matches: false },
    { name: '`*` stands for nothing too', text: 'ac', pattern: 'a*c', matches: true },
    { name: '`*` crosses slashes', text: 'readonly/a/b', pattern: 'readonly/*', matches: true },
    { name: '`*` crosses lines', text: 'a\nb', pattern: 'a*b', matches: true },
    { name: '`?` stands for exactly one', text: 'ac', pattern: 'a?c', matches: false },
    {
      name: '`?` takes a whole character beyond the basic plane',
      text: 'a😀c',
      pattern: 'a?c',
      matches: true,
    },
    { name: 'such a character matches itself only', text: '😀', pattern: '😁', matches: false },
    { name: 'an escaped `*` is a character', text: 'axc', pattern: String.raw`a\*c`, matches: false },
    { name: 'and matches itself', text: 'a*c', pattern: String.raw`a\*c`, matches: true },
    { name: 'an escaped `?` is a character', text: 'a?', pattern: String.raw`a\?`, matches: true },
    {
      name: 'any other backslash is one too',
      text: String.raw`a\b`,
      pattern: String.raw`a\b`,
      matches: true,
    },
    { name: 'a pattern may need another try', text: 'aXbXc', pattern: 'a*Xc', matches: true },
    { name: 'nothing matches an empty text', text: '', pattern: '**', matches: true },
    { name: 'something does not', text: '', pattern: '?', matches: false },
    { name: 'text left over does not match', text: 'abc', pattern: 'ab', matches: false },
    { name: 'pattern left over does not match', text: 'ab', pattern: 'abc', matches: false },
  ])('$name: $text, $pattern', ({ text, pattern, matches }) => {
    expect(matchesWildcards(text, pattern)).toBe(matches)
  })

  it('agrees with a regular expression of the same meaning', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 })
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
    fc.assert(
      fc.property(text, pattern, (subject, wildcards) => {
        const expression = new RegExp(`^${wildcards.replaceAll('*', '.*').replaceAll('?', '.')}$`)
        expect(matchesWildcards(subject, wildcards)).toBe(expression.test(subject))
      }),
    )
  })

  it('answers a hostile pattern without trying every split', () => {
    expect(matchesWildcards('a'.repeat(4000), `${'a*'.repeat(1000)}b`)).toBe(false)
  })
})
