import type { LockLevel, ManagementLock } from '../../src/rbac/lock.ts'

export function lock(
  level: LockLevel,
  scope: string,
  fields: Partial<Pick<ManagementLock, 'name' | 'notes' | 'isOwned'>> = {},
): ManagementLock {
  const name = fields.name ?? 'keep'
  return {
    id: `${scope}/providers/Microsoft.Authorization/locks/${name}`,
    name,
    scope,
    level,
    notes: null,
    isOwned: false,
    ...fields,
  }
}
