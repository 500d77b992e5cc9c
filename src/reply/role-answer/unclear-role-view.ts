import { builtInRoles } from '../../knowledge/catalogue/roles.ts'
import type { UnclearRole } from '../../role-questions/answer-role-question.ts'
import { cleanName } from '../clean-text.ts'
import { cutList } from '../cut-list.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { plain } from '../phrase.ts'
import { disagreementSection } from './role-sections.ts'
import { SOURCE_NOTE, type RoleView } from './role-view.ts'

const LABEL: Label = { mark: '?', word: 'Which role?', tone: 'accent' }

export function unclearRoleView(
  { why, name, candidates, disagreements }: UnclearRole,
  limits: Limits,
): RoleView {
  const shown = cleanName(name, limits.name)
  const isUnknown = why === 'unknown'
  return {
    headline: {
      label: LABEL,
      text: isUnknown ? `I know no built-in role “${shown}”` : `Several roles may be meant by “${shown}”`,
    },
    notes: [
      isUnknown
        ? `I know the ${builtInRoles().length} built-in roles by their present and former names. What a custom role allows stands in its own definition.`
        : 'Ask again with the whole name.',
      SOURCE_NOTE,
    ],
    sections: [
      disagreementSection(disagreements, limits),
      {
        heading: isUnknown ? 'Roles with a name like it' : 'Which one?',
        entries: cutList(
          candidates.map((role) => plain(role.name)),
          limits.choices,
        ),
      },
    ],
    details: [],
  }
}
