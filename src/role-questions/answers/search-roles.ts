import { builtInRoles, formerNamesOf } from '../../knowledge/catalogue/roles.ts'
import { ROLES } from '../../knowledge/role-names.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'

/** A built-in role that a search found. */
export interface FoundRole {
  readonly role: RoleDefinition
  /** the former name that was searched for; null: the present one */
  readonly formerName: string | null
}

/**
 * Built-in roles for what somebody is typing: a GUID, or the beginnings of words of a present or former name, in any
 * order. Nothing typed yet finds the roles of the access-control article.
 */
export function searchRoles(typed: string): readonly FoundRole[] {
  const words = wordsOf(typed)
  if (words.length === 0) {
    return builtInRoles().flatMap((role) => (ARTICLE_ROLES.has(role.id) ? [{ role, formerName: null }] : []))
  }
  const id = typed.trim().toLowerCase()
  return builtInRoles()
    .flatMap((role): readonly Match[] => {
      const match = role.id === id ? EXACT : (matchOf(role.name, words) ?? null)
      if (match !== null) return [{ role, formerName: null, match }]
      const former = formerNamesOf(role.id).find((name) => matchOf(name, words) !== null)
      if (former === undefined) return []
      const isWhole = matchOf(former, words) === EXACT
      return [{ role, formerName: former, match: isWhole ? EXACT : FORMER }]
    })
    .toSorted(
      (left, right) =>
        left.match - right.match ||
        Number(ARTICLE_ROLES.has(right.role.id)) - Number(ARTICLE_ROLES.has(left.role.id)) ||
        left.role.name.length - right.role.name.length ||
        left.role.name.localeCompare(right.role.name),
    )
    .map(({ role, formerName }) => ({ role, formerName }))
}

const ARTICLE_ROLES: ReadonlySet<string> = new Set(Object.values(ROLES).map(({ id }) => id))

interface Match extends FoundRole {
  readonly match: number
}

/** How good a match is, the best first. */
const EXACT = 0
const BEGINS_WITH = 1
const HOLDS = 2
const FORMER = 3

function matchOf(name: string, words: readonly string[]): number | null {
  const named = wordsOf(name)
  if (!words.every((word) => named.some((each) => each.startsWith(word)))) return null
  if (named.join(' ') === words.join(' ')) return EXACT
  return named.join(' ').startsWith(words.join(' ')) ? BEGINS_WITH : HOLDS
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
