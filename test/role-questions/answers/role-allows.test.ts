import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { builtInRole, builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { DEEDS, type DeedId } from '../../../src/knowledge/deeds.ts'
import { roleGrants } from '../../../src/rbac/permission.ts'
import { needOfDeed } from '../../../src/role-questions/answers/need.ts'
import { roleAllows } from '../../../src/role-questions/answers/role-allows.ts'
import { answerTo } from '../answer.ts'

describe('whether a role lets one do something', () => {
  test.each([
    ['can Azure AI Developer create compute', ['granted']],
    ['can Azure AI Developer deploy models', ['not-listed']],
    ['can Azure AI Developer list keys on a hub', ['excluded']],
    ['can Contributor chat with a model', ['not-listed']],
    ['can Foundry Project Manager assign roles', ['conditional']],
    ['can Owner create hubs', ['granted', 'granted', 'granted', 'granted']],
    ['can AI Studio Developer create hubs', ['granted', 'granted', 'not-listed', 'excluded']],
  ])('%s: %j', (text, grants) => {
    const { parts } = answerTo(text, 'allowance')
    expect(parts.flatMap((part) => part.grants.map(({ grant }) => grant))).toEqual(grants)
  })

  it('tells the least roles that do, and those of the article that do too', () => {
    const [part] = answerTo('can Reader create projects', 'allowance').parts
    expect(part?.least.map(({ name }) => name)).toEqual(['AzureML Data Scientist'])
    expect(part?.ofArticle.map(({ name }) => name)).toEqual(['Azure AI Developer'])
  })

  test.each([
    ['can Azure AI Developer on a hub chat with a model', true],
    ['can Azure AI Developer on Azure OpenAI chat with a model', false],
    ['can Azure AI Developer on a resource group chat with a model', false],
    ['can Azure AI Developer chat with a model', false],
    ['can Owner on a hub assign roles', false],
    ['can Contributor on a hub create projects', false],
  ])('%s: out of reach: %s', (text, isOutOfReach) => {
    expect(answerTo(text, 'allowance').parts.map((part) => part.isOutOfReach)).toEqual([isOutOfReach])
  })

  it('tells what the article says of it that is not so', () => {
    expect(
      answerTo('can Azure AI Developer assign roles', 'allowance').disagreements.map(({ id }) => id),
    ).toEqual(['ai-developer-assigns-roles'])
    expect(
      answerTo('can Azure AI Developer create compute', 'allowance').disagreements.map(({ id }) => id),
    ).toEqual(['managers-manage'])
  })

  it('agrees with the evaluation of the definition, for any role and deed', () => {
    const deed = fc.constantFrom(...Object.keys(DEEDS).filter((id): id is DeedId => Object.hasOwn(DEEDS, id)))
    fc.assert(
      fc.property(fc.constantFrom(...builtInRoles()), deed, (role, id) => {
        const need = needOfDeed(id, [])
        if (need === null) return
        for (const { grants, least } of roleAllows(role, need, null).parts) {
          for (const { operation, grant } of grants)
            expect([grant, grant === 'granted' || grant === 'conditional']).toEqual([
              grant,
              roleGrants(role, operation),
            ])
          for (const { operation } of grants)
            expect(least.some((each) => roleGrants(builtInRole(each.id) ?? role, operation))).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
