import { describe, expect, it, test } from 'vitest'
import { ARTICLE_ROLES } from '../../../src/knowledge/article-roles.ts'
import { offerArticleRole } from '../../../src/role-questions/answers/offer-article-role.ts'
import { MANAGEMENT_GROUP, SUBSCRIPTION } from '../../builders/places.ts'
import { answerTo } from '../answer.ts'

describe('a custom role of the article', () => {
  it('is filled in for the scope that is told, with the command that makes it', () => {
    const { definition, commands, isForAnyScope, review } = answerTo(
      `PTU procurer in ${SUBSCRIPTION}`,
      'article-role',
    )
    expect(definition?.properties).toMatchObject({
      roleName: 'PTU procurer',
      assignableScopes: [SUBSCRIPTION],
    })
    expect(commands?.azureCli).toContain(`${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/`)
    expect(isForAnyScope).toBe(false)
    expect(review.findings.map(({ code }) => code)).toEqual(['duplicate', 'duplicate', 'duplicate'])
  })

  test.each(ARTICLE_ROLES.map(({ id }) => id))(
    '%s keeps every string that the article prints, in its order',
    (id) => {
      const printed = ARTICLE_ROLES.find((role) => role.id === id)?.permission
      expect(offerArticleRole(id, null)?.definition?.properties.permissions).toEqual([printed])
    },
  )

  it('is explained by its definition, with what is amiss in it', () => {
    const { disagreements, review } = answerTo('what does AI Studio Developer allow', 'article-role')
    expect(disagreements.map(({ id }) => id)).toEqual([
      'ai-studio-developer-cancels',
      'ai-studio-developer-sees-nothing',
    ])
    expect(review.explanation?.can.flatMap(({ titles }) => titles)).not.toContain('open the hub or project')
  })

  it('with data actions is not made for a management group, where Azure does not take them', () => {
    expect(
      offerArticleRole('custom-role/openai-assistants-developer', MANAGEMENT_GROUP)?.definition,
    ).toBeNull()
    expect(offerArticleRole('custom-role/ptu-procurer', MANAGEMENT_GROUP)?.definition).not.toBeNull()
  })

  it('is compared with a built-in one', () => {
    const { first } = answerTo('AI Studio Developer vs Reader', 'comparison')
    expect(first.alone.flatMap(({ titles }) => titles)).toContain('chat with a model')
  })

  it('is in the list of them', () => {
    expect(answerTo('custom roles of the article', 'article-roles').roles).toHaveLength(3)
  })
})
