import { isAtOrAbove, scopeName } from '../../rbac/scope.ts'
import { accessOf, type Access, type Attributes } from '../access.ts'
import type { SandboxContext } from '../context.ts'
import { READER_ID } from '../credential.ts'
import type { Answer } from '../exchange.ts'
import type { UnreadableKind } from '../tenant.ts'
import { armError } from './errors.ts'
import { lockRefusal } from './lock-refusal.ts'
import { missingGroup, missingSubscription } from './scopes.ts'

/** What a caller wants to do at a scope. */
export interface Attempt {
  readonly callerId: string
  readonly action: string
  readonly scope: string
  /** set for reads that the tenant may call unreadable */
  readonly reads?: UnreadableKind
  readonly attributes?: Attributes
}

/** Why ARM does not let a request through: no such scope, no such right, or a lock; null where it does. */
export function barrier(attempt: Attempt, context: SandboxContext): Answer | null {
  return (
    missingSubscription(attempt.scope, context) ??
    refusal(attempt, context) ??
    missingGroup(attempt.scope, context) ??
    lockRefusal(attempt, context)
  )
}

/** ARM's 403 where the caller may not, null where they may. */
export function refusal(attempt: Attempt, context: SandboxContext): Answer | null {
  const { reads, scope } = attempt
  if (reads !== undefined && isUnreadable(reads, scope, context))
    return refused({ kind: 'not-granted' }, attempt, context)
  if (attempt.callerId === READER_ID) {
    return isRead(attempt.action) ? null : refused({ kind: 'not-granted' }, attempt, context)
  }
  const operation = { name: attempt.action, isDataAction: false }
  return refused(
    accessOf(context.store, attempt.callerId, operation, scope, attempt.attributes),
    attempt,
    context,
  )
}

export function isUnreadable(what: UnreadableKind, scope: string, { store }: SandboxContext): boolean {
  return store.tenant.unreadable.some(
    (each) =>
      each.what === what && isAtOrAbove(each.scope, scope, store.hierarchy.managementGroupsAbove(scope)),
  )
}

function isRead(action: string): boolean {
  return action.toLowerCase().endsWith('/read')
}

function refused(access: Access, attempt: Attempt, context: SandboxContext): Answer | null {
  const { action, scope } = attempt
  const client = `The client '${clientName(attempt.callerId, context)}' with object id '${attempt.callerId}'`
  switch (access.kind) {
    case 'allowed':
      return null
    case 'not-granted':
      return armError(
        403,
        'AuthorizationFailed',
        `${client} does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      )
    case 'condition-not-met':
      return armError(
        403,
        'AuthorizationFailed',
        `${client} has an authorization with ABAC condition that is not fulfilled to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      )
    case 'denied': {
      const { name, id, scope: deniedAt } = access.denyAssignment
      return armError(
        403,
        'DenyAssignmentAuthorizationFailed',
        `${client} has permission to perform action '${action}' on scope '${scope}'; however, the access is denied because of the deny assignment with name '${name}' and Id '${scopeName(id).replaceAll('-', '')}' at scope '${deniedAt}'.`,
      )
    }
  }
}

/** ARM names people by their user principal name and applications by their application id. */
function clientName(id: string, { store }: SandboxContext): string {
  const found = store.directory.find(id)
  if (found?.kind === 'user') return found.user.userPrincipalName
  if (found?.kind === 'servicePrincipal') return found.servicePrincipal.appId
  return id
}
