import { describe, expect, it } from 'vitest'
import { adviseOnEvidence } from '../../../src/advice/steps/evidence-steps.ts'
import { ADVISED_FAMILIES, familyAdvice } from '../../../src/advice/steps/family-advice.ts'
import { readEvidence } from '../../../src/evidence/read-evidence.ts'
import { FAMILIES } from '../../../src/evidence/recognizers/recognizers.ts'

const SAMPLES = FAMILIES.flatMap((family) =>
  family.samples.map((text) => ({ id: family.id, cause: family.cause, text })),
)
const stepsFor = (text: string) => adviseOnEvidence(readEvidence(text)).steps

describe('advice by family', () => {
  it('is for families that there are', () => {
    const ids = new Set(FAMILIES.map(({ id }) => id))
    expect(ADVISED_FAMILIES.filter((id) => !ids.has(id))).toEqual([])
  })

  it.each(SAMPLES.filter(({ id }) => ADVISED_FAMILIES.includes(id)))(
    'goes with $id: $text',
    ({ id, text }) => {
      expect(stepsFor(text)).toEqual([familyAdvice(id)])
    },
  )
})

describe('a failure outside Azure roles', () => {
  it('gets a command only where that command can mend it, or shows what is in the way', () => {
    const withCommand = SAMPLES.filter(({ text }) =>
      stepsFor(text).some(({ commands }) => commands !== undefined),
    )
    expect([...new Set(withCommand.map(({ id }) => id))].toSorted()).toEqual([
      'arm-lock',
      'cosmos-claims',
      'cosmos-own-roles',
      'search-data-source-cosmos',
      'vault-access-policy',
    ])
  })

  it.each(SAMPLES.filter(({ cause }) => !['missing-role', 'deny-assignment'].includes(cause)))(
    'is never answered with the assignment of a role, as $id: $text',
    ({ text }) => {
      for (const step of stepsFor(text))
        expect(step.text).not.toMatch(/\bAssign (?:a|the) (?:\w+ )?(?:data )?role\b/)
    },
  )
})
