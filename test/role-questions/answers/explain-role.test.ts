import { describe, expect, it } from 'vitest'
import type { AbilityGroup } from '../../../src/role-questions/answers/abilities.ts'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { explainRole } from '../../../src/role-questions/answers/explain-role.ts'
import { answerTo } from '../answer.ts'

const titlesIn = (groups: readonly AbilityGroup[], wanted: string) =>
  groups.find(({ area }) => area === wanted)?.titles ?? []

describe('an explanation of a role', () => {
  it('tells what it lets one do, and what not where it lets one do something', () => {
    const { can, cannot } = answerTo('explain Search Index Data Contributor', 'explanation')
    expect(can).toEqual([
      { area: 'Azure AI Search', isBehind: false, titles: ['query an index', 'index documents'] },
    ])
    expect(titlesIn(cannot, 'Azure AI Search')).toContain('create or change an index')
    expect(titlesIn(cannot, 'Key vaults')).toEqual([])
  })

  it('tells at a place also what it does not let one do there at all', () => {
    const { can, cannot } = answerTo('what can AcrPull do on a key vault', 'explanation')
    expect(can).toEqual([])
    expect(titlesIn(cannot, 'Key vaults')).toContain('read a secret')
  })

  it('tells its former names, and how much it grants', () => {
    const { role, formerNames, counts, reluctance } = answerTo('explain Azure AI User', 'explanation')
    expect(role.name).toBe('Foundry User')
    expect(formerNames).toEqual(['Azure AI User'])
    expect(counts.dataActions).toBeGreaterThan(counts.changes)
    expect(reluctance).toBe('general')
  })

  it('finds no data action in Owner, which can give access', () => {
    const { counts, can, cannot, reluctance } = answerTo('what is Owner?', 'explanation')
    expect(counts.dataActions).toBe(0)
    expect(titlesIn(can, 'Access of others')).toContain('assign roles')
    expect(titlesIn(cannot, 'Azure OpenAI and AI services')).toContain('chat with a model')
    expect(reluctance).toBe('owner')
  })

  it('tells nothing both ways, of any role', () => {
    for (const role of builtInRoles()) {
      const { can, cannot } = explainRole(role, null)
      const twice = can.flatMap(({ area, titles }) =>
        titles.filter((title) => titlesIn(cannot, area).some((each) => title.startsWith(each))),
      )
      expect([role.name, twice]).toEqual([role.name, []])
    }
  })
})
