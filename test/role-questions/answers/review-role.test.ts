import { describe, expect, it } from 'vitest'
import { roleInText } from '../../../src/custom-roles/role-in-text.ts'
import { roleAnswerCard } from '../../../src/reply/role-answer/role-answer-card.ts'
import { roleAnswerJson } from '../../../src/reply/role-answer/role-answer-json.ts'
import { roleAnswerText } from '../../../src/reply/role-answer/role-answer-text.ts'
import { ANY_SUBSCRIPTION, builtRole } from '../../../src/role-questions/answers/build-role.ts'
import { reviewRole } from '../../../src/role-questions/answers/review-role.ts'
import { ROLES } from '../../../src/knowledge/role-names.ts'
import { GROUP } from '../../builders/places.ts'
import { cardText } from '../../reply/card-reader.ts'

const role = (fields: object) =>
  JSON.stringify({
    Name: 'Readers *of* indexes',
    DataActions: ['Microsoft.Search/searchServices/indexes/documents/read'],
    AssignableScopes: [GROUP],
    ...fields,
  })

describe('a custom role that is pasted', () => {
  it('is told what is wrong with it, what it lets one do and which rows it meets', () => {
    const review = reviewRole(role({ AssignableScopes: ['/'] }))
    expect(review.findings.map(({ code }) => code)).toEqual(['scope-root'])
    expect(review.explanation?.can).toEqual([
      { area: 'Azure AI Search', isBehind: false, titles: ['query an index'] },
    ])
    expect(review.meets.map(({ id }) => id)).toContain('troubleshooting/search-index-data-reader')
  })

  it('meets no row whose operations it grants under a condition', () => {
    const condition = "(@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'st')"
    const permissions = [
      { dataActions: ['Microsoft.Search/searchServices/indexes/documents/read'], condition },
    ]
    expect(reviewRole(role({ DataActions: undefined, permissions })).meets).toEqual([])
  })

  it('does not make hubs, whatever it holds', () => {
    const { meets } = reviewRole(role({ Actions: ['Microsoft.MachineLearningServices/workspaces/write'] }))
    expect(meets.map(({ id }) => id)).not.toContain('hub-creation/workspace')
  })

  it('is told which built-in roles are like it', () => {
    const { nearest } = reviewRole(role({}))
    expect(nearest[0]).toEqual({
      role: { id: ROLES.searchIndexDataReader.id, name: 'Search Index Data Reader' },
      lacks: 0,
      adds: 0,
    })
    expect(roleAnswerText(reviewRole(role({})))).toContain(
      'Search Index Data Reader grants all of it and nothing else.',
    )
  })

  it.each([
    { sentence: 'refused', fields: { AssignableScopes: ['/'] }, says: /has 1 error$/m },
    {
      sentence: 'doubtful',
      fields: { NotDataActions: ['Microsoft.Search/searchServices/*'] },
      says: /has 1 warning$/m,
    },
    { sentence: 'right', fields: {}, says: /is a custom role as Azure takes it$/m },
  ])('that is $sentence is headed by it', ({ fields, says }) => {
    expect(roleAnswerText(reviewRole(role(fields))).split('\n\n')[0]).toMatch(says)
  })

  it('shows its name as it is written', () => {
    expect(cardText(roleAnswerCard(reviewRole(role({}))))).toContain('Readers *of* indexes')
  })

  it('that cannot be read is one finding', () => {
    const broken = `{"Actions": [}, "AssignableScopes": []`
    expect(reviewRole(broken)).toMatchObject({
      findings: [{ code: 'not-json' }],
      explanation: null,
      meets: [],
    })
    expect(roleAnswerText(reviewRole(broken))).toContain('This text has 1 error')
  })

  it('is JSON for programs', () => {
    expect(roleAnswerJson(reviewRole(role({ AssignableScopes: [] })))).toMatchObject({
      kind: 'review',
      findings: [{ code: 'scopes-missing' }],
      can: [{ area: 'Azure AI Search' }],
    })
  })
})

describe('a custom role in a text', () => {
  it('is found behind words with brackets, and whole though it is broken', () => {
    expect(roleInText(`As [agreed] {yesterday}:\n\`\`\`json\n${role({})}\n\`\`\`\nRight?`)).toBe(role({}))
    const broken = '{"Actions": [}, "AssignableScopes": []'
    expect(roleInText(`Look: ${broken}`)).toBe(broken)
  })

  it.each([
    { sentence: 'with words around it', text: `Look: ${role({})} Right?`, holds: true },
    { sentence: 'in a list', text: `[${role({})}]`, holds: true },
    { sentence: 'that is an error', text: '{"error":{"code":"AuthorizationFailed"}}', holds: false },
    { sentence: 'that speaks of actions', text: '"actions": are needed', holds: false },
    { sentence: 'without a brace', text: '"actions": "isCustom":', holds: false },
  ])('$sentence', ({ text, holds }) => {
    expect(roleInText(text) !== null).toBe(holds)
  })
})

describe('a custom role that is asked for', () => {
  it('is shown whole, with what is left out and the built-in role beside it', () => {
    const text = cardText(roleAnswerCard(builtRole('read secrets, fly to the moon', GROUP)))
    expect(text).toContain('"Microsoft.KeyVault/vaults/secrets/getSecret/action"')
    expect(text).toContain(GROUP)
    expect(text).toContain('fly to the moon')
    expect(text).toContain('Key Vault Secrets User')
    expect(text).not.toContain('zeros')
  })

  it('for no scope says what to fill in', () => {
    const text = roleAnswerText(builtRole('read secrets', null))
    expect(text).toContain(ANY_SUBSCRIPTION)
    expect(text).toContain('in place of the zeros')
  })
})
