import type { ArticleRole } from '../../knowledge/article-roles.ts'
import type { Token } from '../../question/plain-request/tokens.ts'
import { articleRoleFor, articleRoleNamed } from './article-role-named.ts'
import type { RoleQuestion } from '../role-question.ts'
import { fillings, sentencePattern } from './sentence-pattern.ts'

/** What asks for all custom roles of the article. */
const ALL = [
  '[show|list|give|print] [me] [all] [three|3] [example] custom roles [of|in|from|that] [article] [has|prints|defines]',
  '[what|which] [are] [article] custom roles [are] [there] [of|in|from] [article]',
  'what|which custom roles do|does you|article know|have|print|offer|define|show|suggest',
  'what|which custom role|roles can|could|should i|we|one use|make|create|take',
  'do|does you|article have|know|offer|print [any] custom role|roles',
  'are there [any] custom roles [in|of|from] [article]',
].map(sentencePattern)

/** What asks for one of them by its name or by what it is for. */
const ONE = [
  '[show|give|print|send|offer] [me] [article] custom role|definition|json [definition] [called|named] [of|for|to] [buy|buying|purchase|purchasing|procure|procuring|use|using|work|working] [with] ROLE',
  'what|which [is|are] custom role|roles [is|are] [there] for|to [buy|buying|purchase|purchasing|procure|procuring|use|using|work|working] [with] ROLE',
  'i need|want [article] custom role for|to|called [buy|purchase|procure|use|work] [with] ROLE',
  'is|are there [any] custom role for|to [buy|purchase|procure|use|work] [with] ROLE',
].map(sentencePattern)

/** What asks for one by its name alone. */
const BY_NAME = [
  '[show|give|print|send|offer|make|create] [me] [article] [custom] [role] ROLE',
  'i|we need|want [custom] [role] ROLE',
  'definition|json of|for ROLE',
].map(sentencePattern)

/** A question for the article's custom roles; null: for something else. */
export function articleRoleQuestion(words: readonly Token[], scope: string | null): RoleQuestion | null {
  if (scope === null && ALL.some((pattern) => fillings(pattern, words).length > 0))
    return { kind: 'article-roles' }
  const role = named(BY_NAME, words, articleRoleNamed) ?? named(ONE, words, articleRoleFor)
  return role === null ? null : { kind: 'article-role', id: role.id, scope }
}

function named(
  patterns: typeof ONE,
  words: readonly Token[],
  find: (name: string) => ArticleRole | null,
): ArticleRole | null {
  for (const pattern of patterns) {
    for (const filled of fillings(pattern, words)) {
      const [gap] = filled
      const role = find(
        (gap?.tokens ?? [])
          .map(({ text }) => text)
          .join(' ')
          .replace(/(?: custom)? role$/i, ''),
      )
      if (role !== null) return role
    }
  }
  return null
}
