import { operationsMatching } from '../../knowledge/catalogue/operation-index.ts'
import { error, warning, type Finding } from '../finding.ts'
import { nearestOperations } from '../nearest-operations.ts'
import type { Plane } from '../plane.ts'
import { LISTS, type ListName, type PermissionDocument, type Placed } from '../role-document.ts'

export function planeOfList(list: ListName): Plane {
  return list === 'actions' || list === 'notActions' ? 'control' : 'data'
}

/** To find what a string was meant for takes long; a role with many wrong ones was not slipped in but made up. */
const MOST_EXPLAINED = 20

/** Strings that no published operation matches, of which what they were meant for is looked for. */
export function stringsToExplain(permissions: readonly PermissionDocument[]): ReadonlySet<string> {
  const unknown = permissions.flatMap(({ lists }) =>
    LISTS.flatMap((list) =>
      lists[list].filter(({ text }) => operationsMatching(text, planeOfList(list)).length === 0),
    ),
  )
  return new Set([...new Set(unknown.map(({ text }) => text))].slice(0, MOST_EXPLAINED))
}

/** Strings that no published operation matches, stand in the wrong list, or are written twice. */
export function checkOperations(
  { lists }: PermissionDocument,
  explained: ReadonlySet<string>,
): readonly Finding[] {
  return LISTS.flatMap((list) => [
    ...lists[list].flatMap((placed) => checkOperation(placed, list, explained)),
    ...duplicatesIn(lists[list]),
  ])
}

/** Azure documentation, "Azure custom roles", limits: one wildcard a string; error `InvalidActionOrNotAction`. */
function checkOperation(
  { text, pointer }: Placed,
  list: ListName,
  explained: ReadonlySet<string>,
): readonly Finding[] {
  const wildcards = text.split('*').length - 1
  if (wildcards > 1) {
    return [
      error(
        'several-wildcards',
        pointer,
        `${quoted(text)} has ${wildcards} wildcards, and Azure takes one in a string.`,
      ),
    ]
  }
  const plane = planeOfList(list)
  if (operationsMatching(text, plane).length > 0) return []
  const isExclusion = list.startsWith('not')
  if (operationsMatching(text, plane === 'control' ? 'data' : 'control').length > 0) {
    const right =
      plane === 'control'
        ? isExclusion
          ? 'notDataActions'
          : 'dataActions'
        : isExclusion
          ? 'notActions'
          : 'actions'
    return [
      error(
        'wrong-plane',
        pointer,
        `${quoted(text)} is ${plane === 'control' ? 'a data action' : 'no data action'}: it belongs in ${right}.`,
      ),
    ]
  }
  const nearest = explained.has(text) ? nearestOperations(text, plane) : []
  const hint = nearest.length === 0 ? '' : ` Did you mean ${nearest.join(' or ')}?`
  return [
    error('unknown-operation', pointer, `${quoted(text)} matches no operation that Azure publishes.${hint}`),
  ]
}

function duplicatesIn(list: readonly Placed[]): readonly Finding[] {
  const groups = Map.groupBy(list, ({ text }) => text.trim().toLowerCase())
  return [...groups.values()].flatMap(([first, ...again]) =>
    again.map(({ text, pointer }) =>
      warning('duplicate', pointer, `${quoted(text)} stands here again, after ${first?.pointer ?? ''}.`),
    ),
  )
}

const LONGEST_QUOTED = 160

/** As the document has it, as far as it can be read. */
export function quoted(text: string): string {
  const short = text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED).toWellFormed()}…` : text
  return JSON.stringify(short)
}
