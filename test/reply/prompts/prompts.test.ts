import { describe, expect, it } from 'vitest'
import type { Answered } from '../../../src/reply/diagnosis/diagnosis.ts'
import { followUps, MOST_PROMPTS, starters } from '../../../src/reply/prompts/prompts.ts'
import { GROUP, OPENAI } from '../fixtures/build.ts'
import { DIAGNOSES, playground, twoMissing, unrecognized, whichResource } from '../fixtures/diagnoses.ts'

const on = (id: string, type = 'x', name = 'x'): Answered => ({ ...twoMissing, resource: { id, type, name } })
const account = (name: string) => `${GROUP}/providers/Microsoft.CognitiveServices/accounts/${name}`

describe('what may be said after an answer', () => {
  it('is a question about the resource of the error', () => {
    expect(followUps(twoMissing)).toEqual(['What can I do on aoai-contoso?'])
  })

  it.each([
    ['a search service', 'Microsoft.Search/searchServices/srch-1', 'srch-1'],
    ['a storage account', 'Microsoft.Storage/storageAccounts/st1', 'st1'],
    ['a project', 'Microsoft.MachineLearningServices/workspaces/proj-1', 'proj-1'],
    ['a Foundry project', 'Microsoft.CognitiveServices/accounts/aif-1/projects/proj-2', 'proj-2'],
  ])('is asked of %s', (_, id, name) => {
    expect(followUps(on(`${GROUP}/providers/${id}`))).toEqual([`What can I do on ${name}?`])
  })

  it.each([
    ['nothing is known of its type', on(`${GROUP}/providers/Microsoft.Cache/redis/cache-1`)],
    ['it is a resource group', on(GROUP)],
    ['no resource was found', { ...twoMissing, resource: null }],
    ['it was asked without an error', { ...playground, evidence: null }],
    ['something is still to be answered', whichResource],
    ['the name would be read as more than a name', on(account('x? Can bob@contoso.com read keys'))],
    ['the name is a word of its own', on(account('hub'))],
  ])('is nothing where %s', (_, diagnosis) => {
    expect(followUps(diagnosis)).toEqual([])
  })

  it('is what one can begin with where nothing was understood', () => {
    expect(followUps(unrecognized)).toEqual(starters(null))
  })

  it.each(Object.entries(DIAGNOSES))('fits: %s', (_, diagnosis) => {
    expect(followUps(diagnosis).length).toBeLessThanOrEqual(MOST_PROMPTS)
  })
})

describe('what one can begin with', () => {
  it('is first about the resource last talked about', () => {
    expect(starters(OPENAI.id)).toEqual(['What can I do on aoai-contoso?', ...starters(null).slice(0, 2)])
  })

  it('is short enough for a button on a telephone', () => {
    for (const text of starters(null)) expect(text.length).toBeLessThanOrEqual(42)
  })
})
