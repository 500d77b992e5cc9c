import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '../../src/reply/diagnosis/diagnosis.ts'
import { diagnosisCard } from '../../src/reply/diagnosis/diagnosis-card.ts'
import { diagnosisText } from '../../src/reply/diagnosis/diagnosis-text.ts'
import { isAccessLevel } from '../../src/verdict/optional.ts'
import { scopeName } from '../../src/rbac/scope.ts'
import { cardText } from './card-reader.ts'
import { DANA } from './fixtures/build.ts'
import { DIAGNOSES } from './fixtures/diagnoses.ts'

const OPTIONS = { viewerId: DANA.id }

/** Everything that a person must find in a reply, however it is drawn. */
function factsOf(diagnosis: Diagnosis): readonly string[] {
  switch (diagnosis.status) {
    case 'answered': {
      const { verdicts, profile, advice, blindSpots, notes } = diagnosis
      // the roles that access amounts to are told by what they let one do
      const told = verdicts.filter((verdict) => profile === null || !isAccessLevel(verdict))
      return [
        ...[...advice.missingRoles, ...advice.leastRoles].flatMap((role) => [
          role.name,
          scopeName(role.scope),
        ]),
        ...told.flatMap(({ requirement }) => requirement.requirement.role?.name ?? []),
        ...(profile?.capabilities ?? []).map(({ requirement }) => requirement.requirement.purpose.slice(1)),
        ...(profile?.traps ?? []),
        ...verdicts.flatMap(({ reasons }) => reasons.map(({ text }) => text)),
        ...advice.steps.flatMap(({ text }) => text.split(/https:[^\s)]+/)),
        ...advice.steps.flatMap(({ commands, undo }) =>
          [commands?.azureCli ?? [], undo?.azureCli ?? []].flat(),
        ),
        ...advice.steps.flatMap(({ grantors }) => grantors?.map(({ name, id }) => name ?? id) ?? []),
        ...blindSpots.map(({ text }) => text),
        ...notes,
      ]
    }
    case 'incomplete':
      return [diagnosis.ask.text, ...diagnosis.ask.choices.map(({ title }) => title)]
    case 'unrecognized':
      return ['What to paste']
    default:
      return diagnosis satisfies never
  }
}

const FACTS = Object.entries(DIAGNOSES).flatMap(([name, diagnosis]) =>
  [...new Set(factsOf(diagnosis))].map((fact) => ({ name, fact, diagnosis })),
)

describe('card and text carry the same facts', () => {
  it.each(FACTS)('$name: $fact', ({ fact, diagnosis }) => {
    expect(cardText(diagnosisCard(diagnosis, OPTIONS))).toContain(fact)
    expect(unwrapped(diagnosisText(diagnosis, OPTIONS))).toContain(unwrapped(fact))
  })
})

function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ')
}
