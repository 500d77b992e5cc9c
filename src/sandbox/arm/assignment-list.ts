import { EVERYONE, sameId } from '../../rbac/principal.ts'
import { isAtOrAbove } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { UnreadableKind } from '../tenant.ts'
import { barrier } from './authorize.ts'
import { armError } from './errors.ts'
import { parseAssignmentFilter, type AssignmentFilter } from './filter.ts'
import { listAnswer } from './list.ts'

/** Something that ARM lists for a scope and a principal. */
export interface Assigned {
  readonly properties: { readonly scope: string }
}

export interface AssignmentListing<T extends Assigned> {
  /** `Microsoft.Authorization/roleAssignments/read` */
  readonly action: string
  readonly reads: UnreadableKind
  readonly items: readonly T[]
  readonly principalsOf: (item: T) => readonly string[]
  readonly write: (item: T) => unknown
  readonly supports: (filter: AssignmentFilter) => boolean
}

/** `GET {scope}/providers/Microsoft.Authorization/{collection}`. */
export function listForScope<T extends Assigned>(
  listing: AssignmentListing<T>,
  scope: string,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  const barred = barrier({ callerId, action: listing.action, scope, reads: listing.reads }, context)
  if (barred !== null) return barred
  const text = request.url.searchParams.get('$filter')
  const filter = parseAssignmentFilter(text)
  if (filter === null || !listing.supports(filter)) return unsupportedFilter(text ?? '')
  const found = listing.items.filter(
    (item) =>
      isListedAt(item.properties.scope, scope, filter, context) &&
      isListedFor(listing.principalsOf(item), filter, callerId, context),
  )
  return listAnswer(found.map(listing.write), request, context)
}

function isListedAt(
  assignedAt: string,
  scope: string,
  { atScope }: AssignmentFilter,
  { store: { hierarchy } }: SandboxContext,
): boolean {
  if (isAtOrAbove(assignedAt, scope, hierarchy.managementGroupsAbove(scope))) return true
  return !atScope && isAtOrAbove(scope, assignedAt, hierarchy.managementGroupsAbove(assignedAt))
}

function isListedFor(
  principals: readonly string[],
  { principalId, assignedTo, asTarget }: AssignmentFilter,
  callerId: string,
  context: SandboxContext,
): boolean {
  if (principalId !== null && !principals.some((each) => sameId(each, principalId))) return false
  if (assignedTo !== null && !principals.some((each) => isAssignedTo(assignedTo, each, context))) return false
  return !asTarget || principals.some((each) => isAssignedTo(callerId, each, context))
}

function isAssignedTo(id: string, principalId: string, { store }: SandboxContext): boolean {
  if (principalId === EVERYONE) return true
  return sameId(id, principalId) || store.directory.isIn(id, principalId)
}

function unsupportedFilter(text: string): Answer {
  return armError(
    400,
    'UnsupportedQuery',
    `The filter '${text}' is not supported. Supported filters are either 'atScope()' or 'principalId eq '{value}' or assignedTo('{value}')'.`,
  )
}
