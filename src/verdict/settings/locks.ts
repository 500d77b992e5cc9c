import { mayBeLocked } from '../../knowledge/service-endpoint.ts'
import type { BoundRequirement } from '../../question/question.ts'
import { lockRefuses, type ManagementLock } from '../../rbac/lock.ts'
import { isAtOrAbove } from '../../rbac/scope.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { describeScope } from '../describe-assignment.ts'
import { managementGroupsAbove } from '../principal-facts.ts'
import type { BlockingSetting } from './setting.ts'

/** The locks at and above a requirement's scope that refuse one of its operations. */
export function blockingLocks(
  { requirement, scope }: BoundRequirement,
  snapshot: Pick<AccessSnapshot, 'locks' | 'resources' | 'managementGroups'>,
): readonly BlockingSetting[] {
  const operations = requirement.operations.filter(mayBeLocked)
  const managementGroups = managementGroupsAbove(scope, snapshot)
  return snapshot.locks
    .filter(
      (lock) =>
        isAtOrAbove(lock.scope, scope, managementGroups) &&
        operations.some((operation) => lockRefuses(lock.level, operation)),
    )
    .map((lock) => ({
      blocks: 'lock',
      setting: 'Microsoft.Authorization/locks',
      text: lockText(lock, snapshot),
      lock,
    }))
}

function lockText(lock: ManagementLock, snapshot: Pick<AccessSnapshot, 'resources'>): string {
  const what =
    lock.level === 'ReadOnly'
      ? 'refuses every change there, POST calls such as listing keys and assigning roles included'
      : 'refuses to delete anything there'
  return `The lock "${lock.name}" (${lock.level}) on ${describeScope(lock.scope, snapshot)} ${what}, whatever the role.`
}
