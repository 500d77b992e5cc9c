import { articleRoleOf } from '../../knowledge/article-roles.ts'
import type { ComparedRole, RoleComparison } from '../../role-questions/answers/compare-roles.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import {
  abilitySection,
  disagreementSection,
  onPlace,
  operationSection,
  reachNote,
  rowSections,
  titlesIn,
} from './role-sections.ts'
import { SOURCE_NOTE, type RoleView } from './role-view.ts'
import { upperFirst } from '../sentence-case.ts'

const LABEL: Label = { mark: '↔', word: 'Two roles compared', tone: 'accent' }

export function comparisonView(comparison: RoleComparison, limits: Limits): RoleView {
  const { first, second, both, rows, disagreements, place } = comparison
  return {
    headline: { label: LABEL, text: headlineText(comparison) },
    notes: [...[first, second].map(customNote), dataNote(first, second), reachNote(place), SOURCE_NOTE],
    sections: [
      abilitySection(`Only ${first.role.name}`, first.alone, limits),
      abilitySection(`Only ${second.role.name}`, second.alone, limits),
      abilitySection('Both', both, limits),
      disagreementSection(disagreements, limits),
    ],
    details: [
      ...rowSections(rows, limits),
      operationSection(`Operations of ${first.role.name} alone`, first.operations, limits),
      operationSection(`Operations of ${second.role.name} alone`, second.operations, limits),
    ],
  }
}

const MOST_IN_HEADLINE = 2

function headlineText({ first, second, both, place }: RoleComparison): string {
  if (first.role.id === second.role.id) return `Both names are of one role, ${first.role.name}`
  const parts = [first, second].flatMap(({ role, alone }) => {
    const titles = titlesIn(alone, MOST_IN_HEADLINE)
    return titles === '' ? [] : [`only ${role.name} can ${titles}`]
  })
  if (parts.length > 0) return upperFirst(`${place === null ? '' : `on ${place.title}, `}${parts.join('; ')}`)
  return both.length === 0
    ? `Neither ${first.role.name} nor ${second.role.name} lets one do anything usual${onPlace(place)}`
    : `${first.role.name} and ${second.role.name} let one do the same${onPlace(place)}`
}

function customNote({ role }: ComparedRole): string {
  return articleRoleOf(role.id) === undefined
    ? ''
    : `${role.name} is a custom role that the article prints: somebody has to make it. Ask “show ${role.name}” for its definition.`
}

/** What is seldom expected of a role with a powerful name. */
function dataNote(...roles: readonly ComparedRole[]): string {
  const [without, ...others] = roles.filter(({ holdsDataActions }) => !holdsDataActions)
  if (without === undefined) return ''
  return others.length > 0
    ? 'Neither holds a data action: both reach contents, such as models, indexes and blobs, by keys only if at all.'
    : `${without.role.name} holds no data action: it does not reach contents, such as models, indexes and blobs, with one's own sign-in.`
}
