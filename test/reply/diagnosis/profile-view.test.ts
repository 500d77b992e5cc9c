import { describe, expect, it } from 'vitest'
import { diagnosisText } from '../../../src/reply/diagnosis/diagnosis-text.ts'
import { DANA } from '../fixtures/build.ts'
import { profiled } from '../fixtures/diagnoses.ts'

const lines = diagnosisText(profiled, { viewerId: DANA.id }).split('\n')
const shown = lines.slice(0, lines.indexOf('What was checked')).map((line) => line.trim())

describe('what access amounts to', () => {
  it('opens with the persona', () => {
    expect(shown[0]).toMatch(/You have the access of a lead developer on hub-contoso$/)
  })

  it('tells each capability with its reason, before what it lacks', () => {
    expect(shown).toEqual(
      expect.arrayContaining([
        'What you can do',
        '✓ Create projects',
        'Granted. Azure AI Developer, assigned on hub-contoso, grants this.',
        '– Use the models of aoai-1',
        'Not held. Reader has no data actions.',
        'Watch out',
      ]),
    )
  })

  it('puts what holds for one reason on one line', () => {
    const { profile } = profiled
    if (profile === null) throw new Error('expected a profile')
    const [first] = profile.capabilities
    if (first === undefined) throw new Error('expected a capability')
    const again = {
      ...first,
      requirement: {
        ...first.requirement,
        requirement: { ...first.requirement.requirement, purpose: 'create compute' },
      },
    }
    const text = diagnosisText(
      { ...profiled, profile: { ...profile, capabilities: [first, again] } },
      { viewerId: DANA.id },
    )
    expect(text).toContain('✓ Create projects, create compute\n')
  })

  it('leaves the roles that access amounts to to the details', () => {
    expect(shown.join('\n')).not.toContain('work as')
    expect(lines.join('\n')).toContain('hub-role/owner')
  })
})
