import { describe, expect, it } from 'vitest'
import { diagnosisCard } from '../../../src/reply/diagnosis/diagnosis-card.ts'
import { cardNode, cardText, nodesOfType } from '../card-reader.ts'
import { DANA } from '../fixtures/build.ts'
import {
  eligible,
  oneMissingWithAlternative,
  playground,
  twoMissing,
  unrecognized,
  whichOfMany,
  whichResource,
} from '../fixtures/diagnoses.ts'

const OPTIONS = { viewerId: DANA.id }

describe('the card of an answer', () => {
  it('says first what failed and for whom', () => {
    const [label, headline, context] = cardText(diagnosisCard(twoMissing, OPTIONS)).split('\n')

    expect([label, headline, context]).toEqual([
      '✗ Missing roles',
      'You are missing 2 roles on aoai-contoso',
      'Azure OpenAI in resource group rg-ai',
    ])
  })

  it('gives each requirement a sign, its name and one line of reason', () => {
    const [first] = nodesOfType(diagnosisCard(twoMissing, OPTIONS), 'ColumnSet')

    expect(cardText(first ?? {}).split('\n')).toEqual([
      '✗',
      'Cognitive Services OpenAI Contributor, to call the public ingestion API',
      'Missing. Reader, inherited from resource group rg-ai, has no data actions',
    ])
  })

  it('shows a command as one monospaced line that nothing was taken from', () => {
    const command = twoMissing.advice.steps[0]?.commands?.azureCli
    const runs = nodesOfType(diagnosisCard(twoMissing, OPTIONS), 'TextRun')

    expect(runs.find(({ text }) => text === command)).toMatchObject({ fontType: 'Monospace' })
  })

  it('offers to check again, to show details and to say that it is off', () => {
    const { actions } = cardNode(diagnosisCard(twoMissing, OPTIONS))

    expect(actions).toMatchObject([
      { type: 'Action.Submit', title: 'Check again', data: { verb: 'check-again' } },
      { type: 'Action.ShowCard', title: 'Show details' },
      { type: 'Action.Submit', title: 'Not what I meant', data: { verb: 'not-what-i-meant' } },
    ])
  })

  it('keeps assignments, ids, operations, scopes and other tools for the details', () => {
    const [details] = nodesOfType(diagnosisCard(twoMissing, OPTIONS), 'Action.ShowCard')
    const text = cardText(details ?? {})

    expect(text).toContain('role assignment 9c4f0000-0000-4000-8000-000000000001')
    expect(text).toContain('Request ids: 0f8fad5b-d9cb-469f-a165-70867728950e')
    expect(text).toContain('Microsoft.CognitiveServices/accounts/listKeys/action')
    expect(text).toContain(
      '/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-contoso',
    )
    expect(text).toContain('PowerShell, Cognitive Services User')
    expect(text).toContain('Bicep, Cognitive Services User')
    expect(text).toContain('Read from Azure: 2026-11-22 10:42 UTC')
  })

  it('tells with each tool what takes the step back, for the details', () => {
    const [details] = nodesOfType(diagnosisCard(twoMissing, OPTIONS), 'Action.ShowCard')
    const { undo } = twoMissing.advice.steps[0] ?? {}
    const lines = cardText(details ?? {}).split('\n')

    for (const command of [undo?.azureCli, undo?.powershell, undo?.bicep?.split('\n')[0]]) {
      expect(lines[lines.indexOf(command ?? '') - 1]).toBe('To undo it:')
    }
  })

  it('leaves other tools out for another way, and tells what takes it back', () => {
    const alternative = oneMissingWithAlternative.advice.steps.find((step) => step.alternative === true)
    const [details] = nodesOfType(diagnosisCard(oneMissingWithAlternative, OPTIONS), 'Action.ShowCard')
    const text = cardText(details ?? {})

    expect(text).toContain(alternative?.undo?.azureCli)
    expect(text).not.toContain(alternative?.commands?.powershell)
  })

  it('puts the command of the other way into the details', () => {
    const alternative = oneMissingWithAlternative.advice.steps.find((step) => step.alternative === true)
    const card = diagnosisCard(oneMissingWithAlternative, OPTIONS)
    const [details] = nodesOfType(card, 'Action.ShowCard')

    expect(cardText(card)).toContain("Or: The article's own role, Contributor on search-contoso")
    expect(cardText(details ?? {})).toContain(alternative?.commands?.azureCli)
  })

  it('leads to the Azure portal where a role is to be activated, and has the command', () => {
    const card = diagnosisCard(eligible, OPTIONS)
    const text = cardText(card)

    expect(text).toContain('in Privileged Identity Management (open the Azure portal) or by the command.')
    expect(nodesOfType(card, 'Action.OpenUrl')[0]).toMatchObject({
      url: expect.stringMatching(/^https:\/\/portal\.azure\.com\/#view\/.+azurerbac$/) as string,
    })
    expect(text).toContain('You can do this yourself.\naz rest --method put')
  })

  it('shows a command once, though it is the same for two tools', () => {
    const text = cardText(diagnosisCard(eligible, OPTIONS))

    expect(text.match(/az rest/g)).toHaveLength(1)
    expect(text).toContain('PowerShell, Cognitive Services OpenAI Contributor')
  })

  it('tells the services apart from the person', () => {
    const lines = cardText(diagnosisCard(playground, OPTIONS)).split('\n')

    expect(lines.indexOf('You')).toBeGreaterThan(0)
    expect(lines.indexOf('The services')).toBeGreaterThan(lines.indexOf('You'))
    expect(lines).toContain("for aoai-contoso's identity on search-contoso")
  })
})

describe('the card of a question', () => {
  it('has a button for each of a few choices', () => {
    const card = diagnosisCard(whichResource, OPTIONS)

    expect(nodesOfType(card, 'Action.Submit')).toMatchObject([
      ...whichResource.ask.choices.map(({ title, value }) => ({
        title,
        data: { verb: 'answer', field: 'resource', value },
      })),
      { data: { verb: 'not-what-i-meant' } },
    ])
  })

  it('has a list to pick from where the choices are many', () => {
    const card = diagnosisCard(whichOfMany, OPTIONS)

    expect(nodesOfType(card, 'Input.ChoiceSet')).toMatchObject([
      { id: 'value', choices: whichOfMany.ask.choices.map(({ title, value }) => ({ title, value })) },
    ])
    expect(nodesOfType(card, 'Action.Submit')).toMatchObject([
      { title: 'Continue', data: { verb: 'answer', field: 'resource' } },
      { title: 'Not what I meant' },
    ])
  })

  it('leaves out choices that could not come back whole, and counts them', () => {
    const card = diagnosisCard(
      {
        ...whichResource,
        ask: { ...whichResource.ask, choices: [{ title: 'endless', value: 'x'.repeat(2000) }] },
      },
      OPTIONS,
    )

    expect(cardText(card)).not.toContain('endless')
    expect(cardText(card)).toContain('and 1 more')
  })
})

describe('the card of a text without an error', () => {
  it('says what to paste', () => {
    const text = cardText(diagnosisCard(unrecognized, OPTIONS))

    expect(text).toContain('I found no authorization error in that text')
    expect(text).toContain('What to paste')
  })
})
