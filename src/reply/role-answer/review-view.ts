import type { Finding } from '../../custom-roles/finding.ts'
import type { RoleReview } from '../../role-questions/answers/review-role.ts'
import { cleanName } from '../clean-text.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { findingSection, nearSection } from './finding-section.ts'
import { abilitySection, count, rowSection } from './role-sections.ts'
import { SOURCE_NOTE, type RoleView } from './role-view.ts'

const REFUSED: Label = { mark: '✗', word: 'Azure would refuse it', tone: 'attention' }
const DOUBTFUL: Label = { mark: '!', word: 'It does not do all it says', tone: 'warning' }
const SOUND: Label = { mark: '✓', word: 'Nothing is wrong', tone: 'good' }

export function reviewView({ findings, explanation, meets, nearest }: RoleReview, limits: Limits): RoleView {
  const name = cleanName(explanation?.role.name ?? 'This text', limits.name)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  return {
    headline: {
      label: errors.length > 0 ? REFUSED : warnings.length > 0 ? DOUBTFUL : SOUND,
      text:
        findings.length === 0
          ? `${name} is a custom role as Azure takes it`
          : `${name} has ${[...told(errors, 'error'), ...told(warnings, 'warning')].join(' and ')}`,
    },
    notes: explanation === null ? [] : [SOURCE_NOTE],
    sections: [
      findingSection('What was found', findings, limits),
      ...(explanation === null ? [] : [abilitySection('It lets one', explanation.can, limits)]),
      nearSection(nearest, limits),
    ],
    details: [rowSection('Rows that it meets', meets, limits)],
  }
}

function told(findings: readonly Finding[], noun: string): readonly string[] {
  return findings.length === 0 ? [] : [count(findings.length, noun)]
}
