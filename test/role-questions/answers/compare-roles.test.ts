import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { roleGrants } from '../../../src/rbac/permission.ts'
import type { AbilityGroup } from '../../../src/role-questions/answers/abilities.ts'
import { compareRoles } from '../../../src/role-questions/answers/compare-roles.ts'
import { answerTo } from '../answer.ts'

const flat = (groups: readonly AbilityGroup[]) =>
  groups.flatMap(({ area, titles }) => titles.map((title) => `${area}: ${title}`))

describe('a comparison of two roles', () => {
  it('tells on a hub what only one of them lets one do, and what both', () => {
    const { first, second, both } = answerTo(
      'difference between Contributor and Azure AI Developer on a hub',
      'comparison',
    )
    expect(flat(first.alone)).toEqual([
      'Hubs and projects: change the settings of the hub',
      'Hubs and projects: list the keys',
      'Hubs and projects: create hubs (where it is held on the resource group)',
    ])
    expect(flat(second.alone)).toEqual([
      'Azure OpenAI and AI services: chat with a model',
      'Azure OpenAI and AI services: embed text',
      'Azure OpenAI and AI services: fine-tune a model',
      'Azure OpenAI and AI services: create an assistant',
      'Azure OpenAI and AI services: run an assistant',
      'Azure OpenAI and AI services: delete an assistant',
    ])
    expect(flat(both)).toContain('Hubs and projects: create a project')
    expect([first.holdsDataActions, second.holdsDataActions]).toEqual([false, true])
  })

  it('tells of hubs without more where no place is told', () => {
    const { first } = answerTo('Contributor vs Azure AI Developer', 'comparison')
    expect(flat(first.alone)[0]).toBe('Hubs and projects: create hubs')
  })

  it('leaves out on a project what is done on a hub only', () => {
    const { first, both } = answerTo('Contributor vs Azure AI Developer on a project', 'comparison')
    expect(flat(first.alone)).toEqual([
      'Hubs and projects: change the settings of the project',
      'Hubs and projects: list the keys',
    ])
    expect(flat(both)).not.toContain('Hubs and projects: create a project')
  })

  it('tells the article’s rows there, and what is not right in them', () => {
    const { rows, disagreements } = answerTo('Contributor vs Azure AI Developer on a hub', 'comparison')
    expect(rows.map(({ id }) => id)).toEqual([
      'hub-role/contributor',
      'hub-role/ai-developer',
      'persona/manager',
      'persona/lead-developer',
    ])
    expect(disagreements.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['key-difference', 'ai-developer-assigns-roles', 'full-access-without-data']),
    )
  })

  it('puts the operations of the place first', () => {
    const { first } = answerTo('Contributor vs Azure AI Developer on a hub', 'comparison')
    expect(first.operations[0]).toMatchObject({
      provider: 'Microsoft.MachineLearningServices',
      isDataAction: false,
      names: expect.arrayContaining(['workspaces/write', 'workspaces/delete']) as string[],
    })
  })

  it('says what a role allows only under a condition of its own', () => {
    const { first } = answerTo('Foundry Project Manager vs Foundry User', 'comparison')
    expect(flat(first.alone)).toContain('Access of others: assign roles (under a condition)')
  })

  const role = fc.constantFrom(...builtInRoles())

  it('is the same whichever role is named first', () => {
    fc.assert(
      fc.property(role, role, (one, other) => {
        const [there, back] = [compareRoles(one, other, null), compareRoles(other, one, null)]
        expect(there.first).toEqual(back.second)
        expect(there.second).toEqual(back.first)
        expect(there.both).toEqual(back.both)
      }),
      { numRuns: 20 },
    )
  })

  it('names only operations that one role grants and the other does not', () => {
    fc.assert(
      fc.property(role, role, (one, other) => {
        for (const { provider, isDataAction, names } of compareRoles(one, other, null).first.operations) {
          for (const name of names.slice(0, 3)) {
            const operation = { name: `${provider}/${name}`, isDataAction }
            expect([operation, roleGrants(one, operation), roleGrants(other, operation)]).toEqual([
              operation,
              true,
              false,
            ])
          }
        }
      }),
      { numRuns: 20 },
    )
  })
})
