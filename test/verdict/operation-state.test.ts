import { describe, expect, it } from 'vitest'
import { worstState } from '../../src/verdict/operation-state.ts'
import { VERDICT_STATES, type VerdictState } from '../../src/verdict/verdict.ts'

describe('a requirement is as good as the worst of its operations', () => {
  it.each<{ states: readonly VerdictState[]; worst: VerdictState }>([
    { states: ['granted', 'granted'], worst: 'granted' },
    { states: ['granted', 'eligible'], worst: 'eligible' },
    { states: ['eligible', 'conditional'], worst: 'conditional' },
    { states: ['conditional', 'indeterminate'], worst: 'indeterminate' },
    { states: ['indeterminate', 'missing'], worst: 'missing' },
    { states: ['missing', 'denied'], worst: 'denied' },
    { states: [], worst: 'indeterminate' },
  ])('$states: $worst', ({ states, worst }) => {
    expect(worstState(states)).toBe(worst)
    expect(worstState(states.toReversed())).toBe(worst)
  })

  it.each(VERDICT_STATES)('%s alone is itself', (state) => {
    expect(worstState([state])).toBe(state)
  })
})
