import { wordsOf } from '../../question/plain-request/items.ts'
import type { Token } from '../../question/plain-request/tokens.ts'

/** Words that tell nothing here; no role but built-in ones is known by name. */
const ARTICLE = /^(?:an?|the|built-?in)$/i

/** The words of the only sentence, articles left out; null: several sentences, or what is no word. */
export function sentenceOf(tokens: readonly Token[]): readonly Token[] | null {
  const kept = wordsOf(tokens).filter(({ kind, text }) => kind !== 'mark' || /[.?!]/.test(text))
  const words = kept.filter(({ kind, text }) => kind !== 'mark' && !(kind === 'word' && ARTICLE.test(text)))
  const isStopped = kept.some(
    ({ kind }, index) =>
      kind === 'mark' &&
      !/^vs$/i.test(kept[index - 1]?.text ?? '') &&
      isWord(kept.slice(0, index)) &&
      isWord(kept.slice(index)),
  )
  const isReadable = words.every(({ kind }) => ['word', 'quoted', 'guid', 'operation'].includes(kind))
  return isStopped || !isReadable ? null : words
}

function isWord(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind }) => kind !== 'mark')
}
