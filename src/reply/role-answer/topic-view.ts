import { rolesNamedBy } from '../../knowledge/requirement.ts'
import type { RolesOfTopic } from '../../role-questions/answers/roles-of-topic.ts'
import type { Topic } from '../../role-questions/answers/topics.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { disagreementSection, rowSections } from './role-sections.ts'
import { SOURCE_NOTE, type RoleView } from './role-view.ts'

const LABEL: Label = { mark: '✓', word: 'Roles', tone: 'accent' }

export function topicView({ topic, disagreements }: RolesOfTopic, limits: Limits): RoleView {
  return {
    headline: { label: LABEL, text: headlineText(topic) },
    notes: [
      topic.note ?? '',
      'Any other role with the same operations does as well.',
      `To have it checked for real, ask such as “${topic.check}”.`,
      SOURCE_NOTE,
    ],
    sections: [...rowSections(topic.rows, limits), disagreementSection(disagreements, limits)],
    details: [],
  }
}

/** `The role of a lead developer: Azure AI Developer` */
function headlineText({ title, rows }: Topic): string {
  const [row, ...others] = rows
  if (row === undefined) return `I know of no role ${title}`
  if (others.length > 0) return `The roles ${title}`
  const names = rolesNamedBy(row).map(({ name }) => name)
  return names.length === 0 ? `The roles ${title}` : `The role ${title}: ${names.join(' or ')}`
}
