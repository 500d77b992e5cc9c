import type { Principal } from '../rbac/principal.ts'

/** A principal as the directory is asked for it: Microsoft Graph looks each type up in a collection of its own. */
export type DirectoryEntry = Pick<Principal, 'id' | 'type'>

export function directoryEntry({ id, type }: Principal): DirectoryEntry {
  return { id, type }
}
