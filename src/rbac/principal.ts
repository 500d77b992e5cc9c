/** The principal types of ARM's role assignments. A managed identity is a `ServicePrincipal`. */
export type PrincipalType = 'User' | 'Group' | 'ServicePrincipal' | 'ForeignGroup' | 'Device'

export interface Principal {
  /** Entra object id */
  readonly id: string
  /** null where the directory could not be read */
  readonly type: PrincipalType | null
  readonly name: string | null
}

/** Stands for everyone in deny assignments, with the type `SystemDefined` (Azure documentation, "deny assignments"). */
export const EVERYONE = '00000000-0000-0000-0000-000000000000'

export function sameId(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

/**
 * Whether a principal could activate an eligible role: applications and managed identities cannot take the
 * steps of an activation (Azure documentation, "Assign Azure roles using the Azure portal").
 */
export function canActivateRoles({ type }: { readonly type: string | null }): boolean {
  return type !== 'ServicePrincipal'
}
