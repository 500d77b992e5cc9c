import { corrected, LONGEST_PHRASE, meaningOf, type Meaning } from './lexicon.ts'
import { CONTENTS, MODEL_NAME, PLACES } from './things.ts'
import type { Token } from './tokens.ts'
import { CONTRACTIONS, FOREIGN, NAMING } from './words.ts'

/** A piece of a request with its meaning. */
export type Item =
  | (Exclude<Meaning, { kind: 'courtesy' }> & { readonly text: string })
  /** `isBare`: only where it stands shows that it is one */
  | { readonly kind: 'name'; readonly text: string; readonly isBare: boolean }
  | { readonly kind: 'operation'; readonly text: string }
  | { readonly kind: 'principal'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string }

/** The meaning of every piece, courtesies left out; null where one has none, as then the text is of something else. */
export function itemsOf(tokens: readonly Token[]): readonly Item[] | null {
  return meaningsOf(wordsOf(tokens))
}

/** As `itemsOf`, for words that `wordsOf` gave. */
export function meaningsOf(words: readonly Token[]): readonly Item[] | null {
  const items: Item[] = []
  let at = 0
  while (at < words.length) {
    const phrase = phraseAt(words, at)
    const item = phrase === null ? itemOf(words[at], items) : phrase.item
    if (item === null) return null
    items.push(item)
    at += phrase?.length ?? 1
  }
  return items
}

/** The pieces with contractions spelled out and courtesies left out. */
export function wordsOf(tokens: readonly Token[]): readonly Token[] {
  return withoutCourtesies(tokens.flatMap(spelledOut))
}

/** They go first, as they stand between the words of other phrases: `could you please check`. */
function withoutCourtesies(words: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  let at = 0
  while (at < words.length) {
    const phrase = phraseAt(words, at)
    const length = phrase?.length ?? 1
    if (phrase?.item !== null) kept.push(...words.slice(at, at + length))
    at += length
  }
  return kept
}

/** `create-hub`, as commands are called, rather than a name. */
const HYPHENATED = /^(?:create|delete|deploy|assign|list|check)-[a-z]+$/i

/** Contractions become the words that they stand for. */
function spelledOut(token: Token): readonly Token[] {
  if (token.kind !== 'word') return [token]
  if (HYPHENATED.test(token.text)) return token.text.split('-').map((text) => ({ kind: 'word', text }))
  const word = token.text.replaceAll('’', "'")
  const long = CONTRACTIONS.get(word.toLowerCase())
  return long === undefined
    ? [{ kind: 'word', text: word.replace(/'s$/i, '') }]
    : long.split(' ').map((text) => ({ kind: 'word', text }))
}

/** The longest known phrase at a place; its item is null where it is a courtesy. */
function phraseAt(
  tokens: readonly Token[],
  start: number,
): { readonly item: Item | null; readonly length: number } | null {
  const words: string[] = []
  for (const token of tokens.slice(start, start + LONGEST_PHRASE)) {
    if (token.kind !== 'word') break
    words.push(corrected(token.text.toLowerCase()))
  }
  for (let length = words.length; length > 0; length -= 1) {
    const text = words.slice(0, length).join(' ')
    const meaning = meaningOf(text)
    if (meaning !== null) return { item: meaning.kind === 'courtesy' ? null : { ...meaning, text }, length }
  }
  return null
}

function itemOf(token: Token | undefined, before: readonly Item[]): Item | null {
  const { kind, text } = token ?? { kind: 'other', text: '' }
  switch (kind) {
    case 'mark':
    case 'operation':
    case 'principal':
      return { kind, text }
    case 'guid':
      return isThing(before.at(-1), ['subscription'])
        ? { kind: 'name', text, isBare: false }
        : { kind: 'principal', text }
    case 'place':
    case 'quoted':
      return { kind: 'name', text, isBare: false }
    case 'word':
      return itemOfWord(text, before)
    case 'other':
      return null
    default:
      return kind satisfies never
  }
}

function itemOfWord(text: string, before: readonly Item[]): Item | null {
  const isNamed = isNamingPosition(before)
  if (MODEL_NAME.test(text) && !isThing(before.at(-1), PLACES)) return { kind: 'thing', thing: 'model', text }
  if (FOREIGN.includes(text.toLowerCase())) return null
  if (looksLikeName(text)) return { kind: 'name', text, isBare: false }
  return isNamed && /^[a-z][a-z0-9]{2,89}$/i.test(text) ? { kind: 'name', text, isBare: true } : null
}

/** Names mostly hold a digit or a hyphen; `2nd` and `403` are none. */
function looksLikeName(text: string): boolean {
  return /^[a-z][\w-]{1,89}$/i.test(text) && /[\d_-]/.test(text)
}

function isNamingPosition(before: readonly Item[]): boolean {
  const last = before.at(-1)
  if (last?.kind === 'filler') return NAMING.includes(last.text)
  const article = before.at(-2)?.text
  const isOne = isThing(last, PLACES) || (isThing(last, CONTENTS) && last?.text.endsWith('s') === false)
  return isOne && article !== 'a' && article !== 'an'
}

function isThing(item: Item | undefined, things: readonly string[]): boolean {
  return item?.kind === 'thing' && things.includes(item.thing)
}
