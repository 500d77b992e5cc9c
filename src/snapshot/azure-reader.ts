import type { Resource } from '../question/question.ts'
import type { DenyAssignment, EligibleAssignment, RoleAssignment } from '../rbac/assignment.ts'
import type { ManagementLock } from '../rbac/lock.ts'
import type { Principal } from '../rbac/principal.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'

/** What one read came to. A refusal is an expected outcome: it becomes a blind spot. */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  /** `why` is a sentence for people: what Azure answered */
  | { readonly kind: 'refused'; readonly why: string }

/** Azure did not answer at all: no network, no credential, a certificate that is not trusted. */
export class AzureUnreachableError extends Error {
  override readonly name = 'AzureUnreachableError'
}

/** Which resources to find; every list is joined by "or", names and hosts are compared without regard to case. */
export interface ResourceQuery {
  readonly ids?: readonly string[]
  readonly names?: readonly string[]
  readonly hosts?: readonly string[]
  /** ARM types; any type where left out */
  readonly types?: readonly string[]
  /** `containers`: subscriptions, resource groups and management groups instead of resources */
  readonly among?: 'resources' | 'containers'
}

/** ARM types of containers, as Resource Graph writes them. */
export const GROUP_TYPE = 'microsoft.resources/subscriptions/resourcegroups'
export const SUBSCRIPTION_TYPE = 'microsoft.resources/subscriptions'

export type PrincipalQuery =
  | { readonly by: 'object-id'; readonly id: string }
  | { readonly by: 'app-id'; readonly id: string }
  /** user principal name, mail or display name */
  | { readonly by: 'name'; readonly name: string }

/** Whose role assignments: everyone's at or above the scope, or one principal's, through groups included. */
export type AssignmentQuery = { readonly of: 'everyone' } | { readonly of: 'principal'; readonly id: string }

/** All that Rolecall ever asks of Azure, read only. Faults reject with `AzureUnreachableError`. */
export interface AzureReader {
  findPrincipal(query: PrincipalQuery): Promise<Reading<Principal | null>>
  describePrincipals(ids: readonly string[]): Promise<Reading<readonly Principal[]>>
  /** the groups that a principal is in, transitive */
  groupsOf(principal: Principal): Promise<Reading<readonly Principal[]>>
  /** people and service principals, transitive */
  groupMembers(groupId: string): Promise<Reading<readonly Principal[]>>

  findResources(query: ResourceQuery): Promise<Reading<readonly Resource[]>>
  /** null: there is none of that id */
  resource(id: string): Promise<Reading<Resource | null>>
  /** child resources of one type, such as `connections` */
  children(parentId: string, type: string): Promise<Reading<readonly Resource[]>>

  roleAssignments(scope: string, query: AssignmentQuery): Promise<Reading<readonly RoleAssignment[]>>
  eligibleAssignments(scope: string, query: AssignmentQuery): Promise<Reading<readonly EligibleAssignment[]>>
  denyAssignments(scope: string): Promise<Reading<readonly DenyAssignment[]>>
  /** at and above the scope */
  locks(scope: string): Promise<Reading<readonly ManagementLock[]>>
  roleDefinitions(scope: string): Promise<Reading<readonly RoleDefinition[]>>
  /** null: there is none of that id */
  roleDefinition(scope: string, roleId: string): Promise<Reading<RoleDefinition | null>>
}

export function isAzureUnreachable(error: unknown): error is AzureUnreachableError {
  return error instanceof AzureUnreachableError
}
