import { describe, expect, it } from 'vitest'
import { tokensOf } from '../../../src/question/plain-request/tokens.ts'
import { fillings, sentencePattern } from '../../../src/role-questions/reading/sentence-pattern.ts'

const filled = (pattern: string, text: string) =>
  fillings(sentencePattern(pattern), tokensOf(text)).map((gaps) =>
    gaps.map(({ tokens }) => tokens.map((token) => token.text).join(' ')),
  )

describe('a sentence with gaps', () => {
  it.each([
    ['its words', 'what can ROLE do', 'What can Reader do', [['Reader']]],
    ['either of two words', 'ROLE vs|versus ROLE', 'A versus B', [['A', 'B']]],
    ['a word that may be left out', '[what] is ROLE', 'is A', [['A']]],
    ['a gap that may be left out', 'explain ROLE [PLACE]', 'explain A', [['A']]],
    [
      'every way to fill its gaps',
      'explain ROLE [PLACE]',
      'explain A on B',
      [['A', 'on B'], ['A on', 'B'], ['A on B']],
    ],
    ['another word', 'what can ROLE do', 'what may Reader do', []],
    ['a word too many', 'what can ROLE do', 'what can Reader do today', []],
    ['an empty gap', 'what can ROLE do', 'what can do', []],
  ])('%s', (_what, pattern, text, expected) => {
    expect(filled(pattern, text)).toEqual(expected)
  })
})
