import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnosisCard } from '../../src/reply/diagnosis/diagnosis-card.ts'
import { diagnosisView } from '../../src/reply/diagnosis/diagnosis-view.ts'
import { LIMITS } from '../../src/reply/limits.ts'
import { cardBytes, cardFaults, cardText } from './card-reader.ts'
import { DANA, answered, verdict } from './fixtures/build.ts'
import { hugeAnswer, hugeQuestion, knobs } from './fixtures/huge.ts'

const OPTIONS = { viewerId: DANA.id, prompts: [`What can I do on ${'x'.repeat(260)}?`] }

describe('the size of a card', () => {
  it('stays below 24 KB for any answer, which the renderer library takes', () => {
    fc.assert(
      fc.property(knobs, (each) => {
        const card = diagnosisCard(hugeAnswer(each), OPTIONS)
        expect(cardBytes(card)).toBeLessThanOrEqual(24 * 1024)
        expect(cardFaults(card)).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('stays below 24 KB for any question', () => {
    fc.assert(
      fc.property(knobs, (each) => {
        expect(cardBytes(diagnosisCard(hugeQuestion(each), OPTIONS))).toBeLessThanOrEqual(24 * 1024)
      }),
    )
  })

  it('cuts a long list and says how much is missing from it', () => {
    const rows = Array.from({ length: 90 }, (_, index) =>
      verdict('missing', { id: `troubleshooting/${index}` }, [
        ['no-role-assignment', `Nothing found (${index})`],
      ]),
    )
    const card = diagnosisCard(answered({ verdicts: rows }), OPTIONS)
    const text = cardText(card)
    const shown = rows.filter((_, index) => text.includes(`Missing. Nothing found (${index})`)).length

    expect(shown).toBeGreaterThan(3)
    expect(text).toContain(`and ${rows.length - shown} more`)
  })

  it('never shows part of a command', () => {
    fc.assert(
      fc.property(knobs, fc.constantFrom(...LIMITS), (each, limits) => {
        const answer = hugeAnswer(each)
        const view = diagnosisView(answer, OPTIONS, limits)
        if (view.kind !== 'answer') throw new Error(`expected an answer, got ${view.kind}`)
        const whole = diagnosisView(answer, OPTIONS, { ...limits, command: Number.MAX_SAFE_INTEGER })
        if (whole.kind !== 'answer') throw new Error(`expected an answer, got ${whole.kind}`)
        view.steps.shown.forEach(({ command, isCommandTooLong }, index) => {
          expect(command).toEqual(isCommandTooLong ? [] : whole.steps.shown[index]?.command)
        })
      }),
      { numRuns: 50 },
    )
  })
})
