import { mayBeLocked } from '../../knowledge/service-endpoint.ts'
import { lockRefuses, type LockLevel } from '../../rbac/lock.ts'
import { isAtOrAbove, withoutAuthorizationSuffix } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import type { Answer } from '../exchange.ts'
import type { TenantLock } from '../tenant.ts'
import type { Attempt } from './authorize.ts'
import { armError } from './errors.ts'

const LEVELS: readonly LockLevel[] = ['CanNotDelete', 'ReadOnly']

/** ARM's 409 where a lock refuses what the caller is allowed to do; null where none does. */
export function lockRefusal({ action, scope }: Attempt, context: SandboxContext): Answer | null {
  const operation = { name: action, isDataAction: false }
  if (!mayBeLocked(operation)) return null
  const locks = context.store.tenant.locks.filter((lock) => {
    const level = LEVELS.find((each) => each.toLowerCase() === lock.properties.level.toLowerCase())
    return level !== undefined && lockRefuses(level, operation) && isLockedBy(lock, scope, context)
  })
  if (locks.length === 0) return null
  const verb = /\/delete$/i.test(action) ? 'delete' : 'write'
  const scopes = locks.map(({ id }) => `'${withoutAuthorizationSuffix(id)}'`).join(',')
  return armError(
    409,
    'ScopeLocked',
    `The scope '${scope}' cannot perform ${verb} operation because following scope(s) are locked: ${scopes}. Please remove the lock and try again.`,
  )
}

/** Whether a lock is at or above a scope. */
export function isLockedBy({ id }: TenantLock, scope: string, { store }: SandboxContext): boolean {
  return isAtOrAbove(withoutAuthorizationSuffix(id), scope, store.hierarchy.managementGroupsAbove(scope))
}
