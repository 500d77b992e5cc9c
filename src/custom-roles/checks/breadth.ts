import { GIVING_ACCESS } from '../../knowledge/operation-names.ts'
import { matchesOperation } from '../../rbac/operation-pattern.ts'
import { warning, type Finding } from '../finding.ts'
import type { PermissionDocument, Placed } from '../role-document.ts'
import { quoted } from './operations.ts'

/** Strings that grant far more than one means to, and any that let the holder give access. */
export function checkBreadth({ lists }: PermissionDocument): readonly Finding[] {
  const excluded = lists.notActions
  return [
    ...lists.actions.flatMap((placed) => [...broad(placed, 'actions'), ...givesAccess(placed, excluded)]),
    ...lists.dataActions.flatMap((placed) => broad(placed, 'dataActions')),
  ]
}

function broad({ text, pointer }: Placed, list: 'actions' | 'dataActions'): readonly Finding[] {
  const pattern = text.trim()
  if (pattern === '*') {
    return [
      warning(
        'grants-everything',
        pointer,
        `"*" in ${list} grants every operation of every service, those to come included.`,
      ),
    ]
  }
  const isWholeProvider = /^[\w.-]+\/\*$/.test(pattern)
  const isEveryProvider = /^\*\/(?!read$)/i.test(pattern)
  return isWholeProvider || isEveryProvider
    ? [
        warning(
          'over-broad',
          pointer,
          `${quoted(text)} grants ${isWholeProvider ? 'every operation of the service' : 'this in every service'}, those to come included. Name what is needed.`,
        ),
      ]
    : []
}

function givesAccess({ text, pointer }: Placed, excluded: readonly Placed[]): readonly Finding[] {
  const given = GIVING_ACCESS.filter(
    ({ name }) => matchesOperation(text, name) && !excluded.some((each) => matchesOperation(each.text, name)),
  )
  const [first] = given
  return first === undefined
    ? []
    : [
        warning(
          'gives-access',
          pointer,
          `${quoted(text)} grants ${first.name}: whoever holds the role can give access to others, or more to themselves.`,
        ),
      ]
}
