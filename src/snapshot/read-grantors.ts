import { ASSIGN_ROLES } from '../knowledge/operation-names.ts'
import type { RoleAssignment } from '../rbac/assignment.ts'
import type { Principal } from '../rbac/principal.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { roleIndexOf } from '../rbac/role-index.ts'
import type { AzureReader } from './azure-reader.ts'
import { directoryBlindSpot } from './blind-spots.ts'
import { valueOf } from './reading-value.ts'
import type { GroupFacts, PrincipalFacts } from './snapshot.ts'
import { unique } from './unique.ts'

/** The people behind every assignment that may let somebody assign roles, groups opened. */
export async function readGrantors(
  assignments: readonly RoleAssignment[],
  roles: ReadonlyMap<string, RoleDefinition>,
  known: readonly Principal[],
  reader: AzureReader,
) {
  const assigning = roleIndexOf(roles).rolesGranting(ASSIGN_ROLES)
  const holders = assignments.filter(({ roleId }) => {
    const role = roles.get(roleId)
    return role !== undefined && assigning.has(role)
  })
  const groupIds = unique(
    holders.filter(({ principalType }) => principalType === 'Group').map((each) => each.principalId),
  )
  const otherIds = unique(holders.map(({ principalId }) => principalId))
  const [described, members] = await Promise.all([
    otherIds.length === 0 ? null : reader.describePrincipals(otherIds),
    Promise.all(groupIds.map((id) => reader.groupMembers(id))),
  ])
  const names = new Map(
    (described === null ? [] : valueOf(described, [])).map((each) => [each.id.toLowerCase(), each]),
  )
  const knownIds = new Set(known.map(({ id }) => id.toLowerCase()))
  return {
    principals: [...names.values()]
      .filter(({ id, type }) => type !== 'Group' && !knownIds.has(id.toLowerCase()))
      .map((principal): PrincipalFacts => ({ principal, groupIds: [], groupsComplete: false })),
    groups: groupIds.map((id, index): GroupFacts => {
      const read = members[index]
      return {
        id,
        name: names.get(id.toLowerCase())?.name ?? null,
        members: read?.kind === 'read' ? read.value : null,
      }
    }),
    blindSpots: [described, ...members].flatMap((read) =>
      read?.kind === 'refused' ? [directoryBlindSpot(read.why)] : [],
    ),
  }
}
