import type { Operation } from './operation.ts'

export type LockLevel = 'CanNotDelete' | 'ReadOnly'

/**
 * A management lock: it holds for everyone at its scope and below, whatever their roles, and for Resource
 * Manager only (Azure documentation, "Lock your resources to protect your infrastructure").
 */
export interface ManagementLock {
  /** ARM id */
  readonly id: string
  readonly name: string
  readonly scope: string
  readonly level: LockLevel
  /** untrusted: what whoever made it wrote about it */
  readonly notes: string | null
  /** an application owns it, such as a managed application, and nobody else can delete it */
  readonly isOwned: boolean
}

/** Whether a lock of that level refuses an operation: the last part of a name stands for its HTTP method. */
export function lockRefuses(level: LockLevel, { name, isDataAction }: Operation): boolean {
  if (isDataAction || /^microsoft\.authorization\/locks\//i.test(name)) return false
  return level === 'ReadOnly' ? /\/(?:write|delete|action)$/i.test(name) : /\/delete$/i.test(name)
}
