import type { AzureReader, Read, ReadName } from '../azure-reader.ts'

/** Stands around one kind of read. */
export type AroundRead = <Name extends ReadName>(name: Name, read: Read<Name>) => Read<Name>

/** A reader with `around` put around each of its reads. */
export function aroundEachRead(reader: AzureReader, around: AroundRead): AzureReader {
  return {
    portal: reader.portal,
    findPrincipals: around('findPrincipals', reader.findPrincipals),
    describePrincipals: around('describePrincipals', reader.describePrincipals),
    groupsOf: around('groupsOf', reader.groupsOf),
    directGroupsOf: around('directGroupsOf', reader.directGroupsOf),
    parentsOfGroups: around('parentsOfGroups', reader.parentsOfGroups),
    groupMembers: around('groupMembers', reader.groupMembers),
    findResources: around('findResources', reader.findResources),
    resource: around('resource', reader.resource),
    children: around('children', reader.children),
    roleAssignments: around('roleAssignments', reader.roleAssignments),
    eligibleAssignments: around('eligibleAssignments', reader.eligibleAssignments),
    activationPolicy: around('activationPolicy', reader.activationPolicy),
    scheduledAssignments: around('scheduledAssignments', reader.scheduledAssignments),
    denyAssignments: around('denyAssignments', reader.denyAssignments),
    locks: around('locks', reader.locks),
    builtInRoles: around('builtInRoles', reader.builtInRoles),
    customRoles: around('customRoles', reader.customRoles),
    roleDefinition: around('roleDefinition', reader.roleDefinition),
    likelyGrantors: around('likelyGrantors', reader.likelyGrantors),
  }
}

/** Two reads of one kind with the same key ask the same: ids and names compare without regard to case. */
export function readKey(query: readonly unknown[]): string {
  return JSON.stringify(query).toLowerCase()
}
