import { indexedOperations, operationsMatching } from '../../knowledge/catalogue/operation-index.ts'
import {
  countCommon,
  exclude,
  include,
  noOperations,
  unionOf,
  type OperationSet,
} from '../../knowledge/catalogue/operation-set.ts'
import { matchesOperation, normalizeOperationName } from '../../rbac/operation-pattern.ts'
import type { Permission, RoleDefinition } from '../../rbac/role-definition.ts'
import { kindOf, OPERATION_KINDS, type OperationKind } from './operation-kind.ts'

/** What a role, or several, grant; conditions aside. */
export interface GrantedOperations {
  readonly published: OperationSet
  /**
   * operation strings that match nothing published, as `data microsoft.new/things/read`: the catalogue is not
   * complete, so each counts as one operation
   */
  readonly unpublished: ReadonlyMap<string, OperationKind>
  /** how many of both there are of each kind, in the order of `OPERATION_KINDS` */
  readonly counts: readonly number[]
}

const known = new WeakMap<RoleDefinition, GrantedOperations>()

export function operationsGranted(role: RoleDefinition): GrantedOperations {
  let granted = known.get(role)
  if (granted === undefined) {
    const published = noOperations()
    const unpublished = role.permissions.flatMap((entry) => grantEntry(published, entry))
    granted = counted(published, new Map(unpublished))
    known.set(role, granted)
  }
  return granted
}

export function together(one: GrantedOperations, other: GrantedOperations): GrantedOperations {
  return counted(unionOf(one.published, other.published), new Map([...one.unpublished, ...other.unpublished]))
}

type Unpublished = readonly [text: string, kind: OperationKind]

/** Puts what an entry grants into a set, and answers what is not published. */
function grantEntry(published: OperationSet, entry: Permission): readonly Unpublished[] {
  const own = noOperations()
  const unpublished = [
    ...grantOnPlane(own, entry.actions, entry.notActions, false),
    ...grantOnPlane(own, entry.dataActions, entry.notDataActions, true),
  ]
  published.set(unionOf(published, own))
  return unpublished
}

function grantOnPlane(
  published: OperationSet,
  patterns: readonly string[],
  excluded: readonly string[],
  isDataAction: boolean,
): readonly Unpublished[] {
  const plane = isDataAction ? 'data' : 'control'
  const unpublished: Unpublished[] = []
  for (const pattern of patterns) {
    const matching = operationsMatching(pattern, plane)
    for (const number of matching) include(published, number)
    if (matching.length > 0 || excluded.some((each) => matchesOperation(each, pattern))) continue
    const name = normalizeOperationName(pattern)
    unpublished.push([`${plane} ${name}`, kindOf({ name, isDataAction })])
  }
  for (const pattern of excluded) {
    for (const number of operationsMatching(pattern, plane)) exclude(published, number)
  }
  return unpublished
}

let publishedByKind: readonly OperationSet[] | undefined

function counted(
  published: OperationSet,
  unpublished: ReadonlyMap<string, OperationKind>,
): GrantedOperations {
  publishedByKind ??= OPERATION_KINDS.map(publishedOfKind)
  const counts = countCommon(published, publishedByKind)
  for (const kind of unpublished.values()) {
    const index = OPERATION_KINDS.indexOf(kind)
    counts[index] = (counts[index] ?? 0) + 1
  }
  return { published, unpublished, counts }
}

function publishedOfKind(kind: OperationKind): OperationSet {
  const set = noOperations()
  indexedOperations().forEach((operation, number) => {
    if (kindOf(operation) === kind) include(set, number)
  })
  return set
}
