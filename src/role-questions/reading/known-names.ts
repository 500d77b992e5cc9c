import { ARTICLE_ROLES } from '../../knowledge/article-roles.ts'
import { builtInRoles, formerNamesOf } from '../../knowledge/catalogue/roles.ts'
import type { RoleName } from '../../knowledge/requirement.ts'

/** A name that a built-in role bears or bore, or one of the article's custom roles. */
export interface KnownName {
  readonly role: RoleName
  /** in lower case */
  readonly words: readonly string[]
}

let known: readonly KnownName[] | undefined

export function knownNames(): readonly KnownName[] {
  known ??= [
    ...builtInRoles().flatMap(({ id, name }) => namesOf({ id, name }, [name, ...formerNamesOf(id)])),
    ...ARTICLE_ROLES.flatMap(({ id, roleName, otherNames }) =>
      namesOf({ id, name: roleName }, [roleName, ...otherNames]),
    ),
  ]
  return known
}

function namesOf(role: RoleName, names: readonly string[]): readonly KnownName[] {
  return names.map((name) => ({ role, words: wordsOfName(name) }))
}

/** Each role once, in the order of its first name among them. */
export function rolesOf(names: readonly KnownName[]): readonly RoleName[] {
  return [...new Map(names.map(({ role }) => [role.id, role])).values()]
}

/** Punctuation is left out, as it is from what people write. */
export function wordsOfName(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
