import { describe, expect, it } from 'vitest'
import { answerContext } from '../../../src/reply/diagnosis/answer-context.ts'
import { answered, evidence, OPENAI, resource, SEARCH, verdict } from '../fixtures/build.ts'

const project = resource('Microsoft.MachineLearningServices/workspaces', 'proj-assistant', 'Project')
const context = (fields: Parameters<typeof answered>[0]) => answerContext(answered(fields), 80)
const missing = (of: typeof OPENAI) => verdict('missing', {}, [], { resource: of })

describe('below the headline stands', () => {
  it.each([
    [
      'what the resource is that it names',
      { resource: OPENAI, verdicts: [missing(OPENAI)] },
      'Azure OpenAI in resource group rg-ai',
    ],
    [
      'what the resource is that it names, and what was asked about, where these are two',
      { resource: project, verdicts: [missing(OPENAI)] },
      'Azure OpenAI in resource group rg-ai, for proj-assistant',
    ],
    [
      'what was asked about by its name, where it names several others',
      { resource: project, verdicts: [missing(OPENAI), missing(SEARCH)] },
      'proj-assistant: AI project in resource group rg-ai',
    ],
    [
      'what was asked about, where it names that too',
      { resource: project, verdicts: [missing(OPENAI), missing(project)] },
      'AI project in resource group rg-ai',
    ],
    [
      'what it names, and not what is in order',
      {
        resource: project,
        verdicts: [missing(OPENAI), verdict('granted', {}, [], { resource: project })],
      },
      'Azure OpenAI in resource group rg-ai, for proj-assistant',
    ],
    ['nothing, where nothing was asked about', { resource: null, verdicts: [missing(OPENAI)] }, null],
  ])('%s', (_, fields, expected) => {
    expect(context(fields)).toBe(expected)
  })

  it('Azure OpenAI, where only the error says so', () => {
    const { id, type, name } = OPENAI
    const found = evidence({ service: 'azure-openai' })
    expect(context({ resource: { id, type, name }, verdicts: [], evidence: found })).toBe(
      'Azure OpenAI in resource group rg-ai',
    )
  })
})
