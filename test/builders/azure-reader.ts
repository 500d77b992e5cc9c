import type { AzureReader, Reading } from '../../src/snapshot/azure-reader.ts'

const nothing = <T>(value: T): Promise<Reading<T>> => Promise.resolve({ kind: 'read', value })

/** A tenant with nothing in it, but for what `reads` answer. */
export function emptyTenant(reads: Partial<AzureReader> = {}): AzureReader {
  return {
    portal: 'https://portal.azure.com',
    findPrincipals: () => nothing([]),
    describePrincipals: () => nothing([]),
    groupsOf: () => nothing([]),
    directGroupsOf: () => nothing([]),
    parentsOfGroups: () => nothing(new Map()),
    groupMembers: () => nothing([]),
    findResources: () => nothing([]),
    resource: () => nothing(null),
    children: () => nothing([]),
    roleAssignments: () => nothing([]),
    eligibleAssignments: () => nothing([]),
    activationPolicy: () => Promise.resolve({ kind: 'refused', why: 'Azure names none for the role' }),
    scheduledAssignments: () => nothing([]),
    denyAssignments: () => nothing([]),
    locks: () => nothing([]),
    builtInRoles: () => nothing([]),
    customRoles: () => nothing([]),
    roleDefinition: () => nothing(null),
    likelyGrantors: () => nothing([]),
    ...reads,
  }
}
