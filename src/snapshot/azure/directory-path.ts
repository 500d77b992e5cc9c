import type { Principal, PrincipalType } from '../../rbac/principal.ts'

/** Microsoft Graph knows memberships of users, groups and service principals, not of directory objects as such. */
const COLLECTIONS: Readonly<Partial<Record<PrincipalType, string>>> = {
  User: 'users',
  Group: 'groups',
  ServicePrincipal: 'servicePrincipals',
  Device: 'devices',
}

/** Where Microsoft Graph v1.0 keeps a principal: `users/{id}`. */
export function directoryPath({ id, type }: Pick<Principal, 'id' | 'type'>): string {
  const collection = type === null ? undefined : COLLECTIONS[type]
  return `${collection ?? 'directoryObjects'}/${encodeURIComponent(id)}`
}
