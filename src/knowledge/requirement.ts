import type { Operation } from '../rbac/operation.ts'

/** The article's tables, and the rows that came after it. */
export const TABLES = [
  'troubleshooting',
  'connection',
  'playground',
  'openai-existing',
  'hub-creation',
  'app-insights',
  'project-creation',
  'project-member',
  'hub-role',
  'project-role',
  'persona',
  'outside-resource',
  'acr',
  'cmk',
  'foundry',
  'operation',
] as const
export type Table = (typeof TABLES)[number]

/** Whose permission a row speaks of. Identities are the system-assigned ones of the resource named. */
export type AssigneeKind =
  | 'caller'
  | 'openai-identity'
  | 'chat-openai-identity'
  | 'search-identity'
  | 'hub-identity'
  | 'hub-user-assigned-identity'
  | 'project-identity'

/** What a row's assignee must reach. */
export type ResourceKind =
  | 'openai'
  | 'chat-openai'
  | 'embedding-openai'
  | 'search'
  | 'storage'
  | 'blob-storage'
  | 'data-lake'
  | 'fabric-workspace'
  | 'hub'
  | 'project'
  | 'resource-group'
  | 'creation-scope'
  | 'container-registry'
  | 'key-vault'
  | 'foundry-account'
  | 'foundry-project'
  | 'any'

export interface RoleName {
  /** role definition GUID */
  readonly id: string
  readonly name: string
}

/** One row: its assignee needs all of its operations on its resource. Any role that brings them meets it. */
export interface Requirement {
  readonly id: string
  readonly table: Table
  /** the article's own role; null where the row names operations only */
  readonly role: RoleName | null
  /** what the article names besides, or in its prose where the row names operations only */
  readonly otherRoles?: readonly RoleName[]
  readonly operations: readonly Operation[]
  readonly assignee: AssigneeKind
  readonly resource: ResourceKind
  readonly purpose: string
  /** set where the right lives outside Azure RBAC: which system, and how to grant it there */
  readonly elsewhere?: string
  /** what can be said of a row of an identity while its hub is yet to be made */
  readonly beforeHub?: string
}

/** Whether a row is the article's, rather than of what came after it. */
export function isOfArticle({ table }: Pick<Requirement, 'table'>): boolean {
  return table !== 'foundry' && table !== 'operation'
}

/** The roles that a row names, in its table or in the article's prose, its own first. */
export function rolesNamedBy({ role, otherRoles = [] }: Requirement): readonly RoleName[] {
  return role === null ? otherRoles : [role, ...otherRoles]
}

/** Tables whose rows are ways to one end: one that works is enough. */
const WAYS: readonly Table[] = ['acr']

export function isOneOfWays({ table }: Requirement): boolean {
  return WAYS.includes(table)
}

/** Tables whose rows are rungs of a ladder: they tell what a role lets one do, and nobody needs all of them. */
const ROLE_TABLES: readonly Table[] = ['hub-role', 'project-role', 'persona']

export function describesRole({ table }: Requirement): boolean {
  return ROLE_TABLES.includes(table)
}

/** The article: hubs can be made with built-in roles only, whatever operations a custom role holds. */
export function needsBuiltInRole({ id }: Requirement): boolean {
  return id === 'hub-creation/workspace'
}
