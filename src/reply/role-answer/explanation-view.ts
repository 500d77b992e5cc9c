import type { Reluctance } from '../../advice/least/reluctance.ts'
import type { RoleExplanation } from '../../role-questions/answers/explain-role.ts'
import { cutList, joinNames } from '../cut-list.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { plain } from '../phrase.ts'
import {
  abilitySection,
  count,
  disagreementSection,
  onPlace,
  reachNote,
  rowSections,
  titlesIn,
} from './role-sections.ts'
import { SOURCE_NOTE, type RoleSection, type RoleView } from './role-view.ts'

const LABEL: Label = { mark: '✓', word: 'Role explained', tone: 'accent' }

export function explanationView(explanation: RoleExplanation, limits: Limits): RoleView {
  const { role, formerNames, place, aspect, reluctance, can, cannot, rows, disagreements } = explanation
  const abilities = [
    abilitySection('It lets one', can, limits),
    abilitySection('It does not let one', cannot, limits, ', even where it is held on them'),
  ]
  const definition = definitionSections(explanation, limits)
  const isOfDefinition = aspect === 'definition' || aspect === 'data-actions'
  return {
    headline: { label: LABEL, text: headlineText(explanation) },
    notes: [
      formerNames.length === 0 ? '' : `Formerly ${formerNames.join(', ')}; the id is the same.`,
      countNote(explanation),
      RELUCTANCE_NOTES[reluctance],
      reachNote(place),
      SOURCE_NOTE,
    ],
    sections: [
      ...(isOfDefinition ? definition : []),
      ...(aspect === 'limits' ? abilities.toReversed() : abilities),
      disagreementSection(disagreements, limits),
    ],
    details: [
      ...rowSections(rows, limits),
      ...(isOfDefinition ? [] : definition),
      { heading: 'Id', entries: cutList([plain(role.id)], 1) },
    ],
  }
}

const MOST_IN_HEADLINE = 3

function headlineText(explanation: RoleExplanation): string {
  const { role, can, cannot, place, aspect, counts } = explanation
  const named = `${role.name}${onPlace(place)}`
  switch (aspect) {
    case 'data-actions':
      return counts.dataActions === 0
        ? `${role.name} holds no data action`
        : `${role.name} holds ${count(counts.dataActions, 'data action')}`
    case 'definition':
      return `What the definition of ${role.name} lists`
    case 'limits': {
      const lacking = titlesIn(cannot, MOST_IN_HEADLINE)
      return lacking === '' ? abilityText(named, can) : `${named} does not let one ${lacking}`
    }
    case 'abilities':
      return abilityText(named, can)
    default:
      return aspect satisfies never
  }
}

function abilityText(named: string, can: RoleExplanation['can']): string {
  const titles = titlesIn(can, MOST_IN_HEADLINE)
  return `${named} lets one ${titles === '' ? 'do nothing usual' : titles}`
}

/** A role that reads this much seems to reach everything. */
const SEEMS_TO_REACH_ALL = 1000

function countNote({ counts: { reads, changes, dataActions } }: RoleExplanation): string {
  const parts = [
    ...(reads === 0 ? [] : [`${count(reads, 'operation')} that only ${reads === 1 ? 'reads' : 'read'}`]),
    ...(changes === 0 ? [] : [count(changes, reads === 0 ? 'action' : 'other action')]),
    dataActions === 0 ? 'no data action' : count(dataActions, 'data action'),
  ]
  const note =
    dataActions === 0 && reads > SEEMS_TO_REACH_ALL
      ? ": it does not reach contents, such as models, indexes and blobs, with one's own sign-in."
      : '.'
  return `In all it grants ${joinNames(parts, parts.length)}${note}`
}

const RELUCTANCE_NOTES: Readonly<Record<Reluctance, string>> = {
  general: '',
  'special-purpose':
    "It is made for one product or for a service's own identity, or is in preview or deprecated.",
  contributor: 'It is one of the broadest roles: there is mostly a lesser one.',
  'gives-access': 'It can give access to others, and so to oneself.',
  owner: 'It is the broadest role, and can give access to others.',
}

/** As the definition lists them. */
function definitionSections({ permissions }: RoleExplanation, limits: Limits): readonly RoleSection[] {
  const section = (heading: string, names: readonly string[]): RoleSection => ({
    heading,
    entries: cutList([...new Set(names)].map(plain), limits.rows),
  })
  return [
    section(
      'Actions',
      permissions.flatMap(({ actions }) => actions),
    ),
    section(
      'Actions taken out',
      permissions.flatMap(({ notActions }) => notActions),
    ),
    section(
      'Data actions',
      permissions.flatMap(({ dataActions }) => dataActions),
    ),
    section(
      'Data actions taken out',
      permissions.flatMap(({ notDataActions }) => notDataActions),
    ),
  ]
}
