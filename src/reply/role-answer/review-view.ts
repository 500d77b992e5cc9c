import type { Finding } from '../../custom-roles/finding.ts'
import type { NearRole } from '../../custom-roles/nearest-built-in-roles.ts'
import type { RoleReview } from '../../role-questions/review-role.ts'
import { cleanName, cleanText } from '../clean-text.ts'
import { cutList } from '../cut-list.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { strong, type Phrase } from '../phrase.ts'
import { abilitySection, count, rowSection } from './role-sections.ts'
import { SOURCE_NOTE, type RoleSection, type RoleView } from './role-view.ts'

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
      findingSection(findings, limits),
      ...(explanation === null ? [] : [abilitySection('It lets one', explanation.can, limits)]),
      {
        heading: 'Built-in roles like it',
        entries: cutList(nearest.map(nearPhrase), limits.rows),
      },
    ],
    details: [{ ...rowSection(meets, limits), heading: 'Rows of the article that it meets' }],
  }
}

function told(findings: readonly Finding[], noun: string): readonly string[] {
  return findings.length === 0 ? [] : [count(findings.length, noun)]
}

/** `Reader grants all of it and 12 other operations.` */
function nearPhrase({ role, lacks, adds }: NearRole): Phrase {
  const shared = lacks === 0 ? 'grants all of it' : `lacks ${count(lacks, 'operation')} of it`
  const besides =
    adds === 0 ? 'and nothing else' : `and ${lacks === 0 ? '' : 'grants '}${count(adds, 'other operation')}`
  return [strong(role.name), { text: ` ${shared} ${besides}.` }]
}

/** `/properties/permissions/0/actions/0: …` */
function findingSection(findings: readonly Finding[], limits: Limits): RoleSection {
  return {
    heading: 'What was found',
    entries: cutList(
      findings.map(({ pointer, text }) => [
        strong(`${cleanText(pointer === '' ? 'the whole' : pointer, limits.text)}: `),
        { text: cleanText(text, limits.text) },
      ]),
      limits.rows,
    ),
  }
}
