/** One entry of a role definition's `permissions`. Exclusions subtract within their own entry only. */
export interface Permission {
  readonly actions: readonly string[]
  readonly notActions: readonly string[]
  readonly dataActions: readonly string[]
  readonly notDataActions: readonly string[]
  /** limits what this entry grants, in Azure's condition language */
  readonly condition?: string
}

export interface RoleDefinition {
  /** GUID in lower case: names change, ids do not */
  readonly id: string
  readonly name: string
  readonly isCustom: boolean
  readonly permissions: readonly Permission[]
  readonly assignableScopes: readonly string[]
}

/** The GUID at the end of a role definition's ARM id, in lower case. */
export function roleIdOf(roleDefinitionId: string): string {
  const name = roleDefinitionId.split('/').findLast((part) => part.trim() !== '') ?? ''
  return name.trim().toLowerCase()
}
