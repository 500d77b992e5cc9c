import { builtInRole } from '../../knowledge/catalogue/roles.ts'
import type { RoleName } from '../../knowledge/requirement.ts'
import { ROLES } from '../../knowledge/role-names.ts'
import type { Token } from '../../question/plain-request/tokens.ts'
import { knownNames, rolesOf, wordsOfName } from './known-names.ts'

/** A role as somebody named it. */
export type RoleReference =
  | { readonly kind: 'known'; readonly role: RoleName }
  /** a short form of several */
  | { readonly kind: 'several'; readonly name: string; readonly candidates: readonly RoleName[] }
  /** looks like the name of a role, and is no built-in one's */
  | { readonly kind: 'unknown'; readonly name: string }

const MOST_CANDIDATES = 5

/** What words name as a role, by its GUID, a present or former name, or a short form; null: no role. */
export function roleReferenceOf(tokens: readonly Token[]): RoleReference | null {
  const named = withoutWordRole(tokens)
  const [first] = named
  if (first === undefined) return null
  const name = named.map(({ text }) => text).join(' ')
  if (first.kind === 'guid') return named.length === 1 ? roleById(name) : null
  const words = wordsOfName(name)
  const whole = wordsOfName(tokens.map(({ text }) => text).join(' '))
  const exact = rolesByName().get(whole.join(' ')) ?? rolesByName().get(words.join(' '))
  if (exact !== undefined) return { kind: 'known', role: exact }
  return shortForm(name, words) ?? (looksLikeRole(named, tokens) ? { kind: 'unknown', name } : null)
}

/** The role that words name in full, by a present or former name. */
export function roleNamedInFull(tokens: readonly Token[]): RoleName | null {
  return rolesByName().get(wordsOfName(tokens.map(({ text }) => text).join(' ')).join(' ')) ?? null
}

function withoutWordRole(tokens: readonly Token[]): readonly Token[] {
  const isWord = (token: Token | undefined) => /^(?:rbac|custom|roles?)$/i.test(token?.text ?? '')
  const from = tokens.findIndex((token) => !isWord(token))
  const end = tokens.findLastIndex((token) => !isWord(token))
  return from === -1 ? [] : tokens.slice(from, end + 1)
}

function roleById(id: string): RoleReference {
  const role = builtInRole(id)
  return role === undefined
    ? { kind: 'unknown', name: id }
    : { kind: 'known', role: { id: role.id, name: role.name } }
}

/** `OpenAI User`, `blob contributor`: words of a name in its order, the last one among them. */
function shortForm(name: string, words: readonly string[]): RoleReference | null {
  if (words.length < 2) return null
  const found = knownNames().filter(
    (known) => known.words.at(-1) === words.at(-1) && isWithin(words, known.words),
  )
  const candidates = rolesOf(found)
  const ofArticle = candidates.filter(({ id }) => ARTICLE_ROLES.has(id))
  const [only] = ofArticle.length === 1 ? ofArticle : candidates
  if (only === undefined) return null
  return candidates.length === 1 || ofArticle.length === 1
    ? { kind: 'known', role: only }
    : {
        kind: 'several',
        name,
        candidates: [...new Set([...ofArticle, ...candidates])].slice(0, MOST_CANDIDATES),
      }
}

const ARTICLE_ROLES: ReadonlySet<string> = new Set(Object.values(ROLES).map(({ id }) => id))

function isWithin(words: readonly string[], name: readonly string[]): boolean {
  let at = 0
  return words.every((word) => {
    at = name.indexOf(word, at) + 1
    return at > 0
  })
}

/** What the names of most roles end in. */
const NOUNS = /^(?:administrator|contributor|developer|manager|operator|owner|reader|user|writer)$/i

/** Lower-case words are words: only capitals, or quotation marks, tell a name that is not known. */
function looksLikeRole(named: readonly Token[], tokens: readonly Token[]): boolean {
  if (named.every(({ kind }) => kind === 'quoted')) return true
  const isCalledRole = named.length < tokens.length
  const isNoun = named.length > 1 && NOUNS.test(named.at(-1)?.text ?? '')
  return (isCalledRole || isNoun) && named.every(({ text }) => /^[\p{Lu}\d]/u.test(text))
}

let byName: ReadonlyMap<string, RoleName> | undefined

function rolesByName(): ReadonlyMap<string, RoleName> {
  byName ??= new Map(knownNames().map(({ role, words }) => [words.join(' '), role]))
  return byName
}
