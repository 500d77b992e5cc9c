import type { BoundRequirement } from '../../question/question.ts'
import type { ReasonCode, Verdict } from '../../verdict/verdict.ts'
import { isAccessLevel, isOptional } from '../../verdict/optional.ts'
import { works } from '../../verdict/ways.ts'
import { isNetworkSetting } from '../../verdict/settings/setting-kinds.ts'
import { cleanName, cleanText } from '../clean-text.ts'
import { cutList, type CutList } from '../cut-list.ts'
import { STATES_BY_URGENCY, type Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { indexOfWord, strong, type Phrase } from '../phrase.ts'
import { boundPlaceName } from '../place.ts'
import { upperFirst } from '../sentence-case.ts'
import { identitySubject, type Subject } from './subject.ts'
import { verdictLabel } from './verdict-label.ts'
import { linkPhrases } from '../wiring/link-phrases.ts'
import { wiringTable } from '../wiring/wiring-table.ts'
import { wiringOf } from '../wiring/wiring.ts'

/** One requirement: what is needed, who needs it where, how it stands and why, in a line each. */
export interface RequirementRow {
  readonly label: Label
  readonly title: Phrase
  /** null where it is the same for every row, so that the headline says it */
  readonly whoAndWhere: string | null
  readonly reason: string
}

export interface RowGroup {
  /** null where there is one group only */
  readonly heading: string | null
  /** how services are wired that need each other, at a glance; null where the rows are about none */
  readonly wiring: WiringView | null
  readonly rows: CutList<RequirementRow>
}

/** In words what a picture of the wiring shows. */
export interface WiringView {
  readonly links: CutList<Phrase>
  /** lines of a table whose columns stand in line where letters are equally wide */
  readonly table: readonly string[]
}

/** Rows of the principal, rows of the services' identities, and access levels, each by urgency. */
export function rowGroups(
  verdicts: readonly Verdict[],
  subject: Subject,
  limits: Limits,
): readonly RowGroup[] {
  const levels = verdicts.filter(isAccessLevel)
  const spares = verdicts.filter(({ isSpare }) => isSpare === true)
  const judged = verdicts.filter((verdict) => !isOptional(verdict)).toSorted(byUrgency)
  const own = judged.filter(({ requirement }) => requirement.actor === null)
  const services = judged.filter(({ requirement }) => requirement.actor !== null)
  const groups = [
    { heading: subject.opening, verdicts: own },
    { heading: 'The services', verdicts: services },
    { heading: 'Access levels', verdicts: levels },
    { heading: judged.some(works) ? 'Other ways, not needed' : 'Other ways', verdicts: spares },
  ].filter((group) => group.verdicts.length > 0)
  const titled = groups.length > 1 || services.length > 0
  return groups.map((group) => {
    const severalPlaces =
      new Set(group.verdicts.map(({ requirement }) => requirement.scope.toLowerCase())).size > 1
    const rows = group.verdicts.map((verdict) => requirementRow(verdict, severalPlaces, limits))
    return {
      heading: titled ? group.heading : null,
      wiring: group.verdicts === services ? wiringView(verdicts, limits) : null,
      rows: cutList(uniqueRows(rows), limits.rows),
    }
  })
}

function wiringView(verdicts: readonly Verdict[], limits: Limits): WiringView | null {
  const wiring = limits.links === 0 ? null : wiringOf(verdicts, limits.name)
  return wiring === null ? null : { links: linkPhrases(wiring, limits), table: wiringTable(wiring) }
}

/** Rows of two tables may ask the same for the same reason. */
function uniqueRows(rows: readonly RequirementRow[]): readonly RequirementRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
}

function requirementRow(verdict: Verdict, namePlace: boolean, limits: Limits): RequirementRow {
  const { requirement } = verdict
  return {
    label: verdictLabel(verdict),
    title: rowTitle(requirement, limits),
    whoAndWhere: whoAndWhere(requirement, namePlace, limits),
    reason: cleanText(tellingReason(verdict), limits.text),
  }
}

/** `Search Index Data Reader, to query an index` */
function rowTitle(bound: BoundRequirement, limits: Limits): Phrase {
  const { role, purpose, operations } = bound.requirement
  if (role === null && operations.length === 0) return [strong(upperFirst(cleanText(purpose, limits.text)))]
  const name = role === null ? operationsName(bound, limits) : cleanName(role.name, limits.name)
  const aim = cleanText(purpose, limits.text)
  const isTold = aim === '' || (role === null && indexOfWord(aim, name) !== -1)
  return isTold ? [strong(name)] : [strong(name), { text: `, to ${aim}` }]
}

/** `for aoai-contoso's identity on search-contoso` */
function whoAndWhere(bound: BoundRequirement, namePlace: boolean, limits: Limits): string | null {
  const where = `on ${boundPlaceName(bound, limits.name)}`
  if (bound.actor !== null) return `for ${identitySubject(bound.actor, limits.name).name} ${where}`
  return namePlace ? where : null
}

function operationsName({ requirement: { operations, id } }: BoundRequirement, limits: Limits): string {
  const [first] = operations
  if (first === undefined) return cleanName(id, limits.name)
  const others = operations.length - 1
  return `${cleanName(first.name, limits.text)}${others === 0 ? '' : ` and ${others} more`}`
}

function byUrgency(left: Verdict, right: Verdict): number {
  return STATES_BY_URGENCY.indexOf(left.state) - STATES_BY_URGENCY.indexOf(right.state)
}

const OBSTACLES: readonly ReasonCode[] = ['setting-blocks-access', 'recently-assigned']

/**
 * Reasons come weightiest first. But where everything is granted, what stands in its way says more than the
 * role, and what surely does more than a network that may; and where something is not, a role that grants a
 * part of it, or would, explains nothing. A role that stops short of the scope says more than that there is none.
 */
export function tellingReason({ state, reasons }: Verdict): string {
  const telling = reasons.filter(({ code }) =>
    state === 'granted'
      ? OBSTACLES.includes(code)
      : code !== 'granted-by-role' && !(state === 'missing' && code === 'eligible-not-active'),
  )
  const short = telling.find(({ code }) => code === 'assigned-below-scope')
  if (telling[0]?.code === 'no-role-assignment' && short !== undefined) return short.text
  const sure = telling.find(({ setting }) => setting === undefined || !isNetworkSetting(setting))
  return (sure ?? telling[0] ?? reasons[0])?.text ?? ''
}
