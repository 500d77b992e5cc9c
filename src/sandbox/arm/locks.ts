import { isAtOrAbove, scopesEqual, withoutAuthorizationSuffix } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId, type ExtensionPath } from '../extension-resource.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { TenantLock } from '../tenant.ts'
import { barrier } from './authorize.ts'
import { armError, notAllowed } from './errors.ts'
import { listAnswer } from './list.ts'
import { isLockedBy } from './lock-refusal.ts'

const READ = 'Microsoft.Authorization/locks/read'

/** `{scope}/providers/Microsoft.Authorization/locks[/{name}]`, api-version 2020-05-01. */
export function answerLocks(
  { scope, name }: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (request.method !== 'GET') return notAllowed(request.method)
  const barred = barrier({ callerId, action: READ, scope, reads: 'locks' }, context)
  if (barred !== null) return barred
  if (name !== null) return getLock(extensionId(scope, 'locks', name), name, context)
  const filter = request.url.searchParams.get('$filter')
  if (filter !== null && !/^\s*atScope\(\)\s*$/i.test(filter)) return unsupportedFilter(filter)
  const found = context.store.tenant.locks.filter(
    (lock) => isLockedBy(lock, scope, context) || (filter === null && isBelow(lock, scope, context)),
  )
  return listAnswer(found.map(written), request, context)
}

function getLock(id: string, name: string, { store }: SandboxContext): Answer {
  const found = store.tenant.locks.find((lock) => scopesEqual(lock.id, id))
  return found === undefined
    ? armError(404, 'LockNotFound', `The lock '${name}' could not be found.`)
    : { status: 200, body: written(found) }
}

function isBelow({ id }: TenantLock, scope: string, { store }: SandboxContext): boolean {
  const locked = withoutAuthorizationSuffix(id)
  return isAtOrAbove(scope, locked, store.hierarchy.managementGroupsAbove(locked))
}

function written(lock: TenantLock): unknown {
  return { ...lock, type: 'Microsoft.Authorization/locks' }
}

function unsupportedFilter(text: string): Answer {
  return armError(400, 'UnsupportedQuery', `The filter '${text}' is not supported; only 'atScope()' is.`)
}
