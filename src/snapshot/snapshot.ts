import type { CosmosDataRoles } from '../knowledge/cosmos-data-roles.ts'
import type { Resource } from '../question/question.ts'
import type { ActivationPolicy } from '../rbac/activation-policy.ts'
import type { DenyAssignment, EligibleAssignment, RoleAssignment } from '../rbac/assignment.ts'
import type { ManagementLock } from '../rbac/lock.ts'
import type { Principal } from '../rbac/principal.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'

export const BLIND_SPOT_CODES = [
  'role-assignments-unread',
  'role-definitions-unread',
  'deny-assignments-unread',
  'eligible-assignments-unread',
  'activation-policy-unread',
  'resource-unread',
  'locks-unread',
  'cosmos-roles-unread',
  'access-control-lists-unread',
  'directory-unread',
] as const
export type BlindSpotCode = (typeof BLIND_SPOT_CODES)[number]

/** Something that could not be read, at `scope` and below, and why. */
export interface BlindSpot {
  readonly code: BlindSpotCode
  readonly scope: string
  readonly text: string
}

export interface PrincipalFacts {
  readonly principal: Principal
  /** transitive, as far as they could be read */
  readonly groupIds: readonly string[]
  /** false: the principal may be in further groups */
  readonly groupsComplete: boolean
}

export interface GroupFacts {
  readonly id: string
  readonly name: string | null
  /** people and service principals, transitive; null where unreadable */
  readonly members: readonly Principal[] | null
}

/** Every fact read from Azure for one question. */
export interface AccessSnapshot {
  /** ISO 8601 */
  readonly takenAt: string
  /** the Azure portal of the cloud that was read: `https://portal.azure.com` */
  readonly portal: string
  /** those that the requirements are about and those who hold a role there, by object id in lower case */
  readonly principals: ReadonlyMap<string, PrincipalFacts>
  readonly groups: ReadonlyMap<string, GroupFacts>
  /** ids of the groups that a person or group is directly in, by object id in lower case, as far as they were read */
  readonly directGroups: ReadonlyMap<string, readonly string[]>
  /** what the requirements are about, and the subscriptions around it, by ARM id in lower case */
  readonly resources: ReadonlyMap<string, Resource>
  /** by GUID in lower case */
  readonly roleDefinitions: ReadonlyMap<string, RoleDefinition>
  /** the list of the built-in roles could not be read, so that only those are there that somebody holds */
  readonly lacksBuiltInRoles?: true
  readonly roleAssignments: readonly RoleAssignment[]
  readonly eligibleAssignments: readonly EligibleAssignment[]
  /** of the eligible roles that would help somebody whom the requirements are about */
  readonly activationPolicies: readonly ActivationPolicy[]
  readonly denyAssignments: readonly DenyAssignment[]
  /** at and above the scopes where a lock may refuse what is asked about */
  readonly locks: readonly ManagementLock[]
  /** by the ARM id of the Cosmos DB account in lower case; only where they were asked about and could be read */
  readonly cosmosRoles: ReadonlyMap<string, CosmosDataRoles>
  /** names of the management groups above, by subscription id or management group name in lower case */
  readonly managementGroups: ReadonlyMap<string, readonly string[]>
  readonly blindSpots: readonly BlindSpot[]
}
