import type { Token } from '../../question/plain-request/tokens.ts'

/**
 * A sentence with gaps: `what can ROLE do [PLACE]`. `a|b` is either word, and what stands in brackets may be left
 * out; a gap takes one word or more.
 */
export type SentencePattern = readonly Element[]

const GAPS = ['ROLE', 'NEED', 'PLACE', 'TOPIC', 'SERVICE'] as const
type Gap = (typeof GAPS)[number]

interface Element {
  /** in lower case; null for a gap */
  readonly words: readonly string[] | null
  readonly gap: Gap | null
  readonly isOptional: boolean
}

/** What stands in each gap of a sentence, in its order. */
export type Filled = readonly { readonly gap: Gap; readonly tokens: readonly Token[] }[]

export function sentencePattern(text: string): SentencePattern {
  return text.split(' ').map((piece) => {
    const isOptional = piece.startsWith('[')
    const bare = isOptional ? piece.slice(1, -1) : piece
    const gap = isGap(bare) ? bare : null
    return { words: gap === null ? bare.split('|') : null, gap, isOptional }
  })
}

function isGap(text: string): text is Gap {
  return GAPS.some((gap) => gap === text)
}

/** Every way to read a sentence by a pattern, gaps as short as can be first; none where it is another sentence. */
export function fillings(pattern: SentencePattern, tokens: readonly Token[]): readonly Filled[] {
  const [element, ...rest] = pattern
  if (element === undefined) return tokens.length === 0 ? [[]] : []
  const without = element.isOptional ? fillings(rest, tokens) : []
  const { gap, words } = element
  if (gap === null) {
    const [first, ...others] = tokens
    const isThere = first?.kind === 'word' && words?.includes(first.text.toLowerCase()) === true
    return isThere ? [...fillings(rest, others), ...without] : without
  }
  const filled = tokens.flatMap((_, index) => {
    const end = index + 1
    return fillings(rest, tokens.slice(end)).map((others) => [
      { gap, tokens: tokens.slice(0, end) },
      ...others,
    ])
  })
  return [...filled, ...without]
}
