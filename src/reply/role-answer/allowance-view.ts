import type { RoleName } from '../../knowledge/requirement.ts'
import { ROLES } from '../../knowledge/role-names.ts'
import type { AllowedPart, OperationGrant, RoleAllows } from '../../role-questions/answers/role-allows.ts'
import { cleanText } from '../clean-text.ts'
import { cutList, joinNames } from '../cut-list.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { strong, type Phrase } from '../phrase.ts'
import { disagreementSection, onPlace, rowSections } from './role-sections.ts'
import { SOURCE_NOTE, type RoleSection, type RoleView } from './role-view.ts'

const YES: Label = { mark: '✓', word: 'Yes', tone: 'good' }
const NO: Label = { mark: '✗', word: 'No', tone: 'attention' }
const PARTLY: Label = { mark: '!', word: 'It depends', tone: 'warning' }

export function allowanceView(answer: RoleAllows, limits: Limits): RoleView {
  const { parts, disagreements, need } = answer
  const [label, text] = headlineOf(answer, cleanText(need.title, limits.text))
  return {
    headline: { label, text },
    notes: [
      customNote(answer),
      reachNote(answer),
      whereNote(answer),
      'To see whether you can do it somewhere, ask with the name of the resource.',
      SOURCE_NOTE,
    ],
    sections: [
      leastSection(answer, limits),
      {
        heading: 'What it takes',
        entries: cutList(
          parts.flatMap(({ area, grants }) => grants.map((each) => grantPhrase(each, area, limits))),
          limits.rows,
        ),
      },
      disagreementSection(disagreements, limits),
    ],
    details: rowSections([...new Set(parts.flatMap(({ rows }) => rows))], limits),
  }
}

type Extent = 'whole' | 'conditional' | 'out-of-reach' | 'none'

function extentOf({ grants, isOutOfReach }: AllowedPart): Extent {
  const all = grants.map(({ grant }) => grant)
  if (!all.every((grant) => grant === 'granted' || grant === 'conditional')) return 'none'
  if (isOutOfReach) return 'out-of-reach'
  return all.includes('conditional') ? 'conditional' : 'whole'
}

function headlineOf(answer: RoleAllows, title: string): readonly [Label, string] {
  const { role, parts, place, need } = answer
  const extents = new Set(parts.map(extentOf))
  if (answer.isCustom && need.isOfBuiltInRoles)
    return [NO, `${role.name} does not let one ${title}: by the article, no custom role does`]
  if (extents.size > 1) return [PARTLY, severalText(answer, title)]
  const [extent = 'none'] = extents
  switch (extent) {
    case 'whole':
      if (answer.isOfNecessity) return necessityOf(answer, title)
      return [YES, `${role.name}${onPlace(place)} lets one ${title}`]
    case 'conditional':
      return [PARTLY, `${role.name} lets one ${title} under a condition that its definition states`]
    case 'out-of-reach':
      return [PARTLY, `${role.name} lets one ${title}, but not when it is held${onPlace(place)}`]
    case 'none':
      return [NO, `${role.name}${onPlace(place)} does not let one ${title}`]
    default:
      return extent satisfies never
  }
}

/** Whether nothing less than a role that suffices does. */
function necessityOf({ role, parts }: RoleAllows, title: string): readonly [Label, string] {
  const less = parts
    .filter(({ least }) => !least.some(({ id }) => id === role.id))
    .flatMap(({ least }) => least)
  return less.length === 0
    ? [YES, `${role.name} is the least built-in role that lets one ${title}`]
    : [NO, `${role.name} lets one ${title}, and so does less: ${namesOf(less)}`]
}

/** `Contributor lets one list the keys of Azure AI Search, and not of key vaults` */
function severalText({ role, parts }: RoleAllows, title: string): string {
  const areas = (extents: readonly Extent[]) =>
    joinNames(
      parts.filter((part) => extents.includes(extentOf(part))).map(({ area }) => area ?? ''),
      parts.length,
    )
  return `${role.name} lets one ${title} in ${areas(['whole', 'conditional'])}, and not in ${areas(['none', 'out-of-reach'])}`
}

function customNote({ isCustom, role }: RoleAllows): string {
  return isCustom ? `${role.name} is a custom role that the article prints: somebody has to make it.` : ''
}

const BROAD: readonly string[] = [ROLES.owner.id, ROLES.contributor.id, ROLES.reader.id]

/** The commonest surprise: powerful roles without a single data action. */
function reachNote({ role, parts }: RoleAllows): string {
  const lacking = parts.flatMap(({ grants }) => grants.filter(({ grant }) => grant === 'not-listed'))
  const isData = lacking.length > 0 && lacking.every(({ operation }) => operation.isDataAction)
  return isData && BROAD.includes(role.id)
    ? `${role.name} holds no data action: it does not reach contents, such as models, indexes and blobs, with one's own sign-in.`
    : ''
}

function whereNote({ need, parts, place }: RoleAllows): string {
  if (need.isOfBuiltInRoles)
    return 'A hub is made in a resource group: the role has to be held there or above.'
  if (parts.some(({ isOutOfReach }) => isOutOfReach))
    return `A role that is held${onPlace(place)} does not reach the services behind it: that takes a role on the service, or on the resource group of both.`
  return 'A role counts on the resource where it is held, and on all that is below it.'
}

/** Where the role is not the least that does. */
function leastSection({ role, parts, isCustom }: RoleAllows, limits: Limits): RoleSection {
  const told = parts.filter(({ least }) => least.length > 0 && !least.some(({ id }) => id === role.id))
  const isGranted = parts.every((part) => extentOf(part) === 'whole') && !isCustom
  return {
    heading: isGranted ? 'Less would do' : 'The least role that does',
    entries: cutList(
      told.map(({ area, least, ofArticle }): Phrase => {
        const others = ofArticle.filter(({ id }) => !least.some((each) => each.id === id))
        const article = others.length === 0 ? '' : `; the article names ${namesOf(others)}`
        return area === null || parts.length === 1
          ? [strong(namesOf(least)), { text: article }]
          : [strong(`${area}: `), { text: `${namesOf(least)}${article}` }]
      }),
      limits.rows,
    ),
  }
}

function namesOf(roles: readonly RoleName[]): string {
  return joinNames(
    roles.map(({ name }) => name),
    roles.length,
  )
}

const GRANTS: Readonly<Record<OperationGrant['grant'], readonly [mark: string, words: string]>> = {
  granted: ['✓', 'granted'],
  conditional: ['!', 'granted under a condition'],
  excluded: ['✗', 'listed, and taken out again'],
  'not-listed': ['✗', 'not among what it grants'],
}

function grantPhrase({ operation, grant }: OperationGrant, area: string | null, limits: Limits): Phrase {
  const [mark, words] = GRANTS[grant]
  const plane = operation.isDataAction ? 'data action' : 'action'
  const where = area === null ? '' : `${area}: `
  return [
    strong(`${mark} ${where}${cleanText(operation.name, limits.text)}`),
    { text: ` (${plane}): ${words}` },
  ]
}
