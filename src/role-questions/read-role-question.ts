import { LONGEST_REQUEST } from '../question/plain-request/read-plain-request.ts'
import { tokensOf, type Token } from '../question/plain-request/tokens.ts'
import { readMessage } from '../question/read-message.ts'
import { roleInText } from '../custom-roles/role-in-text.ts'
import { roleOrder, type PastedError } from './answers/build-role.ts'
import { errorOrder } from './reading/read-error-order.ts'
import { withoutScope } from './reading/named-scope.ts'
import { articleRoleQuestion } from './reading/read-article-role.ts'
import { topicQuestion } from './reading/read-topic.ts'
import { gapsOf, readingsOf, rolesAtPlace } from './reading/role-gaps.ts'
import { readNeed, type NeedWords } from './reading/read-need.ts'
import type { Aspect, RoleQuestion } from './role-question.ts'
import { sentenceOf } from './reading/sentence-of.ts'
import { fillings, type SentencePattern } from './reading/sentence-pattern.ts'
import {
  ALLOWANCES,
  COMPARISONS,
  DATA_ACTIONS,
  DEFINITIONS,
  EXPLANATIONS,
  LIMITATIONS,
  NAMINGS,
  NECESSITIES,
  OPENINGS,
  RENAMED_ROLES,
  ROLE_IDS,
  ROLES_FOR_NEEDS,
  ROLES_FOR_ONE,
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
    topicQuestion(words) ??
    rolesForNeedOf(words)
  )
}

function withoutOpening(words: readonly Token[]): readonly (readonly Token[])[] {
  return OPENINGS.flatMap((pattern) => fillings(pattern, words)).map((filled) => gapsOf(filled).need)
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
  const [named] = rolesAtPlace(ROLE_IDS, words)?.roles ?? []
  if (named !== undefined) return { kind: 'naming', role: named, isOfId: true }
  const [role] = rolesAtPlace(NAMINGS, words)?.roles ?? []
  return role === undefined ? null : { kind: 'naming', role, isOfId: false }
}

function explanationOf(words: readonly Token[]): RoleQuestion | null {
  for (const [aspect, patterns] of ASPECTS) {
    if (aspect === 'limits' && !words.some(({ text }) => NEGATIVE.test(text))) continue
    const read = rolesAtPlace(patterns, words)
    const [role] = read?.roles ?? []
    if (read !== null && role !== undefined) return { kind: 'explanation', role, place: read.place, aspect }
  }
  return null
}

const NEGATIVE = /^(?:not|lacks?|lacking|miss|missing|limits|limitations|restrictions)$/i

const ASPECTS: readonly (readonly [Aspect, readonly SentencePattern[]])[] = [
  ['limits', LIMITATIONS],
  ['data-actions', DATA_ACTIONS],
  ['definition', DEFINITIONS],
  ['abilities', EXPLANATIONS],
]

function allowanceOf(words: readonly Token[]): RoleQuestion | null {
  return allowanceIn(NECESSITIES, words, true) ?? allowanceIn(ALLOWANCES, words, false)
}

function allowanceIn(
  patterns: readonly SentencePattern[],
  words: readonly Token[],
  isOfNecessity: boolean,
): RoleQuestion | null {
  for (const { roles, place, need } of readingsOf(patterns, words)) {
    const [role] = roles
    const read = readNeed(need)
    if (role !== undefined && read !== null)
      return { kind: 'allowance', role, need: read.need, place, isOfNecessity }
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
