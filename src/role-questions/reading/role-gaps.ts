import { placeNamed, type Place } from '../../question/kind-of-place.ts'
import type { Token } from '../../question/plain-request/tokens.ts'
import { topicNamed } from '../answers/topics.ts'
import { roleReferenceOf, type RoleReference } from './role-reference.ts'
import { fillings, type Filled, type SentencePattern } from './sentence-pattern.ts'

/** What fills the gaps of a sentence. */
export interface Gaps {
  readonly roles: readonly (readonly Token[])[]
  readonly need: readonly Token[]
  readonly place: readonly Token[] | null
  readonly topic: readonly Token[] | null
  readonly services: readonly (readonly Token[])[]
}

export function gapsOf(filled: Filled): Gaps {
  const of = (wanted: string) => filled.filter(({ gap }) => gap === wanted).map(({ tokens }) => tokens)
  return {
    roles: of('ROLE'),
    need: of('NEED')[0] ?? [],
    place: of('PLACE')[0] ?? null,
    topic: of('TOPIC')[0] ?? null,
    services: of('SERVICE'),
  }
}

export interface RolesAtPlace {
  readonly roles: readonly RoleReference[]
  readonly place: Place | null
  readonly need: readonly Token[]
}

/** The reading in which most roles are known. */
export function rolesAtPlace(
  patterns: readonly SentencePattern[],
  words: readonly Token[],
): RolesAtPlace | null {
  return readingsOf(patterns, words)[0] ?? null
}

/** Those in which most roles are known first. */
export function readingsOf(
  patterns: readonly SentencePattern[],
  words: readonly Token[],
): readonly RolesAtPlace[] {
  const readings = patterns.flatMap((pattern) =>
    fillings(pattern, words).flatMap((filled) => {
      const gaps = gapsOf(filled)
      const place = gaps.place === null ? null : placeOf(gaps.place)
      const held = gaps.roles.flatMap((tokens) => heldRole(tokens) ?? [])
      const isKnown = gaps.topic === null || topicNamed(textOf(gaps.topic)) !== null
      const isRead = isKnown && held.length === gaps.roles.length && (gaps.place === null || place !== null)
      const [first = null] = held.map((each) => each.place)
      return isRead ? [{ roles: held.map(({ role }) => role), place: place ?? first, need: gaps.need }] : []
    }),
  )
  const knownIn = ({ roles }: RolesAtPlace) => roles.filter(({ kind }) => kind === 'known').length
  return readings.toSorted((left, right) => knownIn(right) - knownIn(left))
}

/** A role alone, or with where it is held before it: `hub Contributor`. */
function heldRole(
  tokens: readonly Token[],
): { readonly role: RoleReference; readonly place: Place | null } | null {
  const role = roleReferenceOf(tokens)
  if (role?.kind === 'known') return { role, place: null }
  for (let end = 1; end < tokens.length; end += 1) {
    const place = placeNamed(textOf(tokens.slice(0, end)))
    const rest = place === null ? null : roleReferenceOf(tokens.slice(end))
    if (rest?.kind === 'known') return { role: rest, place }
  }
  return role === null ? null : { role, place: null }
}

export function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ')
}

/** `on hub` */
function placeOf([first, ...rest]: readonly Token[]): Place | null {
  return /^(?:on|in|for|of|at|within|inside)$/i.test(first?.text ?? '') ? placeNamed(textOf(rest)) : null
}
