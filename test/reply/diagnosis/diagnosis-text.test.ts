import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnosisText } from '../../../src/reply/diagnosis/diagnosis-text.ts'
import { helpText, welcomeText } from '../../../src/reply/guide/guide-text.ts'
import { DANA, OPENAI } from '../fixtures/build.ts'
import { DIAGNOSES, oneMissingWithAlternative, twoMissing, whichResource } from '../fixtures/diagnoses.ts'
import { hugeAnswer, knobs } from '../fixtures/huge.ts'

const OPTIONS = { viewerId: DANA.id }
const COMMANDS = [twoMissing, oneMissingWithAlternative].flatMap(({ advice }) =>
  advice.steps.flatMap(({ commands }) => commands?.azureCli ?? []),
)

/** Control characters but the line break, invisible characters, half characters. */
const FORBIDDEN = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u

describe('the text of a diagnosis', () => {
  it('starts like the card', () => {
    const [headline, context] = diagnosisText(twoMissing, OPTIONS).split('\n')

    expect(headline).toBe('✗ You are missing 2 roles on aoai-contoso')
    expect(context).toBe('  Azure OpenAI in resource group rg-ai')
  })

  it('gives each command a line of its own, whole and ready to copy', () => {
    const lines = [twoMissing, oneMissingWithAlternative].flatMap((diagnosis) =>
      diagnosisText(diagnosis, OPTIONS).split('\n'),
    )

    expect(COMMANDS.length).toBeGreaterThan(3)
    expect(lines).toEqual(expect.arrayContaining(COMMANDS))
  })

  it.each([...Object.entries(DIAGNOSES), ['help', null] as const, ['welcome', null] as const])(
    '%s: no line is wider than 100 columns but for words that are',
    (name, diagnosis) => {
      const text =
        diagnosis === null
          ? name === 'help'
            ? helpText()
            : welcomeText()
          : diagnosisText(diagnosis, OPTIONS)
      const wide = text
        .split('\n')
        .filter((line) => line.length > 100 && !line.startsWith('az ') && line.trim().includes(' '))

      expect(text).toMatch(/\S{3}/)
      expect(wide).toEqual([])
    },
  )

  it('lists choices with the value to answer with', () => {
    expect(diagnosisText(whichResource, OPTIONS)).toContain(`  - aoai-contoso (rg-ai)\n    ${OPENAI.id}`)
  })

  it('keeps out of the terminal whatever a terminal would obey', () => {
    fc.assert(
      fc.property(knobs, (each) => {
        expect(diagnosisText(hugeAnswer(each), OPTIONS)).not.toMatch(FORBIDDEN)
      }),
      { numRuns: 30 },
    )
  })
})

describe('help', () => {
  it.each([
    ['help', helpText()],
    ['welcome', welcomeText()],
  ])('%s says what to paste', (_, text) => {
    expect(text).toContain('What to paste')
    expect(text).toContain('Principal does not have access to API/Operation')
  })
})
