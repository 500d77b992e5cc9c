import { operationsMatching } from '../../knowledge/catalogue/operation-index.ts'
import { includes, operationsMatchingAny } from '../../knowledge/catalogue/operation-set.ts'
import { warning, type Finding } from '../finding.ts'
import type { PermissionDocument, Placed } from '../role-document.ts'
import { planeOfList, quoted } from './operations.ts'

const PAIRS = [
  ['actions', 'notActions'],
  ['dataActions', 'notDataActions'],
] as const

/** What a permission grants and takes out again by itself, and what it takes out without granting it. */
export function checkExclusions({ lists }: PermissionDocument): readonly Finding[] {
  return PAIRS.flatMap(([granting, excluding]) => {
    const plane = planeOfList(granting)
    const setOf = (list: readonly Placed[]) =>
      operationsMatchingAny(
        list.map(({ text }) => text),
        plane,
      )
    const granted = setOf(lists[granting])
    const excluded = setOf(lists[excluding])
    const cancelled = placedWhere(lists[granting], (text) => {
      const numbers = operationsMatching(text, plane)
      return numbers.length > 0 && numbers.every((number) => includes(excluded, number))
    })
    const useless = placedWhere(lists[excluding], (text) => {
      const numbers = operationsMatching(text, plane)
      return numbers.length > 0 && !numbers.some((number) => includes(granted, number))
    })
    return [
      ...cancelled.map(({ text, pointer }) =>
        warning(
          'cancelled',
          pointer,
          `${quoted(text)} grants nothing: ${excluding} of the same permission takes it out again.`,
        ),
      ),
      ...useless.map(({ text, pointer }) =>
        warning(
          'excludes-nothing',
          pointer,
          `${quoted(text)} takes out nothing that ${granting} of the same permission grants; it forbids nothing either, as another role may grant it.`,
        ),
      ),
    ]
  })
}

/** Each text is looked at once, however often it stands in the list. */
function placedWhere(list: readonly Placed[], isFound: (text: string) => boolean): readonly Placed[] {
  const found = new Set([...new Set(list.map(({ text }) => text))].filter(isFound))
  return list.filter(({ text }) => found.has(text))
}
