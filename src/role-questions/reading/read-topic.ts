import { placeNamed, placeOfThing, type Place } from '../../question/kind-of-place.ts'
import type { Token } from '../../question/plain-request/tokens.ts'
import { topicNamed, type Topic } from '../answers/topics.ts'
import type { RoleQuestion } from '../role-question.ts'
import { gapsOf, textOf } from './role-gaps.ts'
import { fillings, type SentencePattern } from './sentence-pattern.ts'
import {
  ADDING_USERS,
  AUTOMATIC_ROLES,
  OVERVIEWS,
  ROLES_OF_NAMELESS_TOPICS,
  NEEDS_OF_IDENTITIES,
  ROLES_OF_TOPICS,
  WORK_OF_PERSONS,
} from './sentences.ts'

/** Which roles a part of the article asks for; null: something else is asked. */
export function topicQuestion(words: readonly Token[]): RoleQuestion | null {
  if (AUTOMATIC_ROLES.some((pattern) => fillings(pattern, words).length > 0))
    return { kind: 'topic', topic: 'automatic' }
  if (ADDING_USERS.some((pattern) => fillings(pattern, words).length > 0))
    return { kind: 'topic', topic: 'sharing' }
  if (OVERVIEWS.some((pattern) => fillings(pattern, words).length > 0)) return { kind: 'overview' }
  const identity = identityQuestion(words)
  if (identity !== null) return identity
  const topic =
    topicIn(ROLES_OF_TOPICS, words) ??
    topicIn(ROLES_OF_NAMELESS_TOPICS, words, ({ id }) => NAMELESS.test(id)) ??
    topicIn(WORK_OF_PERSONS, words, ({ id }) => id.startsWith('persona/'))
  return topic === null ? null : { kind: 'topic', topic: topic.id }
}

const NAMELESS = /^(?:connection\/|promptflow$)/

function topicIn(
  patterns: readonly SentencePattern[],
  words: readonly Token[],
  suits: (topic: Topic) => boolean = () => true,
): Topic | null {
  for (const pattern of patterns) {
    for (const filled of fillings(pattern, words)) {
      const topic = topicNamed(textOf(gapsOf(filled).topic ?? []))
      if (topic !== null && suits(topic)) return topic
    }
  }
  return null
}

/** `which role does Azure OpenAI need on the search service` */
function identityQuestion(words: readonly Token[]): RoleQuestion | null {
  for (const pattern of NEEDS_OF_IDENTITIES) {
    for (const filled of fillings(pattern, words)) {
      const [of, on] = gapsOf(filled).services.map((tokens) => serviceNamed(textOf(tokens)))
      if (of != null && on != null) return { kind: 'identity-needs', of, on }
    }
  }
  return null
}

/** `search` alone is a verb elsewhere. */
function serviceNamed(text: string): Place | null {
  return text.toLowerCase() === 'search' ? placeOfThing('search') : placeNamed(text)
}
