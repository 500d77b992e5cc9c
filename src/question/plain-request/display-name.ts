import { meaningOf } from './lexicon.ts'
import type { PlainWords } from './plain-words.ts'
import { tokensOf } from './tokens.ts'

const OPENING = /^(?:can|could|may|does|do|is|will|should)$/i
const PART_OF_NAME = /^\p{L}[\p{L}'’.-]*$/u
const LONGEST_NAME = 3
/** Where nothing else stands beside it. Applications are called by all sorts of names. */
const PART_ALONE = /^[\p{L}\p{N}][\p{L}\p{N}_'’.()-]*$/u
const LONGEST_ALONE = 6
/** Stands for the name while the rest is read. */
const SOMEBODY = 'somebody@example.com'
/** They stand for people, and for nobody whom one could look up. */
const INDEFINITE = /^(?:(?:any|every|some)(?:one|body)|nobody|we|you|another)$/i

/** `words`: what is asked about them. Whether anybody, or several, have the name is not known yet. */
export type AskedByName =
  | { readonly kind: 'name'; readonly words: PlainWords }
  /** `can my team create a hub?` */
  | { readonly kind: 'nobody-in-particular' }

/**
 * What a text asks that has somebody's display name where `read` wants a sign-in name or an object id:
 * `can Dana Okafor create a hub in rg-ai?`; null where it is no question about somebody.
 */
export function askedByName(text: string, read: (text: string) => PlainWords | null): AskedByName | null {
  const [opening = '', ...words] = text.trim().split(/\s+/)
  if (!OPENING.test(opening) || words[0]?.toLowerCase() === 'i') return null
  let isAboutSomebody = false
  // the longest first: without their last name, Olivia Owner would be Olivia, an owner
  for (let length = LONGEST_NAME; length > 0; length -= 1) {
    const name = words.slice(0, length)
    if (!name.every((word) => PART_OF_NAME.test(word) && meaningOf(word)?.kind !== 'verb')) continue
    const found = read([opening, SOMEBODY, ...words.slice(length)].join(' '))
    if (found?.about?.name !== SOMEBODY) continue
    if (isName(name))
      return {
        kind: 'name',
        words: { ...found, about: { objectId: null, appId: null, name: name.join(' ') } },
      }
    isAboutSomebody = true
  }
  return isAboutSomebody ? { kind: 'nobody-in-particular' } : null
}

/** Whether a text is nothing but what a person or an application goes by: a display name, a sign-in name or an id. */
export function namesSomebody(text: string): boolean {
  const [token, ...others] = tokensOf(text)
  if (others.length === 0 && (token?.kind === 'principal' || token?.kind === 'guid')) return true
  const words = text.split(/\s+/)
  return words.length <= LONGEST_ALONE && words.every((word) => PART_ALONE.test(word)) && isName(words)
}

/** Of people called Grant or Will the capital letter tells. */
function isName(words: readonly string[]): boolean {
  return words.every(
    (word) => !INDEFINITE.test(word) && (/^\p{Lu}/u.test(word) || meaningOf(word.toLowerCase()) === null),
  )
}
