import { builtInRoles, formerNamesOf } from '../knowledge/catalogue/roles.ts'
import type { RoleName } from '../knowledge/requirement.ts'

/** A name that a built-in role bears or bore. */
export interface KnownName {
  readonly role: RoleName
  /** in lower case */
  readonly words: readonly string[]
}

let known: readonly KnownName[] | undefined

export function knownNames(): readonly KnownName[] {
  known ??= builtInRoles().flatMap(({ id, name }) =>
    [name, ...formerNamesOf(id)].map((each) => ({ role: { id, name }, words: wordsOfName(each) })),
  )
  return known
}

/** Each role once, in the order of its first name among them. */
export function rolesOf(names: readonly KnownName[]): readonly RoleName[] {
  return [...new Map(names.map(({ role }) => [role.id, role])).values()]
}

/** Punctuation is left out, as it is from what people write. */
export function wordsOfName(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
