import type { Resource } from '../question/question.ts'
import type { ActivationPolicy } from '../rbac/activation-policy.ts'
import type {
  ActiveSchedule,
  DenyAssignment,
  EligibleAssignment,
  RoleAssignment,
} from '../rbac/assignment.ts'
import type { ManagementLock } from '../rbac/lock.ts'
import type { Principal } from '../rbac/principal.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import type { DirectoryEntry } from './directory-entry.ts'

/** What one read came to. A refusal is an expected outcome: it becomes a blind spot. */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  /** `why` is a sentence for people: what Azure answered */
  | { readonly kind: 'refused'; readonly why: string; readonly answer?: RefusalAnswer }

/** What Azure answered in place of what was asked for; absent where the answer itself was of no use. */
export interface RefusalAnswer {
  /** of HTTP */
  readonly status: number
  /** Azure's error code */
  readonly code: string | null
}

/** Azure did not answer at all: no network, no credential, a certificate that is not trusted. */
export class AzureUnreachableError extends Error {
  override readonly name = 'AzureUnreachableError'
  /** completes "… could not be read: " */
  readonly why: string

  constructor(
    message: string,
    { why = 'Azure did not answer', ...options }: ErrorOptions & { why?: string } = {},
  ) {
    super(message, options)
    this.why = why
  }
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

/** What Privileged Identity Management adds to the role assignment of that role to that principal at that scope. */
export interface ScheduledAssignment {
  readonly scope: string
  readonly roleId: string
  readonly principalId: string
  readonly schedule: ActiveSchedule
}

/** Whose role assignments: everyone's at or above the scope, or one principal's, through groups included. */
export type AssignmentQuery = { readonly of: 'everyone' } | { readonly of: 'principal'; readonly id: string }

/** Somebody who seems to hold a role that can assign roles, at `scope` and below. */
export interface LikelyGrantor {
  readonly principalId: string
  readonly isGroup: boolean
  readonly scope: string
}

/** What is asked for, and what it is answered with. */
interface Reads {
  /** an id names one at most; a name may be several’s */
  findPrincipals: { query: [query: PrincipalQuery]; answer: readonly Principal[] }
  describePrincipals: { query: [ids: readonly string[]]; answer: readonly Principal[] }
  /** the groups that a principal is in, transitive */
  groupsOf: { query: [principal: DirectoryEntry]; answer: readonly Principal[] }
  /** ids of the groups that a principal is directly in */
  directGroupsOf: { query: [principal: DirectoryEntry]; answer: readonly string[] }
  /** ids of the groups that each group is directly in, by its id in lower case; without those that were refused */
  parentsOfGroups: { query: [groupIds: readonly string[]]; answer: ReadonlyMap<string, readonly string[]> }
  /** people and service principals, transitive */
  groupMembers: { query: [groupId: string]; answer: readonly Principal[] }

  findResources: { query: [query: ResourceQuery]; answer: readonly Resource[] }
  /** null: there is none of that id */
  resource: { query: [id: string]; answer: Resource | null }
  /** child resources of one type, such as `connections` */
  children: { query: [parentId: string, type: string]; answer: readonly Resource[] }

  roleAssignments: { query: [scope: string, query: AssignmentQuery]; answer: readonly RoleAssignment[] }
  eligibleAssignments: {
    query: [scope: string, query: AssignmentQuery]
    answer: readonly EligibleAssignment[]
  }
  /** of one role, by the ARM id that an eligible assignment at that scope gives it */
  activationPolicy: { query: [scope: string, roleDefinitionId: string]; answer: ActivationPolicy }
  /** of everyone's role assignments at or above the scope */
  scheduledAssignments: { query: [scope: string]; answer: readonly ScheduledAssignment[] }
  denyAssignments: { query: [scope: string]; answer: readonly DenyAssignment[] }
  /** at and above the scope */
  locks: { query: [scope: string]; answer: readonly ManagementLock[] }
  /** the same everywhere; `scope` is where the reader asks */
  builtInRoles: { query: [scope: string]; answer: readonly RoleDefinition[] }
  /** those that can be assigned at the scope */
  customRoles: { query: [scope: string]; answer: readonly RoleDefinition[] }
  /** null: there is none of that id */
  roleDefinition: { query: [scope: string, roleId: string]; answer: RoleDefinition | null }
  /** may be hours old: a hint of whom to look up in time, never a fact to judge by */
  likelyGrantors: { query: []; answer: readonly LikelyGrantor[] }
}

export type ReadName = keyof Reads
export type Query<Name extends ReadName> = Reads[Name]['query']
export type Answer<Name extends ReadName> = Reads[Name]['answer']

export type Read<Name extends ReadName> = (...query: Query<Name>) => Promise<Reading<Answer<Name>>>

/** All that Rolecall ever asks of Azure, read only. Faults reject with `AzureUnreachableError`. */
export type AzureReader = { readonly [Name in ReadName]: Read<Name> } & {
  /** the Azure portal of the cloud that is read: `https://portal.azure.com` */
  readonly portal: string
}

export function isAzureUnreachable(error: unknown): error is AzureUnreachableError {
  return error instanceof AzureUnreachableError
}

/** Whether a read ended because nobody waits for it any more. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
