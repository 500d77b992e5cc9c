import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastWord, routeTemplate } from '../../src/telemetry/route-template.ts'

const ARM = 'https://management.azure.com'
const SUBSCRIPTION = `${ARM}/subscriptions/5a3e0b1c-0000-4000-8000-000000000001`

describe('a route template', () => {
  it.each([
    [
      `${SUBSCRIPTION}/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai/providers/Microsoft.Authorization/roleAssignments?$filter=assignedTo('x')`,
      '/subscriptions/{}/resourceGroups/{}/providers/{}/{}/{}/providers/Microsoft.Authorization/roleAssignments',
      'roleAssignments',
    ],
    [
      `${ARM}//subscriptions/s/PROVIDERS/microsoft.authorization/ROLEDEFINITIONS/x`,
      '/subscriptions/{}/providers/Microsoft.Authorization/roleDefinitions/{}',
      'roleDefinitions',
    ],
    [
      `${ARM}/providers/Microsoft.ResourceGraph/resources`,
      '/providers/Microsoft.ResourceGraph/resources',
      'resources',
    ],
    [
      `https://graph.microsoft.com/v1.0/users/dana%40contoso.com/transitiveMemberOf`,
      '/v1.0/users/{}/transitiveMemberOf',
      'transitiveMemberOf',
    ],
    ["https://graph.microsoft.com/v1.0/servicePrincipals(appId='x')", '/v1.0/{}', 'v1.0'],
    ['not an address', '{}', 'other'],
  ])('of %s is %s', (url, template, word) => {
    expect([routeTemplate(url), lastWord(routeTemplate(url))]).toEqual([template, word])
  })

  it('keeps no part that is not a word of the interfaces', () => {
    const part = fc.stringMatching(/^[\w .@'()-]{1,20}$/)
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const marked = parts.map((each) => `${each}-quux`)
        const url = `${ARM}/${marked.map(encodeURIComponent).join('/')}?name=quux#quux`
        expect(routeTemplate(url)).toBe(`/${marked.map(() => '{}').join('/')}`)
      }),
    )
  })
})
