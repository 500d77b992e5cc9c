import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { nearestRoles } from '../../../src/role-questions/reading/nearest-roles.ts'

describe('the roles with a name like one', () => {
  test.each([
    ['a slip in a letter', 'Azure AI Develper', 'Azure AI Developer'],
    ['a slip in a former name', 'Azure AI Usr', 'Foundry User'],
    ['words in another order, and one left out', 'Blob Storage Reader', 'Storage Blob Data Reader'],
    ['a word too many', 'Backup Wizard Contributor', 'Backup Contributor'],
    ['two words for one', 'Acr Pull', 'AcrPull'],
    ['one word for two', 'Keyvault Secret User', 'Key Vault Secrets User'],
    [
      'words that tell little beside one that tells much',
      'OpenAI Operator',
      'Cognitive Services OpenAI Contributor',
    ],
  ])('%s: %s', (_how, name, nearest) => {
    expect(nearestRoles(name)[0]?.name).toBe(nearest)
  })

  test.each([['x'], [''], ['???'], ['Chief Penguin']])('are none where nothing is alike: %j', (name) => {
    expect(nearestRoles(name)).toEqual([])
  })

  it('the role itself comes first, however its words are ordered', () => {
    const shuffled = fc
      .constantFrom(...builtInRoles())
      .chain((role) =>
        fc
          .shuffledSubarray(role.name.split(' '), { minLength: role.name.split(' ').length })
          .map((words) => ({ role, written: words.join(' ') })),
      )
    fc.assert(
      fc.property(shuffled, ({ role, written }) => {
        const sorted = (name: string) =>
          name
            .toLowerCase()
            .split(/[^a-z0-9]+/)
            .toSorted()
            .join(' ')
        expect(nearestRoles(written).some(({ name }) => sorted(name) === sorted(role.name))).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
