import { LONGEST_REQUEST } from '../question/plain-request/read-plain-request.ts'
import { tokensOf, type Token } from '../question/plain-request/tokens.ts'
import { readMessage } from '../question/read-message.ts'
import { roleInText } from '../custom-roles/role-in-text.ts'
import { roleOrder, type PastedError } from './answers/build-role.ts'
import { errorOrder } from './reading/read-error-order.ts'
import { placeNamed, type Place } from '../question/kind-of-place.ts'
import { withoutScope } from './reading/named-scope.ts'
import { articleRoleQuestion } from './reading/read-article-role.ts'
import { topicNamed } from './answers/topics.ts'
import { readNeed, type NeedWords } from './reading/read-need.ts'
import { roleReferenceOf, type RoleReference } from './reading/role-reference.ts'
import type { RoleQuestion } from './role-question.ts'
import { sentenceOf } from './reading/sentence-of.ts'
import { fillings, type Filled, type SentencePattern } from './reading/sentence-pattern.ts'
import {
  ALLOWANCES,
  AUTOMATIC_ROLES,
  COMPARISONS,
  EXPLANATIONS,
  LIMITATIONS,
  NAMINGS,
  OPENINGS,
  RENAMED_ROLES,
  ROLES_FOR_NEEDS,
  ROLES_FOR_ONE,
  ROLES_OF_TOPICS,
  WHO_CAN,
} from './reading/sentences.ts'

/** Every word is looked at in every gap of every sentence. */
const MOST_WORDS = 40

/**
 * What a short text asks about roles in general: `difference between Contributor and Reader on a hub`. Null where it
 * asks about somebody's access, reports an error, or holds a word that no sentence has. `pasted`: what the asker pasted
 * before, the newest first.
 */
export function readRoleQuestion(text: string, pasted: readonly PastedError[] = []): RoleQuestion | null {
  const ofErrors = errorOrder(text, pasted)
  if (ofErrors !== null) return ofErrors
  const role = roleInText(text)
  if (role !== null) return readMessage(text).kind === 'error' ? null : { kind: 'review', text: role }
  if (text.trim().length > LONGEST_REQUEST) return null
  const { rest, scope } = withoutScope(text)
  const words = sentenceOf(tokensOf(rest))
  const sentences = words === null || words.length > MOST_WORDS ? [] : [words, ...withoutOpening(words)]
  const ofArticle = firstOf(sentences, (sentence) => articleRoleQuestion(sentence, scope))
  if (ofArticle !== null) return ofArticle
  const order = roleOrder(text)
  if (order !== null) return { kind: 'build', ...order }
  const question = scope === null ? firstOf(sentences, questionOf) : null
  return question === null || readMessage(text).kind === 'error' ? null : question
}

function firstOf(
  sentences: readonly (readonly Token[])[],
  read: (words: readonly Token[]) => RoleQuestion | null,
): RoleQuestion | null {
  return sentences.reduce<RoleQuestion | null>((found, sentence) => found ?? read(sentence), null)
}

function questionOf(words: readonly Token[]): RoleQuestion | null {
  return (
    comparisonOf(words) ??
    namingOf(words) ??
    explanationOf(words) ??
    allowanceOf(words) ??
    topicOf(words) ??
    rolesForNeedOf(words)
  )
}

function withoutOpening(words: readonly Token[]): readonly (readonly Token[])[] {
  return OPENINGS.flatMap((pattern) => fillings(pattern, words)).map((filled) => gapsOf(filled).need)
}

interface Gaps {
  readonly roles: readonly (readonly Token[])[]
  readonly need: readonly Token[]
  readonly place: readonly Token[] | null
}

function gapsOf(filled: Filled): Gaps {
  const of = (wanted: string) => filled.filter(({ gap }) => gap === wanted).map(({ tokens }) => tokens)
  return { roles: of('ROLE'), need: of('NEED')[0] ?? [], place: of('PLACE')[0] ?? null }
}

interface RolesAtPlace {
  readonly roles: readonly RoleReference[]
  readonly place: Place | null
  readonly need: readonly Token[]
}

/** The reading in which most roles are known. */
function rolesAtPlace(patterns: readonly SentencePattern[], words: readonly Token[]): RolesAtPlace | null {
  return readingsOf(patterns, words)[0] ?? null
}

/** Those in which most roles are known first. */
function readingsOf(patterns: readonly SentencePattern[], words: readonly Token[]): readonly RolesAtPlace[] {
  const readings = patterns.flatMap((pattern) =>
    fillings(pattern, words).flatMap((filled) => {
      const gaps = gapsOf(filled)
      const place = gaps.place === null ? null : placeOf(gaps.place)
      const held = gaps.roles.flatMap((tokens) => heldRole(tokens) ?? [])
      const isRead = held.length === gaps.roles.length && (gaps.place === null || place !== null)
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

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ')
}

/** `on hub` */
function placeOf([first, ...rest]: readonly Token[]): Place | null {
  return /^(?:on|in|for|of|at|within|inside)$/i.test(first?.text ?? '') ? placeNamed(textOf(rest)) : null
}

function comparisonOf(words: readonly Token[]): RoleQuestion | null {
  const read = rolesAtPlace(COMPARISONS, words)
  const [first, second] = read?.roles ?? []
  return read === null || first === undefined || second === undefined
    ? null
    : { kind: 'comparison', roles: [first, second], place: read.place }
}

function namingOf(words: readonly Token[]): RoleQuestion | null {
  if (RENAMED_ROLES.some((pattern) => fillings(pattern, words).length > 0)) return { kind: 'renamed-roles' }
  const [role] = rolesAtPlace(NAMINGS, words)?.roles ?? []
  return role === undefined ? null : { kind: 'naming', role }
}

function explanationOf(words: readonly Token[]): RoleQuestion | null {
  const limits = words.some(({ text }) => NEGATIVE.test(text)) ? rolesAtPlace(LIMITATIONS, words) : null
  const read = limits ?? rolesAtPlace(EXPLANATIONS, words)
  const [role] = read?.roles ?? []
  return read === null || role === undefined
    ? null
    : { kind: 'explanation', role, place: read.place, isOfLimits: limits !== null }
}

const NEGATIVE = /^(?:not|lacks?|lacking|miss|missing|limits|limitations|restrictions)$/i

function allowanceOf(words: readonly Token[]): RoleQuestion | null {
  for (const { roles, place, need } of readingsOf(ALLOWANCES, words)) {
    const [role] = roles
    const read = readNeed(need)
    if (role !== undefined && read !== null) return { kind: 'allowance', role, need: read.need, place }
  }
  return null
}

function rolesForNeedOf(words: readonly Token[]): RoleQuestion | null {
  const read =
    needIn(ROLES_FOR_NEEDS, words, () => true) ??
    needIn(ROLES_FOR_ONE, words, ({ isCreation }) => !isCreation) ??
    needIn(WHO_CAN, words, ({ isOfAzure }) => isOfAzure)
  return read === null ? null : { kind: 'roles-for-need', need: read.need }
}

function needIn(
  patterns: readonly SentencePattern[],
  words: readonly Token[],
  suits: (read: NeedWords) => boolean,
): NeedWords | null {
  const readings = patterns.flatMap((pattern) =>
    fillings(pattern, words).flatMap((filled) => readNeed(gapsOf(filled).need) ?? []),
  )
  return readings.find(suits) ?? null
}

function topicOf(words: readonly Token[]): RoleQuestion | null {
  if (AUTOMATIC_ROLES.some((pattern) => fillings(pattern, words).length > 0))
    return { kind: 'topic', topic: 'automatic' }
  const named = ROLES_OF_TOPICS.flatMap((pattern) =>
    fillings(pattern, words).flatMap((filled) =>
      filled.flatMap(({ tokens }) => topicNamed(textOf(tokens)) ?? []),
    ),
  )
  const [topic] = named
  return topic === undefined ? null : { kind: 'topic', topic: topic.id }
}
