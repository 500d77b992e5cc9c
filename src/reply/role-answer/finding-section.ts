import type { Finding } from '../../custom-roles/finding.ts'
import type { NearRole } from '../../custom-roles/nearest-built-in-roles.ts'
import { cleanText } from '../clean-text.ts'
import { cutList } from '../cut-list.ts'
import type { Limits } from '../limits.ts'
import { strong, type Phrase } from '../phrase.ts'
import { count } from './role-sections.ts'
import type { RoleSection } from './role-view.ts'

export function nearSection(nearest: readonly NearRole[], limits: Limits): RoleSection {
  return { heading: 'Built-in roles like it', entries: cutList(nearest.map(nearPhrase), limits.rows) }
}

/** `Reader grants all of it and 12 other operations.` */
function nearPhrase({ role, lacks, adds }: NearRole): Phrase {
  const shared = lacks === 0 ? 'grants all of it' : `lacks ${count(lacks, 'operation')} of it`
  const besides =
    adds === 0 ? 'and nothing else' : `and ${lacks === 0 ? '' : 'grants '}${count(adds, 'other operation')}`
  return [strong(role.name), { text: ` ${shared} ${besides}.` }]
}

/** `/properties/permissions/0/actions/0: …` */
export function findingSection(heading: string, findings: readonly Finding[], limits: Limits): RoleSection {
  return {
    heading,
    entries: cutList(
      findings.map(({ pointer, text }) => [
        strong(`${cleanText(pointer === '' ? 'the whole' : pointer, limits.text)}: `),
        { text: cleanText(text, limits.text) },
      ]),
      limits.rows,
    ),
  }
}
