/** A text of a document, and where it stands. */
export interface Placed {
  readonly text: string
  /** JSON pointer */
  readonly pointer: string
}

export const LISTS = ['actions', 'notActions', 'dataActions', 'notDataActions'] as const
export type ListName = (typeof LISTS)[number]

export interface PermissionDocument {
  readonly pointer: string
  readonly lists: Readonly<Record<ListName, readonly Placed[]>>
  /** limits what it grants, in Azure's condition language */
  readonly condition: Placed | null
}

/** A role definition as somebody wrote it. */
export interface RoleDocument {
  readonly pointer: string
  readonly name: Placed | null
  readonly description: Placed | null
  readonly permissions: readonly PermissionDocument[]
  /** null: the document has no such list */
  readonly assignableScopes: readonly Placed[] | null
}
