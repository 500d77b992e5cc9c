import { operationsMatching } from '../../knowledge/catalogue/operation-index.ts'
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
    const matches = ({ text }: Placed) => operationsMatching(text, plane)
    const granted = new Set(lists[granting].flatMap(matches))
    const excluded = new Set(lists[excluding].flatMap(matches))
    return [
      ...lists[granting]
        .filter((placed) => matches(placed).length > 0 && matches(placed).every((each) => excluded.has(each)))
        .map(({ text, pointer }) =>
          warning(
            'cancelled',
            pointer,
            `${quoted(text)} grants nothing: ${excluding} of the same permission takes it out again.`,
          ),
        ),
      ...lists[excluding]
        .filter((placed) => matches(placed).length > 0 && !matches(placed).some((each) => granted.has(each)))
        .map(({ text, pointer }) =>
          warning(
            'excludes-nothing',
            pointer,
            `${quoted(text)} takes out nothing that ${granting} of the same permission grants; it forbids nothing either, as another role may grant it.`,
          ),
        ),
    ]
  })
}
