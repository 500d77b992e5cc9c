import { describe, expect, it, test } from 'vitest'
import { builtInRole } from '../../../src/knowledge/catalogue/roles.ts'
import { DEEDS, type DeedId } from '../../../src/knowledge/deeds.ts'
import { roleGrants } from '../../../src/rbac/permission.ts'
import { needOfDeed } from '../../../src/role-questions/answers/need.ts'
import { rolesForNeed } from '../../../src/role-questions/answers/roles-for-need.ts'
import { answerTo } from '../answer.ts'

describe('the roles that let one do something', () => {
  test.each([
    ['least role for indexing', ['Search Index Data Contributor']],
    ['least role to query an index', ['Search Index Data Reader']],
    ['smallest role to deploy a model', ['Cognitive Services Contributor']],
    ['least role to chat with gpt-4o', ['Cognitive Services OpenAI User']],
    ['least role to read blobs', ['Storage Blob Data Reader']],
    ['least role to pull images', ['AcrPull']],
    ['least role to list the keys of Azure AI Search', ['Search Service Contributor']],
    ['least role to assign roles', ['Role Based Access Control Administrator']],
    ['which roles allow Microsoft.Search/searchServices/write', ['Search Service Contributor']],
    ['which role can make hubs', ['Azure AI Administrator']],
    ['who may create projects', ['AzureML Data Scientist']],
    ['which role allows Microsoft.OperationalInsights/workspaces/write', ['Log Analytics Contributor']],
    ['least role to deploy a template', ['Azure AI Inference Deployment Operator']],
  ])('%s', (text, least) => {
    const { parts } = answerTo(text, 'roles-for-need')
    expect(parts.map((part) => part.least.map(({ name }) => name))).toEqual([least])
  })

  it.each([
    ['who may create projects', ['Azure AI Developer']],
    ['who can create hubs', ['Contributor', 'Owner']],
    ['least role to list the keys of Azure OpenAI', ['Cognitive Services User']],
    ['least role for indexing', ['Search Index Data Contributor']],
    ['least role to delete an index', []],
  ])('marks what the article names for it: %s', (text, named) => {
    const [part] = answerTo(text, 'roles-for-need').parts
    expect(part?.roles.filter(({ namedBy }) => namedBy === 'article').map(({ name }) => name)).toEqual(named)
  })

  it.each([
    ['which role can buy PTU', ['PTU procurer']],
    ['least role to create assistants of Azure OpenAI', ['Azure OpenAI Assistants API Developer']],
    ['least role to pull images', []],
  ])('names the article’s custom roles that bring it: %s', (text, custom) => {
    const { parts } = answerTo(text, 'roles-for-need')
    expect(parts.flatMap(({ customRoles }) => customRoles.map(({ name }) => name))).toEqual(custom)
  })

  it('does not take who assigns roles for who defines them', () => {
    const [part] = answerTo('who can create custom roles', 'roles-for-need').parts
    expect(part?.roles.map(({ name }) => name)).not.toContain('Role Based Access Control Administrator')
    expect(part?.least.map(({ name }) => name)).toEqual(['User Access Administrator'])
  })

  it('offers no role of one’s own that gives access, which is no narrower', () => {
    expect(answerTo('least role to assign roles', 'roles-for-need').parts[0]?.isFarTooBroad).toBe(false)
    expect(answerTo('who may create projects', 'roles-for-need').parts[0]?.isFarTooBroad).toBe(true)
  })

  it('counts what a role brings besides, and how much of that does more than read settings', () => {
    const [part] = answerTo('least role to pull images', 'roles-for-need').parts
    const countsOf = (role: string) => {
      const found = part?.roles.find(({ name }) => name === role)
      return [found?.others, found?.othersBeyondReading]
    }
    expect(countsOf('AcrPull')).toEqual([0, 0])
    expect(countsOf('AcrPush')).toEqual([1, 1])
    expect(countsOf('Reader')).toEqual([expect.any(Number), 0])
  })

  it('tells each kind of resource by itself where it is another operation', () => {
    const { parts } = answerTo('least role to list keys', 'roles-for-need')
    expect(Object.fromEntries(parts.map(({ area, least }) => [area, least[0]?.name]))).toMatchObject({
      'Azure AI Search': 'Search Service Contributor',
      'Key vaults': 'Key Vault Reader',
    })
  })

  it('tells of hubs what the article says of them, and that it is not all', () => {
    const { need, parts, disagreements } = answerTo('who can create hubs', 'roles-for-need')
    expect(need.isOfBuiltInRoles).toBe(true)
    expect(parts[0]?.roles.map(({ name }) => name)).toEqual([
      'Azure AI Administrator',
      'Contributor',
      'Owner',
    ])
    expect(disagreements.map(({ id }) => id)).toEqual(['hub-makers', 'custom-roles-make-no-hubs'])
  })

  it('asks for more where the hub shall have more', () => {
    const alone = answerTo('which roles can make hubs', 'roles-for-need').parts
    const more = answerTo('which roles can make hubs with app insights', 'roles-for-need').parts
    expect(more[0]?.operations).toEqual(expect.arrayContaining([...(alone[0]?.operations ?? [])]))
    expect(more[0]?.rows.map(({ table }) => table)).toContain('app-insights')
  })

  it('knows no role for an operation that no role grants', () => {
    const [part] = answerTo('which roles allow Contoso.Shop/orders/items/read', 'roles-for-need').parts
    expect(part?.least.length).toBe(1)
    const [data] = answerTo(
      'which roles allow data action Contoso.Shop/orders/items/read',
      'roles-for-need',
    ).parts
    expect(data?.least).toEqual([])
  })

  it('counts on no role that lacks an operation, for any deed', () => {
    const deeds = Object.keys(DEEDS).filter((id): id is DeedId => Object.hasOwn(DEEDS, id))
    const lacking = deeds.flatMap((id) => {
      const need = needOfDeed(id, [])
      return (need === null ? [] : rolesForNeed(need).parts).flatMap(({ operations, roles }) =>
        roles.filter((role) => {
          const definition = builtInRole(role.id)
          return definition === undefined || !operations.every((each) => roleGrants(definition, each))
        }),
      )
    })
    expect(lacking).toEqual([])
  })
})
