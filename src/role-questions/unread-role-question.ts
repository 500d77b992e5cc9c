import type { RoleName } from '../knowledge/requirement.ts'
import { LONGEST_REQUEST } from '../question/plain-request/read-plain-request.ts'
import { tokensOf, type Token } from '../question/plain-request/tokens.ts'
import { readMessage } from '../question/read-message.ts'
import { roleNamedInFull } from './reading/role-reference.ts'
import type { RoleQuestion } from './role-question.ts'

const ASKING =
  /^(?:what|which|who|why|how|where|when|can|could|may|is|are|do|does|should|must|will|would|least|minimum|minimal|smallest)$/i
const ABOUT_ROLES = /^(?:roles?|rbac|permissions?)$/i
const LONGEST_NAME = 8
const MOST_WORDS = 40

/** A question that speaks of roles, or the name of a role alone, for texts that are neither an error nor a question that is understood. */
export function unreadRoleQuestion(text: string): RoleQuestion | null {
  if (text.trim().length > LONGEST_REQUEST || readMessage(text).kind !== 'neither') return null
  const words = tokensOf(text).filter(({ kind }) => kind !== 'mark' && kind !== 'other')
  const alone = roleAt(words, 0, words.length)
  if (alone !== null && words.length <= LONGEST_NAME)
    return { kind: 'explanation', role: { kind: 'known', role: alone }, place: null, aspect: 'abilities' }
  const isAsked = /\?\s*$/.test(text) || ASKING.test(words[0]?.text ?? '')
  if (!isAsked || words.length > MOST_WORDS) return null
  const roles = rolesIn(words)
  return roles.length > 0 || words.some(({ text: word }) => ABOUT_ROLES.test(word))
    ? { kind: 'not-understood', roles }
    : null
}

/** Roles by their whole names, the longest at each place; a name of one word, such as Reader, in capitals only. */
function rolesIn(words: readonly Token[]): readonly RoleName[] {
  const found = new Map<string, RoleName>()
  let at = 0
  while (at < words.length) {
    const length = lengthsFrom(at, words).find((each) => roleAt(words, at, each) !== null) ?? 1
    const role = roleAt(words, at, length)
    if (role !== null) found.set(role.id, role)
    at += length
  }
  return [...found.values()]
}

function lengthsFrom(at: number, words: readonly Token[]): readonly number[] {
  const longest = Math.min(LONGEST_NAME, words.length - at)
  return Array.from({ length: longest }, (_, index) => longest - index)
}

function roleAt(words: readonly Token[], at: number, length: number): RoleName | null {
  const tokens = words.slice(at, at + length)
  const [first, last] = [tokens[0]?.text ?? '', tokens.at(-1)?.text ?? '']
  if (ABOUT_ROLES.test(first) || ABOUT_ROLES.test(last) || !/^\p{Lu}/u.test(first)) return null
  return roleNamedInFull(tokens)
}
