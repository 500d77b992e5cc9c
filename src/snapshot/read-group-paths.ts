import type { DenyAssignment, RoleAssignment } from '../rbac/assignment.ts'
import type { Principal } from '../rbac/principal.ts'
import { isAzureUnreachable, type AzureReader, type Reading } from './azure-reader.ts'
import { directoryEntry } from './directory-entry.ts'
import { valueOf } from './reading-value.ts'
import type { PrincipalFacts } from './snapshot.ts'
import { unique } from './unique.ts'

/** Ids of the groups that each person or group is directly in, by object id in lower case, as far as read. */
export type DirectGroups = ReadonlyMap<string, readonly string[]>

/** Five batches of Microsoft Graph. */
export const MOST_GROUPS = 100

/** Paths explain an answer and change none, so what cannot be read is left out. */
export async function readDirectGroups(
  people: readonly Principal[],
  reader: AzureReader,
): Promise<DirectGroups> {
  const read = await Promise.all(
    people.map((person) => orRefused(reader.directGroupsOf(directoryEntry(person)))),
  )
  return new Map(
    people.flatMap(({ id }, index) => {
      const groups = valueOf<readonly string[] | null>(read[index], null)
      return groups === null ? [] : [[id.toLowerCase(), groups]]
    }),
  )
}

/** What may come to somebody through a group. */
export interface HeldByGroups {
  readonly roleAssignments: readonly RoleAssignment[]
  readonly eligibleAssignments: readonly RoleAssignment[]
  readonly denyAssignments: readonly DenyAssignment[]
}

/**
 * Adds which groups are in which, for people to whom an assignment comes through a group that they are not
 * directly in. Whoever is in very many groups is passed over.
 */
export async function withGroupsBetween(
  direct: DirectGroups,
  people: readonly PrincipalFacts[],
  held: HeldByGroups,
  reader: AzureReader,
): Promise<DirectGroups> {
  const holders = new Set(
    [
      ...held.roleAssignments.map(({ principalId }) => principalId),
      ...held.eligibleAssignments.map(({ principalId }) => principalId),
      ...held.denyAssignments.flatMap(({ principals }) => principals.map(({ id }) => id)),
    ].map((id) => id.toLowerCase()),
  )
  const between = people
    .filter(({ principal, groupIds }) => isNested(direct.get(principal.id.toLowerCase()), groupIds, holders))
    .reduce<readonly string[]>((all, { groupIds }) => {
      const more = unique([...all, ...groupIds])
      return more.length > MOST_GROUPS ? all : more
    }, [])
  if (between.length === 0) return direct
  return new Map([
    ...direct,
    ...valueOf(await orRefused(reader.parentsOfGroups(between.toSorted())), new Map()),
  ])
}

function isNested(
  direct: readonly string[] | undefined,
  groupIds: readonly string[],
  holders: ReadonlySet<string>,
): boolean {
  if (direct === undefined) return false
  const near = new Set(direct.map((id) => id.toLowerCase()))
  return groupIds.some((id) => holders.has(id.toLowerCase()) && !near.has(id.toLowerCase()))
}

async function orRefused<T>(read: Promise<Reading<T>>): Promise<Reading<T>> {
  try {
    return await read
  } catch (error) {
    if (isAzureUnreachable(error)) return { kind: 'refused', why: error.why }
    throw error
  }
}
