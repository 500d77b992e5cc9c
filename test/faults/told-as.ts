import type { ReadName } from '../../src/snapshot/azure-reader.ts'
import type { BlindSpotCode } from '../../src/snapshot/snapshot.ts'

/** What a read that fails is told as where an answer is weaker for it; null: no verdict and no advice hangs on it. */
export const TOLD_AS: Readonly<Record<ReadName, BlindSpotCode | null>> = {
  findPrincipals: 'directory-unread',
  describePrincipals: 'directory-unread',
  groupsOf: 'directory-unread',
  directGroupsOf: null,
  parentsOfGroups: null,
  groupMembers: 'directory-unread',
  findResources: 'resource-unread',
  resource: 'resource-unread',
  children: 'resource-unread',
  roleAssignments: 'role-assignments-unread',
  eligibleAssignments: 'eligible-assignments-unread',
  activationPolicy: 'activation-policy-unread',
  scheduledAssignments: null,
  denyAssignments: 'deny-assignments-unread',
  locks: 'locks-unread',
  builtInRoles: 'role-definitions-unread',
  customRoles: 'role-definitions-unread',
  roleDefinition: 'role-definitions-unread',
  likelyGrantors: null,
}
